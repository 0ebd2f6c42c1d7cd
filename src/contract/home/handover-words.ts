/** What 交接单 says in a row of its tables, on the page as on paper. */
import type { HandoverRow } from '#contract/home/handover-endpoints.ts';

export const handoverParts = ['owed', 'promised', 'stuck'] as const;
export type HandoverPart = (typeof handoverParts)[number];

export const handoverColumns = ['due', 'kind', 'item', 'said'] as const;

/** Without zod, which pages do without. */
const isoDay = /^\d{4}-\d{2}-\d{2}$/;

/** In the reader's language and by the page's way to tell a day, or the paper's. */
interface Telling {
  textOfCode(code: string, data: HandoverRow['data'], fallback: string): string;
  sayDay(day: string): string;
}

/** The cells of a row. What is owed is called as on 工作台; the rest has more words beside what was written of it. */
export function handoverCells(
  part: HandoverPart,
  { kind, code, title, said, due, data }: HandoverRow,
  { textOfCode, sayDay }: Telling,
): Readonly<Record<(typeof handoverColumns)[number], string>> {
  const kindWords = textOfCode(`${part === 'owed' ? 'desk' : 'handover'}.${kind}`, {}, kind);
  const told = Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, typeof value === 'string' && isoDay.test(value) ? sayDay(value) : value]),
  );
  const note = part === 'owed' || Object.keys(data).length === 0 ? '' : textOfCode(`handover.${kind}.note`, told, '');
  return {
    due: due === null ? '' : sayDay(due),
    kind: kindWords,
    item: [code, title ?? textOfCode(`desk.${kind}.text`, told, kindWords)].filter(Boolean).join(' '),
    said: [said, note].filter(Boolean).join(' · '),
  };
}
