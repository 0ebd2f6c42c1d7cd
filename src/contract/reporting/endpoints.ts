/** 调度: periods, what is due in them, and what units say. */
import { z } from 'zod';
import { attachmentTopics } from '#contract/attachment/topics.ts';
import { day } from '#contract/platform/day.ts';
import { endpoint } from '#contract/platform/endpoint.ts';
import { id, none, reason } from '#contract/platform/schema.ts';
import { reportingTopics } from '#contract/reporting/topics.ts';
import { ledgerTopics } from '#contract/ledger/topics.ts';
import { settingsTopics } from '#contract/settings/topics.ts';
import { unitTopics } from '#contract/unit/topics.ts';
import { contentFields, countCharacters, keptText, mostCharacters, selfLights } from '#core/reporting/report-content.ts';
import { recordedFrom, reportStates } from '#core/reporting/report-state.ts';
import { isPeriod } from '#core/settings/period.ts';

const tag = '调度';

export const period = z.string().refine(isPeriod, { error: '调度期须写作 2026-04 或 2026-Q2' });
const clockDay = z.object({ day, provisional: z.boolean() });

/**
 * What waits: for the leader in charge (审核), or for the office (核收); what the unit has to confirm (代录); what its leader can still take back, having
 * approved it, or deny, being said to have signed it.
 */
const waitingFor = z.enum(['review', 'acceptance', 'confirmation', 'withdrawal', 'denial']);

const periodSchema = z.object({
  period,
  lastDay: day,
  due: clockDay,
  graceEnd: clockDay,
  /** Since when `onTime` stands for good; null: it runs. What is missing may be handed in all the same. */
  closedOn: day.nullable(),
  /** Of the units within reach: what is expected, what was begun, what was handed in, and how much of that by the due day. */
  expected: z.int(),
  begun: z.int(),
  handedIn: z.int(),
  onTime: z.int(),
});
export type ReportPeriod = z.infer<typeof periodSchema>;

export const listPeriods = endpoint({
  id: 'listPeriods',
  tag,
  method: 'GET',
  path: '/api/report-periods',
  summary: '调度期及报送情况：应报、已填、已报、按时，单位只看到本单位的',
  reads: [reportingTopics.periods, reportingTopics.reports, settingsTopics.ruleSet],
  params: none,
  query: none,
  body: none,
  /** The newest first, two years of them. */
  response: z.object({ periods: z.array(periodSchema) }),
  failures: [],
});

/** Line breaks are kept as they are typed; what a person reads as longer than that is too long. */
const said = z
  .string()
  .overwrite(keptText)
  .refine((text) => countCharacters(text) <= mostCharacters, { error: `不超过 ${mostCharacters} 字` });
// What is as good as nothing counts as a multiple of anything.
const percent = z
  .number()
  .min(0)
  .max(100)
  .multipleOf(0.1)
  .refine((value) => Math.round(value * 10) / 10 === value, { error: '至多一位小数' });
/** A quantity as it is written, in decimal digits, so that no digit is lost; without zeros before it, as it is read again. */
export const quantity = z
  .string()
  .regex(/^\d{1,15}(\.\d{1,6})?$/, { error: '须为数字' })
  .overwrite((text) => text.replace(/^0+(?=\d)/, ''));

/** 报送要求 of an item. */
export const reportDemand = {
  /** Of a quantity: how much of what it is to become, in decimal digits; null: nobody has said. */
  target: z.object({ of: quantity, measure: z.string() }).nullable(),
  /** Why the office wants evidence with it; null: it may be added. */
  evidenceReason: z.string().nullable(),
};

export const contentSchema = z.object({
  text: said,
  percent: percent.nullable(),
  done: quantity.nullable(),
  reached: z.array(id).max(30),
  self: z.enum(selfLights).nullable(),
  forecast: day.nullable(),
  problem: said,
  next: said,
  unchanged: said,
});

/** 代录: by what it came to the office, who said it, on which day, and who entered it. */
export const recordedSchema = z.object({ from: z.enum(recordedFrom), of: z.string(), on: day, by: z.string() });

