/** What a printed unit text (印出的单位名称) may be decided to mean. */
import { failure, type Failure } from '#core/failure.ts';

/** open: nobody decided · matched: the name is this unit · named: the list means these · as-printed: it stays as it is, on purpose. */
export const unitTextStates = ['open', 'matched', 'named', 'as-printed'] as const;
export type UnitTextState = (typeof unitTextStates)[number];

export interface UnitDecision {
  readonly state: UnitTextState;
  readonly unitIds: readonly string[];
}

/** What a text may be decided to be: an open list is named, a name is matched, both can stay as printed. */
export function checkDecision(
  { text, openList }: { readonly text: string; readonly openList: boolean },
  { state, unitIds }: UnitDecision,
): Failure<'unit-text-wrong-state'> | null {
  const count = new Set(unitIds).size;
  const fits = state === 'named' ? openList && count > 0 : state === 'matched' ? !openList && count === 1 : count === 0;
  return fits ? null : failure('unit-text-wrong-state', { text });
}

/** The same for a text of a plan, which others may have decided since. */
export function checkTextDecision(
  before: { readonly text: string; readonly openList: boolean; readonly revision: number },
  decision: UnitDecision & { readonly revision: number },
): Failure<'unit-text-changed' | 'unit-text-wrong-state'> | null {
  if (before.revision !== decision.revision) return failure('unit-text-changed', { text: before.text });
  return checkDecision(before, decision);
}
