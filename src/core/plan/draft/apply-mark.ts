import { takenBy } from '#core/plan/draft/apply-add-task.ts';
import { markClauses } from '#core/plan/draft/clause-marks.ts';
import { applied, applier, refused } from '#core/plan/draft/draft-state.ts';
import { clamped, isInside } from '#core/plan/draft/ranges.ts';

/** 标记原文: a person says what a range is. */
export const applyMark = applier('mark', (state, { range, as }, { seq }) => {
  if (!isInside(state.text, range)) return refused(state, 'range-invalid', clamped(state.text, range));
  if (takenBy(state, [range]) !== undefined) return refused(state, 'range-taken', clamped(state.text, range));
  return applied({ ...state, clauses: markClauses(state.clauses, [range], as, seq) });
});