const reportSchema = z.object({
  id,
  period,
  workId: id,
  /** The whole of the work is the unit's to report; else its own part. */
  lead: z.boolean(),
  unit: z.object({ id, name: z.string(), ended: day.nullable() }),
  item: z.object({
    id,
    listId: id,
    code: z.string(),
    title: z.string(),
    /** Where the title is shortened, all of it. */
    text: z.string().nullable(),
    goal: z.string().nullable(),
    tier: z.int(),
    nature: z.string(),
    /** Of all items that are one piece of work with it. */
    milestones: z.array(z.object({ id, due: day, text: z.string() })),
    /** How far the plan has it with the period's last day, of 100; null: nothing is planned by days. */
    planned: z.number().nullable(),
    ...reportDemand,
    /** 同一工作: the other items on which this report is, too. */
    sameWork: z.array(z.object({ id, listId: id, code: z.string(), list: z.string() })),
  }),
  /** Since when it is asked no more, where something was written before. */
  liftedOn: day.nullable(),
  state: z.enum(reportStates),
  versions: z.int(),
  handedInOn: day.nullable(),
  /** The number of the version that the office accepted, which stands. */
  accepted: z.int().nullable(),
  /** Counts what was typed and done; null: nobody has typed yet. */
  content: contentSchema,
  /** Who typed last, and when; `mine`: the reader · `lately`: so short ago that they may be typing on. */
  edited: z.object({ by: z.string(), at: z.string(), mine: z.boolean(), lately: z.boolean(), revision: z.int() }).nullable(),
  /** A leader in charge of the unit has an account; without one the office approves. */
  led: z.boolean(),
  /** Why it came back, where it did and was not handed in again. */
  back: z.object({ from: z.enum(['leader', 'office']), reason: z.string(), by: z.string(), at: z.string() }).nullable(),
  /** Of the newest version, while it is handed in: it was entered by the office. `confirmed`: the unit has said that it is so. */
  recorded: recordedSchema.extend({ confirmed: z.boolean() }).nullable(),
  /** Of the newest version: a leader is said to have signed it. `own`: the reader, who may deny it until that day. */
  signedOff: z.object({ by: z.string(), on: day, own: z.boolean(), deniableUntil: day.nullable() }).nullable(),
  /** The newest version is to correct the accepted one: why, and what stands until it is accepted, too. */
  correction: z.object({ reason: z.string(), stands: contentSchema }).nullable(),
  /** What was handed in for the last period before this one. */
  before: z.object({ period, content: contentSchema, on: day }).nullable(),
  /** Files and links; `kept`: it was handed in with a version, so it stays. */
  evidence: z.array(z.object({ kind: z.enum(['file', 'link']), id, name: z.string(), url: z.string().nullable(), kept: z.boolean() })),
  /** Milestones that were reported as reached for earlier periods: they are not asked again. */
  reachedBefore: z.array(id),
  /** So many reports in a row up to that one said 无变化. */
  unchangedBefore: z.int(),
});
export type Report = z.infer<typeof reportSchema>;

export const listReports = endpoint({
  id: 'listReports',
  tag,
  method: 'GET',
  path: '/api/reports',
  summary: '一个调度期应报的全部报告，或者各期待审核、待核收、待确认、可撤回同意、可提出审签不实的报告；附上期内容、节点和已填的草稿',
  reads: [
    reportingTopics.periods,
    reportingTopics.reports,
    reportingTopics.sameWork,
    attachmentTopics.attachments,
    ledgerTopics.lists,
    ledgerTopics.listItems,
    ledgerTopics.tasks,
    unitTopics.units,
  ],
  params: none,
  /** `unitId`: for the office, which unit's; others see those of their own units. */
  query: z
    .object({ period: period.optional(), unitId: id.optional(), waiting: waitingFor.optional() })
    // All that was ever reported is no list.
    .refine((query) => query.period !== undefined || query.waiting !== undefined, { error: '须写明调度期，或者等待办理的是哪一类' }),
  body: none,
  /** At most 500. `more`: there are others behind them. */
  response: z.object({ reports: z.array(reportSchema), more: z.boolean() }),
  denser: true,
  failures: [],
});

const changed = <T extends z.ZodType>(field: T) => z.object({ seen: field, to: field }).optional();
const shape = contentSchema.shape;

