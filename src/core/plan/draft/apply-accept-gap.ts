import { applied, applier, refused } from '#core/plan/draft/draft-state.ts';
import { clamped, isInside } from '#core/plan/draft/ranges.ts';

/** 认可未对应的原文, with a reason. */
export const applyAcceptGap = applier('accept-gap', (state, { range, reason }, { actor, at }) => {
  if (!isInside(state.text, range)) return refused(state, 'range-invalid', clamped(state.text, range));
  return applied({ ...state, accepted: [...state.accepted, { start: range.start, end: range.end, reason, actor, at }] });
});
