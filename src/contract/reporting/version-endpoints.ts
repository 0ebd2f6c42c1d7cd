/** 调度: what was handed in, version by version, and how a piece of work went on, period by period. */
import { z } from 'zod';
import { day } from '#contract/platform/day.ts';
import { endpoint } from '#contract/platform/endpoint.ts';
import { digits, id, none } from '#contract/platform/schema.ts';
import { ledgerTopics } from '#contract/ledger/topics.ts';
import { contentSchema, recordedSchema, reportDemand } from '#contract/reporting/endpoints.ts';
import { reportingTopics } from '#contract/reporting/topics.ts';
import { unitTopics } from '#contract/unit/topics.ts';
import { reportStates } from '#core/reporting/report-state.ts';

const tag = '调度';

const milestones = z.array(z.object({ id, due: day, text: z.string() }));
const said = z.object({ by: z.string(), at: z.string() });

const versionSchema = z.object({
  number: z.int(),
  content: contentSchema,
  /** Who handed it in, and when. */
  by: z.string(),
  at: z.string(),
  /** The day that counts for it. */
  on: day,
  /** 代录: from where, and what the unit had typed when the office entered it. */
  recorded: recordedSchema.nullable(),
  draftBefore: contentSchema.nullable(),
  confirmed: said.nullable(),
  /** 已经×××同志审签: the name. */
  signedOffBy: z.string().nullable(),
  denied: said.extend({ reason: z.string() }).nullable(),
  back: said.extend({ from: z.enum(['leader', 'office']), reason: z.string() }).nullable(),
  /** 更正 of an accepted one. */
  reason: z.string().nullable(),
  accepted: z.boolean(),
});
export type ReportVersion = z.infer<typeof versionSchema>;

export const listReportVersions = endpoint({
  id: 'listReportVersions',
  tag,
  method: 'GET',
  path: '/api/reports/{reportId}/versions',
  summary: '一份报告送过的各版：何人何时、计入日期、代录来源、审签、退回和更正的理由、内容',
  reads: [reportingTopics.reports, ledgerTopics.listItems],
  params: z.object({ reportId: id }),
  /** Those before that one; else the newest. */
  query: z.object({ before: digits(z.int().min(1).max(1_000_000)).optional() }),
  body: none,
  /** The newest first, some dozens at once; `earlier`: how many there are before them. */
  response: z.object({ milestones, versions: z.array(versionSchema), earlier: z.int() }),
  failures: ['report-not-found'],
});

const demandSchema = z.object({ code: z.string().nullable(), ...reportDemand });

const progressSchema = z.object({
  unit: z.object({ id, name: z.string() }),
  lead: z.boolean(),
  /** `null`: nothing that the reader may see was handed in. */
  state: z.enum(reportStates).nullable(),
  content: contentSchema.nullable(),
  on: day.nullable(),
  /** The accepted version stands, and another one waits to take its place. */
  correcting: z.boolean(),
});
export type UnitProgress = z.infer<typeof progressSchema>;

export const getItemProgress = endpoint({
  id: 'getItemProgress',
  tag,
  method: 'GET',
  path: '/api/list-items/{itemId}/progress',
  summary: '一个事项的进展：牵头单位逐期的报告，配合和属地单位的在其下；凡可看该事项的都可看',
  reads: [reportingTopics.reports, reportingTopics.periods, ledgerTopics.listItems, ledgerTopics.signFor, unitTopics.units],
  params: z.object({ itemId: id }),
  query: none,
  body: none,
  /** The newest first, three years of them; the lead first. `demand`: what the office wants with its reports. */
  response: z.object({
    milestones,
    demand: demandSchema,
    periods: z.array(z.object({ period: z.string(), due: day, reports: z.array(progressSchema) })),
  }),
  failures: ['item-not-found'],
});
