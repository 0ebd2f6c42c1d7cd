/**
 * 签收 of an item by each unit that it names (RULES §1): pending → signed, or deemed signed once the clock is over, or objected → upheld (the unit
 * leaves, or another takes over) | overruled, which is signed. After a deemed signature an objection stays open until the unit's first report.
 */
import { failure, success, type Outcome } from '#core/failure.ts';
import { workdaysAfter, type Calendar, type ClockDay } from '#core/settings/calendar.ts';
import { responsibilityRoles } from '#core/plan/draft/operation.ts';

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

/** The last day of a clock that runs, when the calendar changed: so many working days from where it began, and no earlier than it was told. */
export function clockAnew(told: string, begun: string, workdays: number, calendar: Calendar): ClockDay {
  const reckoned = workdaysAfter(begun, workdays, calendar);
  if (reckoned === null) throw new Error('no such day: the clock leads beyond all days');
  return { ...reckoned, day: reckoned.day > told ? reckoned.day : told };
}

/** What the office says to an objection. */
export const objectionDecisions = ['uphold', 'overrule'] as const;

/** A unit that might take a part over. */
export interface TakingUnit {
  readonly id: string;
  readonly name: string;
  readonly outside: boolean;
  readonly ended: boolean;
  /** Somebody signs for it. */
  readonly hasContact: boolean;
  /** It objects to this very item, and is not answered yet. */
  readonly objects: boolean;
}

/**
 * The state after the office's decision. Upheld, the unit leaves; the lead only when another takes its part over, which is not itself, is there today,
 * has a desk and a contact here, and has no objection of its own that waits for an answer.
 */
export function decideObjection(
  signFor: SignFor & { readonly unitId: string; readonly role: string | null; readonly code: string },
  decision: (typeof objectionDecisions)[number],
  taking: TakingUnit | null,
): Outcome<
  SignForState,
  | 'sign-for-state-wrong'
  | 'objection-too-late'
  | 'item-without-lead'
  | 'unit-ended'
  | 'unit-outside'
  | 'unit-without-contact'
  | 'unit-objects'
  | 'taken-over-by-itself'
> {
  const acted = actOnSignFor(signFor, decision);
  if (!acted.ok || decision === 'overrule') return acted;
  if (taking === null) return signFor.role === 'lead' ? failure('item-without-lead', { code: signFor.code }) : acted;
  if (taking.id === signFor.unitId) return failure('taken-over-by-itself', { unit: taking.name });
  if (taking.ended) return failure('unit-ended', { name: taking.name });
  if (taking.outside) return failure('unit-outside', { unit: taking.name });
  if (!taking.hasContact) return failure('unit-without-contact', { unit: taking.name });
  return taking.objects ? failure('unit-objects', { unit: taking.name }) : acted;
}

/**
 * Of two rows of one unit and item, when two rows of the unit become one: the one that stays. An objection is still decided; else what was said in the
 * weightier role, so that nobody leads who signed for supporting; of one role, a signature still holds. `role` null: the unit left.
 */
export function standingOf<S extends { readonly state: SignForState; readonly role: string | null }>(one: S, other: S): S {
  const order: readonly SignForState[] = ['objected', 'signed', 'overruled', 'deemed', 'pending', 'upheld'];
  const byState = order.indexOf(one.state) <= order.indexOf(other.state) ? one : other;
  const weight = ({ role }: S): number => {
    const found = responsibilityRoles.findIndex((known) => known === role);
    return found === -1 ? responsibilityRoles.length : found;
  };
  // Of two objections the weightier role's stays.
  const onlyOneObjects = (one.state === 'objected') !== (other.state === 'objected');
  if (onlyOneObjects || weight(one) === weight(other)) return byState;
  return weight(one) < weight(other) ? one : other;
}

/** Does the unit carry its part of the item? */
export const carries = (state: SignForState): boolean => state !== 'upheld';

/** Is nothing more to wait for from this unit? */
const isSettled = (state: SignForState): boolean => state !== 'pending' && state !== 'objected';

/** An item is signed when all of its units have signed, are deemed to have, or left by an upheld objection while somebody carries it still. */
export function isSigned(states: readonly SignForState[]): boolean {
  return states.length > 0 && states.every(isSettled) && states.some(carries);
}
