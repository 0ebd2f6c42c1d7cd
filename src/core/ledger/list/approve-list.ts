/** 审定 of a year's list: by a meeting or a leader, registered by the office with its day. */
import { failure, success, type Outcome } from '#core/failure.ts';
import { moveList, type ListState } from '#core/ledger/list/list-state.ts';

/** 会议 · 领导. */
export const approvalBodies = ['meeting', 'leader'] as const;
/** 线上 (in the OA or here) · 线下签批, on paper. */
export const approvalWays = ['online', 'paper'] as const;

interface MovedList {
  readonly state: ListState;
  readonly name: string;
  readonly revision: number;
  readonly items: number;
}

/**
 * Refused where the list cannot be approved, has nothing in it, was changed since the approval saw it, has opinions of units that nobody answered
 * (`unanswered`), or the day has not come yet.
 */
export function approveList(
  list: MovedList & { readonly unanswered: number },
  { revision, on }: { readonly revision: number; readonly on: string },
  today: string,
): Outcome<ListState, 'list-state-wrong' | 'list-empty' | 'list-changed' | 'opinions-unanswered' | 'approval-in-future'> {
  const moved = moveList(list.state, 'approve');
  if (!moved.ok) return moved;
  if (list.items === 0) return failure('list-empty');
  if (list.revision !== revision) return failure('list-changed', { name: list.name });
  if (list.unanswered > 0) return failure('opinions-unanswered', { name: list.name, count: list.unanswered });
  return on > today ? failure('approval-in-future', { on }) : success(moved.value);
}

/** Nobody is asked about nothing. */
export function consultList(list: MovedList): Outcome<ListState, 'list-state-wrong' | 'list-empty'> {
  const moved = moveList(list.state, 'consult');
  return moved.ok && list.items === 0 ? failure('list-empty') : moved;
}
