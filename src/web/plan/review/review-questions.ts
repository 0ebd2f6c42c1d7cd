/** What still asks for a person: open doubts and unaccounted text, one queue in the order of the document. */
import type { Draft, DraftDoubt } from '#core/plan/draft/draft.ts';
import { gapKey } from '#core/plan/draft/publish.ts';
import type { Range } from '#core/plan/parsed-plan.ts';

export type Question =
  | (Range & { readonly type: 'doubt'; readonly key: string; readonly doubt: DraftDoubt; readonly ordinal: number })
  | (Range & { readonly type: 'gap'; readonly key: string; readonly ordinal: number });

/** The open questions in order; `ordinal` counts within the type, from 1. */
export function questionsOf(draft: Draft): Question[] {
  const doubts = draft.doubts
    .filter((doubt) => doubt.settled === null)
    .sort((a, b) => a.start - b.start)
    .map((doubt, index): Question => ({ type: 'doubt', key: doubt.key, start: doubt.start, end: doubt.end, doubt, ordinal: index + 1 }));
  const gaps = draft.coverage.gaps.map(({ start, end }, index): Question => ({
    type: 'gap',
    key: gapKey({ start, end }),
    start,
    end,
    ordinal: index + 1,
  }));
  return [...doubts, ...gaps].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** The question `step` places after the one with this key, round the ends; without one the first, or the last going backwards. */
export function stepQuestion(questions: readonly Question[], key: string | null, step: 1 | -1): Question | null {
  const at = questions.findIndex((question) => question.key === key);
  if (at < 0) return (step === 1 ? questions[0] : questions.at(-1)) ?? null;
  return questions[(at + step + questions.length) % questions.length] ?? null;
}

/** The question that follows a place in the text; from the start again when there is none. */
export function questionAfter(questions: readonly Question[], offset: number): Question | null {
  return questions.find((question) => question.start >= offset) ?? questions[0] ?? null;
}
