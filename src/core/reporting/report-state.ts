/**
 * A report (RULES §1, DOMAINS reporting) is what one unit says of one piece of work for one period: draft 填报中 → submitted 待审核 → approved 待核收 →
 * accepted 已核收 | returned 退回 → submitted again. Every version that was handed in is kept, whatever becomes of the report.
 */
import { failure, success, type Outcome } from '#core/failure.ts';
import { daysLater } from '#core/settings/calendar.ts';

export const reportStates = ['draft', 'submitted', 'approved', 'accepted', 'returned'] as const;
export type ReportState = (typeof reportStates)[number];

/** By what a report came that the office enters (代录): 电话, 邮件, 纸质. */
export const recordedFrom = ['telephone', 'email', 'paper'] as const;
export type RecordedFrom = (typeof recordedFrom)[number];

/** Who acts: people of the reporting unit, its leader in charge among them, and the office that coordinates. */
export const reportActors = ['contact', 'leader', 'office'] as const;
export type ReportActor = (typeof reportActors)[number];

/**
 * submit 送审 · recall 撤回 · approve 同意 · withdraw-approval 撤回同意 · send-back 退回修改, by the unit's own leader · sign-off 已经×××同志审签, said by the
 * contact · deny 审签不实, by that leader · record 代录 · confirm 确认代录 · accept 核收 · return 退回 · correct 更正 an accepted one, with a reason.
 */
export const reportActs = [
  'submit',
  'recall',
  'approve',
  'withdraw-approval',
  'send-back',
  'sign-off',
  'deny',
  'record',
  'confirm',
  'accept',
  'return',
  'correct',
] as const;
export type ReportAct = (typeof reportActs)[number];

export interface Report {
  readonly state: ReportState;
  /** Versions that were handed in; they are numbered from 1. */
  readonly versions: number;
  /**
   * The day on which the report was handed in: its own leader's sending it back keeps that day; taken back by who handed it in, or returned by the
   * office, it has none. Null: it is not handed in.
   */
  readonly handedInOn: string | null;
  /** The newest version was entered by the office (代录), and no person of the unit has confirmed it. */
  readonly recorded: boolean;
  /** The day on which the contact said that the leader had signed it on paper (已经×××同志审签); null: it is not said of what is approved or accepted. */
  readonly signedOffOn: string | null;
  /** The version that the office accepted last; it stands until another one is accepted. */
  readonly accepted: number | null;
}

/** Before the first keystroke. */
export const unwritten: Report = { state: 'draft', versions: 0, handedInOn: null, recorded: false, signedOffOn: null, accepted: null };

/** So many days the leader who was said to have signed may deny it. */
export const daysToDeny = 2;

export interface ReportStep {
  readonly act: ReportAct;
  readonly by: ReportActor;
  /** ISO day. */
  readonly today: string;
  /** A leader in charge of the unit has an account. Without one, the approval is the office's. */
  readonly led: boolean;
  /** Somebody of the unit has an account: what the office enters (代录) is theirs to confirm. With nobody there, the office goes on without. */
  readonly staffed: boolean;
}

interface Turn {
  readonly by: readonly ReportActor[];
  readonly from: readonly ReportState[];
  readonly to: (report: Report, step: ReportStep) => Report;
}

const newVersion = (report: Report, state: ReportState, today: string): Report => ({
  ...report,
  state,
  versions: report.versions + 1,
  handedInOn: report.handedInOn ?? today,
  recorded: false,
  signedOffOn: null,
});

/** What came back: the accepted version stands again where there is one, and what was to correct it stays as a version. */
const back = (report: Report, otherwise: Report): Report =>
  report.accepted === null ? otherwise : { ...report, state: 'accepted', recorded: false, signedOffOn: null };

