/** What is stored of a parse. */
import { parsePlan } from '#core/plan/parse-plan.ts';
import type { Doubt, ParsedPlan } from '#core/plan/parsed-plan.ts';
import type { ReadDocument } from '#server/plan/readers/read-result.ts';

/** The parser's ledger with a doubt for every place that the reader had to change, and with what it left out. */
export function parseDocument(document: Pick<ReadDocument, 'text' | 'replaced' | 'setAside'>): Omit<ParsedPlan, 'text'> {
  const { text: _text, ...ledger } = parsePlan(document.text);
  const doubts: Doubt[] = document.replaced.map(({ start, end, what }) => ({ start, end, code: 'replaced-character', message: what }));
  const setAside = [...ledger.setAside, ...document.setAside].sort((a, b) => a.start - b.start);
  return { ...ledger, setAside, doubts: [...ledger.doubts, ...doubts].sort((a, b) => a.start - b.start) };
}
