/**
 * The states of a year's list (年度清单), and who moves it: drafting 草拟 → consulting 征求意见 → approved 审定 → issued 下发 → closed 办结. What the office
 * composes, a meeting or a leader approves; what is issued changes by 变更 alone (DOMAINS, ledger; RULES §5).
 */
import { failure, success, type Outcome } from '#core/failure.ts';

export const listStates = ['drafting', 'consulting', 'approved', 'issued', 'closed'] as const;
export type ListState = (typeof listStates)[number];

/** consult: units are asked · draft: their opinions are dealt with, or an approval is taken back · approve: with who and when · issue · close. */
export const listMoves = ['consult', 'draft', 'approve', 'issue', 'close'] as const;
export type ListMove = (typeof listMoves)[number];

const moves: Readonly<Record<ListState, Readonly<Partial<Record<ListMove, ListState>>>>> = {
  drafting: { consult: 'consulting', approve: 'approved' },
  consulting: { draft: 'drafting', approve: 'approved' },
  approved: { draft: 'drafting', issue: 'issued' },
  issued: { close: 'closed' },
  closed: {},
};

/** Where a move leads; refused where the list stands elsewhere (`state`). */
export function moveList(state: ListState, move: ListMove): Outcome<ListState, 'list-state-wrong'> {
  const next = moves[state][move];
  return next === undefined ? failure('list-state-wrong', { state, move }) : success(next);
}

/** The moves that a list in this state has. */
export const movesOf = (state: ListState): readonly ListMove[] => listMoves.filter((move) => moves[state][move] !== undefined);

/** May items be added, changed and left out without a change procedure? */
export const isComposed = (state: ListState): boolean => state === 'drafting' || state === 'consulting';
