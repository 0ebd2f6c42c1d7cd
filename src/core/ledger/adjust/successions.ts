/** Which tasks went into which by an act of adjustment. */
import type { AdjustmentKind, Effected } from '#core/ledger/adjust/adjust-tasks.ts';

export interface Succession {
  readonly from: string;
  readonly to: string;
  readonly relation: 'split' | 'merged' | 'undone';
}

/** By the act `id`. Where taking an act back brings an earlier end back, that end's own successions hold again. */
export function successionsOf(
  act: { readonly id: string; readonly kind: AdjustmentKind; readonly isUndo: boolean },
  effects: readonly Effected[],
): Succession[] {
  const of = (effect: Effected['effect']) => effects.filter((each) => each.effect === effect);
  if (act.isUndo)
    return of('ended')
      .filter(({ endedBy }) => endedBy === act.id)
      .flatMap(({ taskId: from }) => of('reopened').map(({ taskId: to }) => ({ from, to, relation: 'undone' })));
  if (act.kind !== 'split' && act.kind !== 'merge') return [];
  const relation = act.kind === 'split' ? 'split' : 'merged';
  return of('ended').flatMap(({ taskId: from }) => of('begun').map(({ taskId: to }) => ({ from, to, relation })));
}
