/** 工作台: what a post has to do, by the clock, and what happened to its things. */
import { z } from 'zod';
import { accountTopics } from '#contract/account/topics.ts';
import { auditTopics } from '#contract/audit/topics.ts';
import { homeTopics } from '#contract/home/topics.ts';
import { ledgerTopics } from '#contract/ledger/topics.ts';
import { day } from '#contract/platform/day.ts';
import { endpoint } from '#contract/platform/endpoint.ts';
import { digits, id, none } from '#contract/platform/schema.ts';
import { planTopics } from '#contract/plan/topics.ts';
import { reportingTopics } from '#contract/reporting/topics.ts';
import { settingsTopics } from '#contract/settings/topics.ts';
import { unitTopics } from '#contract/unit/topics.ts';
import { buckets } from '#core/home/rail.ts';

const tag = '工作台';
/** An address of ours. */
const link = z.string().startsWith('/');

export const homeRowSchema = z.object({
  /** The same row on the next reading. */
  key: z.string(),
  /** Of a duty, or of what a domain watches: its words are `desk.<kind>`, where it has no title `desk.<kind>.text`. */
  kind: z.string(),
  bucket: z.enum(buckets),
  due: day.nullable(),
  /** Of what is late: working days since; null: not late, or for longer than a year. */
  late: z.int().nullable(),
  /** The day, or how late it is, was reckoned through a year whose holidays are not announced. */
  provisional: z.boolean(),
  /** For so many things it stands. */
  count: z.int(),
  /** Of these, others stand in rows of their own. */
  rest: z.boolean(),
  code: z.string().nullable(),
  title: z.string().nullable(),
  /** Whose it is, where that is not the unit that the person acts for. */
  unit: z.string().nullable(),
  /** For the words of its kind. */
  data: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Where it is done, or the list behind the count. */
  link,
  /** What the duty is about, or what all of those are of that are one row, for who does it in its row. */
  objectId: id.nullable(),
});
export type HomeRow = z.infer<typeof homeRowSchema>;

const countSchema = z.object({
  /** `desk.awaited.<name>`, `desk.figure.<name>`. */
  name: z.string(),
  count: z.int(),
  link,
});

/** Days are those of the server. */
export const getHome = endpoint({
  id: 'getHome',
  tag,
  method: 'GET',
  path: '/api/home',
  summary: '本岗位待办的事（按期限）、等待他人的事和概况',
  reads: [
    unitTopics.units,
    accountTopics.accounts,
    auditTopics.trail,
    settingsTopics.ruleSet,
    planTopics.plans,
    planTopics.drafts,
    planTopics.unitTexts,
    ledgerTopics.tasks,
    ledgerTopics.lists,
    ledgerTopics.opinions,
    ledgerTopics.signFor,
    reportingTopics.periods,
    reportingTopics.reports,
  ],
  params: none,
  query: none,
  body: none,
  response: z.object({
    today: day,
    /** What is due this week, after today, is due until then; the last working day of it, if any is left. */
    week: z.object({ end: day, lastWorkday: day.nullable(), provisional: z.boolean() }),
    /** The unit that the person acts for. */
    unit: z.string().nullable(),
    /** Since when the person holds the post, in the first days in which the one before hands over (交接单); null: later, or nobody held it before. */
    tookOver: day.nullable(),
    /** How many things stand in each part of the rail. */
    counts: z.record(z.enum(buckets), z.int()),
    /** In the order of the rail, and of the days in it. */
    rows: z.array(homeRowSchema),
    /** What others have to do so that it goes on here. */
    awaited: z.array(countSchema.extend({ due: day.nullable() })),
    figures: z.array(countSchema),
  }),
  failures: [],
});
export type Home = z.infer<typeof getHome.response>;

export const inboxEntrySchema = z.object({
  id,
  /** The number of the event. */
  seq: z.int(),
  at: z.string(),
  /** Who did it. */
  actor: z.string(),
  /** Its words are `inbox.<source>.<act>`, where the source says it in its own way, else `inbox.<act>`. */
  source: z.string(),
  act: z.string(),
  /** It concerns so many things. */
  count: z.int(),
  code: z.string().nullable(),
  title: z.string().nullable(),
  /** Where the title is words, such as a month: the message that says it in the reader's language. */
  name: z.object({ code: z.string(), data: z.record(z.string(), z.number()) }).nullable(),
  unit: z.string().nullable(),
  link: link.nullable(),
  /** What was said with the act, word for word: why something came back. */
  said: z.string().nullable(),
  unread: z.boolean(),
});
export type InboxEntry = z.infer<typeof inboxEntrySchema>;

/** The newest first; what the person did is left out. */
export const listInbox = endpoint({
  id: 'listInbox',
  tag,
  method: 'GET',
  path: '/api/inbox',
  summary: '收件箱：与本岗位有关的最近动态，新的在前',
  reads: [
    homeTopics.inbox,
    unitTopics.units,
    planTopics.plans,
    ledgerTopics.tasks,
    ledgerTopics.lists,
    ledgerTopics.signFor,
    reportingTopics.periods,
    reportingTopics.reports,
  ],
  params: none,
  query: z.object({
    /** Only what comes after this entry, by its id: one event may have an entry for each of many units, on either side of a page's end. */
    before: id.optional(),
    limit: digits(z.int().min(1).max(50)).default(8),
  }),
  body: none,
  response: z.object({
    entries: z.array(inboxEntrySchema),
    /** How many are unread, of all; 100 stands for more. */
    unread: z.int(),
    more: z.boolean(),
  }),
  failures: [],
});

/** Whoever reads less than before has read as much as before. */
export const readInbox = endpoint({
  id: 'readInbox',
  tag,
  method: 'POST',
  path: '/api/inbox/read',
  summary: '把收件箱到某一条为止的都标为已读',
  touches: [homeTopics.inbox],
  params: none,
  query: none,
  body: z.object({ seq: z.int().min(0).max(Number.MAX_SAFE_INTEGER) }),
  response: none,
  failures: [],
});
