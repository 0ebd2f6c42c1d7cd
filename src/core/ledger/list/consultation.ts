/**
 * 征求意见: each time that a list is out for opinions is a round, in which each unit with a part in it is asked for its answer: asked → none 无意见 |
 * opinions 有意见 | silent 逾期未反馈 once the day is over. Silence is never consent: it is said, and may be made good while the round runs.
 */
import { failure, success, type Outcome } from '#core/failure.ts';

export const consultationStates = ['asked', 'none', 'opinions', 'silent'] as const;
export type ConsultationState = (typeof consultationStates)[number];

/** 线上 by the unit itself · 书面, 电话: what came on paper or by telephone, entered by the office (代录). */
export const answerWays = ['online', 'paper', 'telephone'] as const;
export const recordedWays = ['paper', 'telephone'] as const satisfies readonly (typeof answerWays)[number][];

/** What a unit hands in: 无意见, or the opinions that it wrote. */
export const consultationAnswers = ['none', 'opinions'] as const;

export interface Consultation {
  readonly state: ConsultationState;
  /** The last ISO day for an answer; it is over at 24:00. */
  readonly due: string;
  /** The ISO day on which the round ended; null: the list is out for opinions still. */
  readonly endedOn: string | null;
}

/** A day that the office sets itself is today or later. */
export function dueOfRound(due: string, today: string): Outcome<string, 'consultation-due-past'> {
  return due < today ? failure('consultation-due-past', { due }) : success(due);
}

/**
 * What the clock makes of it on a day: who has not answered by the end of the last day is silent, however late the job comes. Whose round was ended
 * before that day was over is none of these: it could not answer any more.
 */
export function consultationOn({ state, due, endedOn }: Consultation, today: string): ConsultationState {
  return state === 'asked' && due < (endedOn ?? today) ? 'silent' : state;
}

/**
 * The state after the unit's answer; late is better than never. Refused once the round is over, and where the answer is not what stands there: 无意见
 * beside opinions (`count`), or no opinion that was not handed in before. `written`: not handed in yet, `handed`: handed in and not withdrawn.
 */
export function answerConsultation(
  { endedOn }: Consultation,
  answer: (typeof consultationAnswers)[number],
  { written, handed }: { readonly written: number; readonly handed: number },
): Outcome<ConsultationState, 'consultation-over' | 'opinions-there' | 'opinions-missing'> {
  if (endedOn !== null) return failure('consultation-over');
  if (answer === 'opinions') return written === 0 ? failure('opinions-missing') : success(answer);
  return written + handed > 0 ? failure('opinions-there', { count: written + handed }) : success(answer);
}

/**
 * The state when opinions were withdrawn or struck and so many stay: where none does, the unit has not answered, and is asked as before. But 无意见 that
 * it said before the office entered something beside it (`saidNone`) stands.
 */
export function afterWithdrawal(
  { state, due, endedOn }: Consultation,
  { left, saidNone }: { readonly left: number; readonly saidNone: boolean },
  today: string,
): ConsultationState {
  if (state !== 'opinions' || left > 0) return state;
  return saidNone ? 'none' : consultationOn({ state: 'asked', due, endedOn }, today);
}

/** 无意见 that the office entered by mistake (代录) is taken back, and the unit asked as before; what a unit said itself is the unit's. */
export function strikeAnswer(
  { state, due, endedOn, way }: Consultation & { readonly way: (typeof answerWays)[number] | null },
  today: string,
): Outcome<ConsultationState, 'answer-not-recorded'> {
  if (state !== 'none' || way === null || way === 'online') return failure('answer-not-recorded');
  return success(consultationOn({ state: 'asked', due, endedOn }, today));
}

/** Two rows of one unit become one: what either said stands, opinions before 无意见. */
export function joinedConsultation(one: ConsultationState, other: ConsultationState): ConsultationState {
  const order: readonly ConsultationState[] = ['opinions', 'none', 'asked', 'silent'];
  return order.find((state) => state === one || state === other) ?? one;
}
