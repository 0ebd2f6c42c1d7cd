/** What still asks for a person: open doubts and unaccounted text, one queue in the order of the document. */
import type { Draft, DraftDoubt } from '#core/plan/draft/draft.ts';
import { gapKey } from '#core/plan/draft/publish.ts';
import type { Range } from '#core/plan/parsed-plan.ts';

export type OpenDoubt =
  | (Range & { readonly type: 'doubt'; readonly key: string; readonly doubt: DraftDoubt; readonly ordinal: number })
  | (Range & { readonly type: 'gap'; readonly key: string; readonly ordinal: number });

/** The open doubts and gaps in order; `ordinal` counts within the type, from 1. */
export function openDoubts(draft: Draft): OpenDoubt[] {
  const doubts = draft.doubts
    .filter((doubt) => doubt.settled === null)
    .sort((a, b) => a.start - b.start)
    .map((doubt, index): OpenDoubt => ({ type: 'doubt', key: doubt.key, start: doubt.start, end: doubt.end, doubt, ordinal: index + 1 }));
  const gaps = draft.coverage.gaps.map(({ start, end }, index): OpenDoubt => ({
    type: 'gap',
    key: gapKey({ start, end }),
    start,
    end,
    ordinal: index + 1,
  }));
  return [...doubts, ...gaps].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** The one `step` places after the one with this key, round the ends; without one the first, or the last going backwards. */
export function stepDoubt(doubts: readonly OpenDoubt[], key: string | null, step: 1 | -1): OpenDoubt | null {
  const at = doubts.findIndex((doubt) => doubt.key === key);
  if (at < 0) return (step === 1 ? doubts[0] : doubts.at(-1)) ?? null;
  return doubts[(at + step + doubts.length) % doubts.length] ?? null;
}

/** The one that follows a place in the text; from the start again when there is none. */
export function doubtAfter(doubts: readonly OpenDoubt[], offset: number): OpenDoubt | null {
  return doubts.find((doubt) => doubt.start >= offset) ?? doubts[0] ?? null;
}