const turns: Readonly<Record<ReportAct, Turn>> = {
  // What the leader hands in is approved by that.
  submit: {
    by: ['contact', 'leader'],
    from: ['draft', 'returned'],
    to: (report, { by, today }) => newVersion(report, by === 'leader' ? 'approved' : 'submitted', today),
  },
  correct: {
    by: ['contact', 'leader'],
    from: ['accepted'],
    to: (report, { by, today }) => newVersion(report, by === 'leader' ? 'approved' : 'submitted', today),
  },
  'sign-off': {
    by: ['contact'],
    from: ['draft', 'returned'],
    to: (report, { today }) => ({ ...newVersion(report, 'approved', today), signedOffOn: today }),
  },
  record: {
    by: ['office'],
    from: ['draft', 'returned'],
    to: (report, { today }) => ({ ...newVersion(report, 'submitted', today), recorded: true }),
  },
  confirm: { by: ['contact', 'leader'], from: ['submitted'], to: (report) => ({ ...report, state: 'approved', recorded: false }) },
  // The office takes back what it entered itself, while nobody of the unit has confirmed it.
  recall: {
    by: ['contact', 'leader', 'office'],
    from: ['submitted'],
    to: (report) => back(report, { ...report, state: 'draft', handedInOn: null, recorded: false }),
  },
  'send-back': { by: ['leader'], from: ['submitted'], to: (report) => back(report, { ...report, state: 'draft', recorded: false }) },
  approve: { by: ['leader'], from: ['submitted'], to: (report) => ({ ...report, state: 'approved', recorded: false }) },
  'withdraw-approval': { by: ['leader'], from: ['approved'], to: (report) => ({ ...report, state: 'submitted', signedOffOn: null }) },
  deny: {
    by: ['leader'],
    from: ['approved', 'accepted'],
    // What may be denied is the newest version: none was accepted before it, and none came after it.
    to: (report) => ({ ...report, state: 'submitted', signedOffOn: null, accepted: null }),
  },
  accept: {
    by: ['office'],
    from: ['submitted', 'approved'],
    to: (report) => ({ ...report, state: 'accepted', accepted: report.versions, recorded: false }),
  },
  return: {
    by: ['office'],
    from: ['submitted', 'approved'],
    to: (report) => back(report, { ...report, state: 'returned', handedInOn: null, recorded: false, signedOffOn: null }),
  },
};

export type ReportRefusal =
  | 'report-act-not-yours'
  | 'report-state-wrong'
  | 'report-not-approved'
  | 'report-not-recorded'
  | 'report-not-confirmed'
  | 'report-still-deniable'
  | 'report-deny-too-late';

/**
 * The report after an act. Refused: whose act it is not (`report-act-not-yours`), a state that it does not follow (`report-state-wrong`), accepting or
 * returning what the unit's leader has not approved (`report-not-approved`) or what the office entered and nobody of the unit has confirmed
 * (`report-not-confirmed`), confirming, or as the office taking back, what the unit handed in itself (`report-not-recorded`), correcting what the leader
 * who is said to have signed it may still deny (`report-still-deniable`), and denying what nobody said to be signed or what was said more than two days
 * ago (`report-deny-too-late`).
 */
export function actOnReport(report: Report, step: ReportStep): Outcome<Report, ReportRefusal> {
  const { act, by, today, led, staffed } = step;
  const turn = turns[act];
  if (!turn.by.includes(by)) return failure('report-act-not-yours', { act });
  if (!turn.from.includes(report.state)) return failure('report-state-wrong', { state: report.state, act });
  if ((act === 'accept' || act === 'return') && report.state === 'submitted') {
    if (report.recorded && staffed) return failure('report-not-confirmed');
    if (led) return failure('report-not-approved');
  }
  if ((act === 'confirm' || (act === 'recall' && by === 'office')) && !report.recorded) return failure('report-not-recorded');
  // Another version would take from that leader what he may still do.
  if (act === 'correct' && isDeniable(report, today)) return failure('report-still-deniable');
  if (act === 'deny' && !isDeniable(report, today)) return failure('report-deny-too-late');
  return success(turn.to(report, step));
}

/** May the leader who is said to have signed it still deny that? For two calendar days after it was said. */
export const isDeniable = ({ signedOffOn }: Pick<Report, 'signedOffOn'>, today: string): boolean =>
  signedOffOn !== null && today <= daysLater(signedOffOn, daysToDeny);

/** May its draft be typed in? What was handed in stands as it is, until it is taken back or comes back. */
export const isWritable = (state: ReportState): boolean => state === 'draft' || state === 'returned';

/** States in which a report is handed in: a draft is not, though its own leader's sending it back left it the day. */
export const handedInStates: readonly ReportState[] = ['submitted', 'approved', 'accepted'];
