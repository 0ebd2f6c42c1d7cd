/** What is stored of a parse. */
import { parsePlan } from '#core/plan/parse-plan.ts';
import type { Doubt, ParsedPlan } from '#core/plan/parsed-plan.ts';
import type { ReadDocument } from '#server/plan/readers/read-result.ts';

/** The parser's ledger with a doubt for every character that the reader had to replace. */
export function parseDocument(document: Pick<ReadDocument, 'text' | 'replaced'>): Omit<ParsedPlan, 'text'> {
  const { text: _text, ...ledger } = parsePlan(document.text);
  const doubts: Doubt[] = document.replaced.map(({ start, end, what }) => ({ start, end, code: 'replaced-character', message: what }));
  return { ...ledger, doubts: [...ledger.doubts, ...doubts].sort((a, b) => a.start - b.start) };
}
