/**
 * Text of a chapter that no task covers is not accounted for: it becomes `other`, for a person to check. White space, punctuation and list
 * numbers between tasks belong to the tasks; a sentence that only names what the next ones spell out is a heading.
 */
import type { Clause, ClauseKind, Range, SetAside } from './parsed-plan.ts';

const punctuation = /[\s\p{P}\p{S}]+/gu;
const itemNumber = /^(?:第?[一二三四五六七八九十]{1,3}[是则]?|\d{1,3}|[①-⑳])?$/u;

/** Whether a text has no words, only punctuation, white space or a list number. */
function isPunctuationOnly(text: string): boolean {
  return text === '' || itemNumber.test(text.replace(punctuation, ''));
}

/** Cuts the clauses of kind task along the tasks. All three lists stand in the order of the text; the answer tiles it as `clauses` do. */
export function accountClauses(
  text: string,
  clauses: readonly Clause[],
  tasks: readonly Range[],
  runInHeadings: readonly Range[],
): Clause[] {
  const claimed = [
    ...tasks.map(({ start, end }) => ({ start, end, kind: 'task' as const })),
    ...runInHeadings.map(({ start, end }) => ({ start, end, kind: 'heading' as const })),
  ].sort((a, b) => a.start - b.start);
  const cut: Clause[] = [];
  let next = 0;
  for (const clause of clauses) {
    while (next < claimed.length && (claimed[next]?.end ?? 0) <= clause.start) next++;
    if (clause.kind !== 'task') {
      cut.push(clause);
      continue;
    }
    let at = clause.start;
    let kind: ClauseKind = 'task';
    let open = clause.start;
    const switchKind = (to: number, into: ClauseKind): void => {
      if (into === kind) return;
      if (to > open) cut.push({ path: clause.path, kind, start: open, end: to });
      kind = into;
      open = to;
    };
    for (let index = next; index < claimed.length; index++) {
      const range = claimed[index];
      if (range === undefined || range.start >= clause.end) break;
      const start = Math.max(range.start, clause.start);
      if (!isPunctuationOnly(text.slice(at, start))) switchKind(at, 'other');
      switchKind(start, range.kind);
      at = Math.min(range.end, clause.end);
    }
    if (!isPunctuationOnly(text.slice(at, clause.end))) switchKind(at, 'other');
    if (clause.end > open) cut.push({ path: clause.path, kind, start: open, end: clause.end });
  }
  return cut;
}

/** Attachments that give nobody work: a glossary, a form, a list. That one is named in a line takes nothing away. */
export function attachmentsAside(text: string, clauses: readonly Clause[]): SetAside[] {
  const found: SetAside[] = [];
  let from = 0;
  clauses.forEach(({ kind, start, end }, index) => {
    if (kind !== 'attachment') return;
    if (clauses[index - 1]?.kind !== 'attachment') from = start;
    if (clauses[index + 1]?.kind === 'attachment') return;
    const count = text.slice(from, end).match(/[^\s][^\n]*/gu)?.length ?? 0;
    if (count > 1) found.push({ kind: 'attachment', start: from, end: from + text.slice(from, end).trimEnd().length, count });
  });
  return found;
}
