/** What a task's text reads as: slices of the document, with the misprints that a person corrected. */
import type { DraftDoubt } from '#core/plan/draft/draft.ts';
import type { DraftState } from '#core/plan/draft/draft-state.ts';
import { contains } from '#core/plan/draft/ranges.ts';
import type { Range } from '#core/plan/parsed-plan.ts';

/** A correction that a person gave for a range of the document. */
interface Correction extends Range {
  readonly text: string;
}

/** The corrections among the settled doubts, in the order of the text. The first one given for a place holds. */
function correctionsOf(doubts: readonly DraftDoubt[]): Correction[] {
  const corrections: Correction[] = [];
  for (const { start, end, code, settled } of doubts) {
    if (code !== 'misprint' || settled?.answer.kind !== 'corrected' || start >= end) continue;
    corrections.push({ start, end, text: settled.answer.text });
  }
  corrections.sort((a, b) => a.start - b.start);
  return corrections.filter((correction, index) => correction.start >= (corrections[index - 1]?.end ?? 0));
}

/** The text of `ranges`. What lies between two of them is kept when it only separates, else a semicolon stands for it. */
export function textOf(state: Pick<DraftState, 'text' | 'doubts'>, ranges: readonly Range[]): string {
  const corrections = correctionsOf(state.doubts);
  return ranges
    .map((range, index) => {
      const next = ranges[index + 1];
      return corrected(state.text, range, corrections) + (next === undefined ? '' : joint(state.text.slice(range.end, next.start)));
    })
    .join('');
}

function joint(between: string): string {
  return between.length <= 2 && /^[，、；。：,;]*$/u.test(between) ? between : '；';
}

function corrected(text: string, range: Range, corrections: readonly Correction[]): string {
  let shown = '';
  let at = range.start;
  for (const correction of corrections) {
    if (!contains(range, correction)) continue;
    shown += text.slice(at, correction.start) + correction.text;
    at = correction.end;
  }
  return shown + text.slice(at, range.end);
}
