/** 交接单: what a unit's desk hands over to whoever takes the post: what it owes, what it has promised, and what is stuck. */
import { z } from 'zod';
import { accountTopics } from '#contract/account/topics.ts';
import { ledgerTopics } from '#contract/ledger/topics.ts';
import { day } from '#contract/platform/day.ts';
import { endpoint } from '#contract/platform/endpoint.ts';
import { id, none } from '#contract/platform/schema.ts';
import { workFailures } from '#contract/platform/work-failures.ts';
import { unitTopics } from '#contract/unit/topics.ts';

export const handoverRowSchema = z.object({
  /** Its words are `desk.<kind>` of what is owed, else `handover.<kind>`. */
  kind: z.string(),
  code: z.string().nullable(),
  /** Null: it stands for several, and its words are `desk.<kind>.text`. */
  title: z.string().nullable(),
  /** What was written of it: what is to be done by the day, the own part, the objection. */
  said: z.string().nullable(),
  due: day.nullable(),
  /** For the words of its kind, `handover.<kind>.note`. */
  data: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Where it is read, or done: an address of ours. */
  link: z.string().startsWith('/'),
});
export type HandoverRow = z.infer<typeof handoverRowSchema>;

/** Each part by its days. */
export const getHandover = endpoint({
  id: 'getHandover',
  tag: '工作台',
  method: 'GET',
  path: '/api/handover',
  summary: '一个单位的交接单：待办、已承诺和存在问题的事项；不写单位时是本岗位的单位',
  reads: [accountTopics.accounts, unitTopics.units, ledgerTopics.tasks, ledgerTopics.lists, ledgerTopics.signFor],
  params: none,
  query: z.object({ unitId: id.optional() }),
  body: none,
  response: z.object({
    today: day,
    /** Null: the desk of the jurisdiction itself, the office's. */
    unit: z.object({ id, name: z.string() }).nullable(),
    /** Who acts for the unit now, as its contact or leader, by name; deputies (代理) with whom they stand in for. */
    people: z.array(z.object({ role: z.enum(['contact', 'unit-leader', 'office']), name: z.string() })),
    owed: z.array(handoverRowSchema),
    promised: z.array(handoverRowSchema),
    stuck: z.array(handoverRowSchema),
  }),
  failures: ['handover-unit-not-found'],
});
export type Handover = z.infer<typeof getHandover.response>;

/** The same as a file of Word. */
export const exportHandover = endpoint({
  id: 'exportHandover',
  tag: '工作台',
  method: 'GET',
  path: '/api/handover/file',
  summary: '下载交接单（Word）；不写单位时是本岗位的单位',
  reads: [],
  params: none,
  query: z.object({ unitId: id.optional() }),
  body: none,
  download: true,
  response: none,
  failures: ['handover-unit-not-found', ...workFailures],
});
