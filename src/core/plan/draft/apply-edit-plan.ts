import type { LoggedOperation } from '#core/plan/draft/operation.ts';
import { applied, applier, type DraftState } from '#core/plan/draft/draft-state.ts';

/** 修改文件信息. */
export const applyEditPlan = applier('edit-plan', (state, { set }, entry) => {
  const named = {
    ...state,
    title: set.title ?? state.title,
    docNumber: set.docNumber === undefined ? state.docNumber : set.docNumber,
  };
  return applied(set.issuedOn === undefined ? named : withIssueDay(named, set.issuedOn, entry));
});

/** The day of issue, which answers every open doubt about a year that the text does not give. */
export function withIssueDay(state: DraftState, day: string | null, { actor, at, seq }: LoggedOperation): DraftState {
  if (day === null) return { ...state, issuedOn: null };
  const settled = { answer: { kind: 'dated' as const, day }, note: '', actor, at, seq };
  return {
    ...state,
    issuedOn: day,
    doubts: state.doubts.map((doubt) => (doubt.code === 'undated-year' && doubt.settled === null ? { ...doubt, settled } : doubt)),
  };
}
