/**
 * 意见 of a unit on one item of a list, or on the whole of it: written 未提交 → handed 待答复 → accepted 采纳 | partly 部分采纳 | rejected 未采纳, with what the
 * office says to it; withdrawn 已撤回 while the round runs and nobody has answered. The answers make 意见采纳情况表.
 */
import { failure, success, type Outcome } from '#core/failure.ts';
import type { Role } from '#core/access/subject.ts';
import { composable } from '#core/ledger/list/list-tasks.ts';
import type { ListState } from '#core/ledger/list/list-state.ts';

export const opinionStates = ['written', 'handed', 'accepted', 'partly', 'rejected', 'withdrawn'] as const;
export type OpinionState = (typeof opinionStates)[number];

/** What the office says to it: 采纳 · 部分采纳 · 未采纳; the last two say why. */
export const opinionDecisions = ['accepted', 'partly', 'rejected'] as const;
export type OpinionDecision = (typeof opinionDecisions)[number];

/** What is done with one. `write`: its text, while nobody else reads it · `strike`: the office takes back what it entered itself (代录). */
export const opinionActs = ['write', 'withdraw', 'answer', 'strike'] as const;
export type OpinionAct = (typeof opinionActs)[number];

const acts: Readonly<Record<OpinionAct, { readonly by: 'unit' | 'office'; readonly from: readonly OpinionState[] }>> = {
  write: { by: 'unit', from: ['written'] },
  withdraw: { by: 'unit', from: ['written', 'handed'] },
  // An answer may be another one until the list is approved.
  answer: { by: 'office', from: ['handed', ...opinionDecisions] },
  strike: { by: 'office', from: ['handed', ...opinionDecisions] },
};

/** May this role do that with an opinion of a unit of its own scope (`own`)? Nobody speaks for a unit but its people, and the office alone answers. */
export function mayActOnOpinion(role: Role, act: OpinionAct, own: boolean): boolean {
  return acts[act].by === 'office' ? role === 'office' : own && (role === 'contact' || role === 'unit-leader');
}

/** Refused: not from this state (`opinion-state-wrong`), or the round is over (`consultation-over`). What was never handed in is taken back at any time. */
export function actOnOpinion(
  state: OpinionState,
  act: 'write' | 'withdraw',
  running: boolean,
): Outcome<OpinionState, 'opinion-state-wrong' | 'consultation-over'> {
  if (!acts[act].from.includes(state)) return failure('opinion-state-wrong', { state, act });
  if (!running && !(act === 'withdraw' && state === 'written')) return failure('consultation-over');
  return success(act === 'write' ? 'written' : 'withdrawn');
}

/** What the office entered by mistake goes while the list can be changed, answered or not; what a unit handed in itself is the unit's to withdraw. */
export function strikeOpinion(
  { state, recorded }: { readonly state: OpinionState; readonly recorded: boolean },
  list: { readonly state: ListState },
): Outcome<OpinionState, 'opinion-state-wrong' | 'opinion-not-recorded' | 'list-not-composed'> {
  const open = composable(list);
  if (!open.ok) return open;
  if (!recorded) return failure('opinion-not-recorded');
  return acts.strike.from.includes(state) ? success('withdrawn') : failure('opinion-state-wrong', { state, act: 'strike' });
}

/** The state after the office's answer, while the list can be changed. `reason` null: none was given. */
export function answerOpinion(
  state: OpinionState,
  list: { readonly state: ListState },
  decision: OpinionDecision,
  reason: string | null,
): Outcome<OpinionState, 'opinion-state-wrong' | 'opinion-without-reason' | 'list-not-composed'> {
  const open = composable(list);
  if (!open.ok) return open;
  if (!acts.answer.from.includes(state)) return failure('opinion-state-wrong', { state, act: 'answer' });
  return decision !== 'accepted' && reason === null ? failure('opinion-without-reason') : success(decision);
}