/**
 * What somebody typed, field by field, each with what was seen before: what another person changed meanwhile is not overwritten and is told in
 * `conflicts`; everything else is stored. `by`: whose hand it was before, unless the reader's own. Drafts are no acts of the trail.
 */
export const saveReport = endpoint({
  id: 'saveReport',
  tag,
  method: 'PUT',
  path: '/api/reports/{reportId}/draft',
  summary: '保存一份报告正在填写的内容；他人同时改过的栏不覆盖，如实告知',
  // The page that sends it has the answer: to read all of the period again after each pause of typing would overtake what is typed.
  touches: [],
  params: z.object({ reportId: id }),
  query: none,
  body: z.object({
    changes: z.object({
      text: changed(shape.text),
      percent: changed(shape.percent),
      done: changed(shape.done),
      reached: changed(shape.reached),
      self: changed(shape.self),
      forecast: changed(shape.forecast),
      problem: changed(shape.problem),
      next: changed(shape.next),
      unchanged: changed(shape.unchanged),
    }),
  }),
  response: z.object({
    content: contentSchema,
    conflicts: z.array(z.enum(contentFields)),
    by: z.string().nullable(),
    at: z.string(),
    revision: z.int(),
  }),
  failures: ['report-not-found', 'report-state-wrong', 'report-milestone-unknown'],
});

/** Several at once, all or none. `seen`: the revision of each that the page shows, so that nobody hands in what they have not read. */
export const submitReports = endpoint({
  id: 'submitReports',
  tag,
  method: 'POST',
  path: '/api/reports/submissions',
  summary: '送审：把填好的报告交本单位分管负责人审核，可以一次送多份，全部送出或全部不送',
  touches: [reportingTopics.reports, reportingTopics.periods, ledgerTopics.signFor],
  params: none,
  query: none,
  body: z.object({
    reports: z
      .array(z.object({ id, seen: z.int().min(1) }))
      .min(1)
      .max(500),
  }),
  response: z.object({ submitted: z.int() }),
  failures: ['report-not-found', 'report-state-wrong', 'report-changed', 'report-incomplete'],
});

export const recallReport = endpoint({
  id: 'recallReport',
  tag,
  method: 'POST',
  path: '/api/reports/{reportId}/recall',
  summary: '撤回送审的报告，分管负责人同意之前可以撤回；已送的版本留存；推进办可以撤回自己代录、单位还没有确认的',
  touches: [reportingTopics.reports, reportingTopics.periods],
  params: z.object({ reportId: id }),
  query: none,
  body: none,
  response: none,
  failures: ['report-not-found', 'report-state-wrong', 'report-not-recorded'],
});

const judged = z.object({ id, version: z.int().min(1) });
/** Each as it was read: who hands in another version meanwhile is not judged by the old one. */
const judgements = z.object({
  consent: z.array(judged).max(500),
  back: z.array(judged.extend({ reason })).max(500),
});

export const reviewReports = endpoint({
  id: 'reviewReports',
  tag,
  method: 'POST',
  path: '/api/reports/reviews',
  summary: '审核：分管负责人同意一批报告，退回其中几份并写明理由，全部办理或全部不办',
  // What the office entered is confirmed by approving it: the unit has reported.
  touches: [reportingTopics.reports, reportingTopics.periods, ledgerTopics.signFor],
  params: none,
  query: none,
  body: judgements,
  bodyKb: 512,
  response: z.object({ consented: z.int(), sentBack: z.int() }),
  failures: ['report-not-found', 'report-state-wrong', 'report-changed'],
});

export const acceptReports = endpoint({
  id: 'acceptReports',
  tag,
  method: 'POST',
  path: '/api/reports/acceptances',
  summary: '核收：推进办核收一批报告，退回其中几份并写明缺什么，全部办理或全部不办；单位没有分管负责人账号的，核收即审核',
  touches: [reportingTopics.reports, reportingTopics.periods],
  params: none,
  query: none,
  body: judgements,
  bodyKb: 512,
  response: z.object({ consented: z.int(), sentBack: z.int() }),
  failures: ['report-not-found', 'report-state-wrong', 'report-changed', 'report-not-approved', 'report-not-confirmed'],
});
