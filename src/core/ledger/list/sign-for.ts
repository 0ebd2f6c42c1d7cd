/**
 * 签收 of an item by each unit that it names (RULES §1): pending → signed, or deemed signed once the clock is over, or objected → upheld (the unit
 * leaves, or another takes over) | overruled, which is signed. After a deemed signature an objection stays open until the unit's first report.
 */
import { failure, success, type Outcome } from '#core/failure.ts';

export const signForStates = ['pending', 'signed', 'deemed', 'objected', 'upheld', 'overruled'] as const;
export type SignForState = (typeof signForStates)[number];

export interface SignFor {
  readonly state: SignForState;
  /** The last ISO day for signing or objecting; it is over at 24:00. */
  readonly due: string;
  /** Has the unit handed in a report of the item? */
  readonly reported: boolean;
}

/** What a person does to it. An objection carries a reason and the unit's leader; a decision is the office's. */
export const signForActs = ['sign', 'object', 'withdraw-objection', 'uphold', 'overrule'] as const;
export type SignForAct = (typeof signForActs)[number];

const acts: Readonly<Record<SignForAct, { readonly from: readonly SignForState[]; readonly to: SignForState }>> = {
  sign: { from: ['pending', 'deemed'], to: 'signed' },
  object: { from: ['pending', 'deemed'], to: 'objected' },
  'withdraw-objection': { from: ['objected'], to: 'signed' },
  uphold: { from: ['objected'], to: 'upheld' },
  overrule: { from: ['objected'], to: 'overruled' },
};

/** The state after an act. Refused: not from this state (`sign-for-state-wrong`), or an objection after the first report (`objection-too-late`). */
export function actOnSignFor(
  { state, reported }: SignFor,
  act: SignForAct,
): Outcome<SignForState, 'sign-for-state-wrong' | 'objection-too-late'> {
  const { from, to } = acts[act];
  if (!from.includes(state)) return failure('sign-for-state-wrong', { state, act });
  if (act === 'object' && state === 'deemed' && reported) return failure('objection-too-late');
  return success(to);
}

/** What the clock makes of it on a day: pending is deemed signed from the day after its due day on. A late job gives the same. */
export function signForOn({ state, due }: SignFor, today: string): SignForState {
  return state === 'pending' && due < today ? 'deemed' : state;
}

/** Does the unit carry its part of the item? */
export const carries = (state: SignForState): boolean => state !== 'upheld';

/** Is nothing more to wait for from this unit? */
const isSettled = (state: SignForState): boolean => state !== 'pending' && state !== 'objected';

/** An item is signed when all of its units have signed, are deemed to have, or left by an upheld objection while somebody carries it still. */
export function isSigned(states: readonly SignForState[]): boolean {
  return states.length > 0 && states.every(isSettled) && states.some(carries);
}
