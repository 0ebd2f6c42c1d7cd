/** The one-key answers that the review workspace offers for a doubt. */
import type { Draft, DraftDoubt } from '#core/plan/draft/draft.ts';
import type { DoubtAnswer } from '#core/plan/draft/operation.ts';
import { readTypedDay } from '#core/platform/typed-day.ts';

/** What a person has to give with the answer, and the value that it is built from. */
type AnswerNeeds = 'none' | 'text' | 'units' | 'day';

export interface AnswerChoice {
  /** The key to press: 1, 2, … */
  readonly key: string;
  /** Key of the label in the catalogue of messages, and what the label says besides. */
  readonly labelKey: string;
  readonly labelData?: Readonly<Record<string, string | number>>;
  readonly needs: AnswerNeeds;
  /** What the field opens with. */
  readonly proposal: string;
  /** Null when the value is not yet an answer: empty, no unit, not a day. */
  readonly build: (value: string) => DoubtAnswer | null;
}

type Choice = Omit<AnswerChoice, 'key'>;

const asPrinted = (labelKey: string): Choice => ({ labelKey, needs: 'none', proposal: '', build: () => ({ kind: 'as-printed' }) });

const corrected = (proposal: string): Choice => ({
  labelKey: 'answer-corrected',
  needs: 'text',
  proposal,
  build: (value) => (value.trim() === '' ? null : { kind: 'corrected', text: value.trim() }),
});

const named: Choice = {
  labelKey: 'answer-named',
  needs: 'units',
  proposal: '',
  build: (value) => {
    const units = unitsOf(value);
    return units.length === 0 ? null : { kind: 'named', units };
  },
};

const dated: Choice = {
  labelKey: 'answer-dated',
  needs: 'day',
  proposal: '',
  build: (value) => {
    const day = readTypedDay(value);
    return day === undefined || day === null ? null : { kind: 'dated', day };
  },
};

/** The version of the plan before this one whose day of issue is known. */
export interface IssuedVersion {
  readonly number: number;
  readonly day: string;
}

const datedAs = ({ number, day }: IssuedVersion): Choice => ({
  labelKey: 'answer-dated-as',
  labelData: { number, day },
  needs: 'none',
  proposal: '',
  build: () => ({ kind: 'dated', day }),
});

const choices: Readonly<
  Record<DraftDoubt['code'], (doubt: DraftDoubt, printed: string, before: IssuedVersion | null) => readonly Choice[]>
> = {
  'open-list': () => [asPrinted('answer-keep-open'), named],
  'undated-year': (_doubt, _printed, before) => [...(before === null ? [] : [datedAs(before)]), dated, asPrinted('answer-keep-undated')],
  misprint: ({ message }, printed) => [corrected(meantIn(message) ?? printed), asPrinted('answer-as-printed')],
  'replaced-character': () => [asPrinted('answer-seen')],
  'no-assignment': () => [asPrinted('answer-without-assignment')],
  'empty-assignment': () => [asPrinted('answer-without-assignment')],
  'numbering-gap': () => [asPrinted('answer-as-printed')],
  'unclear-structure': () => [asPrinted('answer-checked')],
  'operation-lost': () => [asPrinted('answer-lost-seen')],
};

/** What the doubt itself takes for meant: …是否应为“R1线”？ */
function meantIn(message: string): string | undefined {
  return /应为“([^“”]+)”？$/u.exec(message)?.[1];
}

/** The answers to a doubt, in the order of their keys. `before`: where the day of issue may be known from. */
export function answersFor(doubt: DraftDoubt, draft: Pick<Draft, 'text'>, before: IssuedVersion | null = null): readonly AnswerChoice[] {
  const printed = draft.text.slice(doubt.start, doubt.end);
  return choices[doubt.code](doubt, printed, before).map((choice, index) => ({ ...choice, key: String(index + 1) }));
}

/** Units as people type or paste them: parted by 、 ， , ； or lines, each once. */
function unitsOf(value: string): string[] {
  const units = value.split(/[、，,；;\n\t]/u).map((unit) => unit.trim());
  return [...new Set(units.filter((unit) => unit !== ''))];
}
