/** 设置: the rules' figures and the calendar, one versioned rule set of a jurisdiction. */
import { z } from 'zod';
import { day } from '#contract/platform/day.ts';
import { endpoint } from '#contract/platform/endpoint.ts';
import { digits, none, reason } from '#contract/platform/schema.ts';
import { settingsTopics } from '#contract/settings/topics.ts';
import { calendarYears } from '#core/settings/change-calendar.ts';
import { ruleNames } from '#core/settings/rules.ts';

const tag = '设置';
const reads = [settingsTopics.ruleSet];
const touches = [settingsTopics.ruleSet];

const ruleName = z.enum(ruleNames);
/** The newest version that the change was made on; 0: nobody has changed anything yet. */
const version = z.int().min(0).max(2_147_483_647);
const year = z.int().min(calendarYears.first).max(calendarYears.last);

export const ruleSetSchema = z.object({
  /** 0: the product's own rules and calendar, nobody has changed anything yet. */
  version,
  /** The day from which on it counts for what rules read; null for version 0. */
  knownFrom: day.nullable(),
  changedAt: z.string().nullable(),
  changedBy: z.string().nullable(),
  /** Every figure. */
  rules: z.record(ruleName, z.number()),
  /** Years whose holidays are announced. */
  announced: z.array(year),
  /** Years that are not announced in this calendar, and that the installed product knows. */
  offered: z.array(year),
});

export const getRuleSet = endpoint({
  id: 'getRuleSet',
  tag,
  method: 'GET',
  path: '/api/rule-set',
  summary: '现行规则的全部数值，以及哪些年份的放假安排已经登记',
  reads,
  params: none,
  query: none,
  body: none,
  response: ruleSetSchema,
  failures: [],
});

const change = z.object({ rule: ruleName, before: z.number(), after: z.number() });
const yearChange = z.object({ year, announced: z.boolean(), holidays: z.int(), workdays: z.int() });

export const ruleSetVersionSchema = z.object({
  version,
  knownFrom: day,
  changedAt: z.string(),
  /** Null in version 1, which is the product's own as it was before the first change. */
  changedBy: z.string().nullable(),
  reason: z.string().nullable(),
  rules: z.array(change),
  /** Years of the calendar that it changed, as they were afterwards. */
  years: z.array(yearChange),
});
export type RuleSetVersion = z.infer<typeof ruleSetVersionSchema>;

export const listRuleSetVersions = endpoint({
  id: 'listRuleSetVersions',
  tag,
  method: 'GET',
  path: '/api/rule-set/versions',
  summary: '规则和日历的历次修改，新的在前',
  reads,
  params: none,
  query: z.object({
    /** Those before this version. */
    before: digits(version).optional(),
  }),
  body: none,
  response: z.object({ versions: z.array(ruleSetVersionSchema), more: z.boolean() }),
  failures: [],
});

export const changeRules = endpoint({
  id: 'changeRules',
  tag,
  method: 'PUT',
  path: '/api/rule-set/rules',
  summary: '修改规则的数值，须写明理由；以往的结果仍按当时的规则',
  touches,
  params: none,
  query: none,
  body: z.object({ changes: z.partialRecord(ruleName, z.number()), reason, version }),
  response: ruleSetSchema,
  failures: ['rule-set-changed', 'rule-set-same', 'rule-figure-invalid', 'rule-order-invalid', 'rule-parts-invalid'],
});

export const calendarYearSchema = z.object({
  version,
  year,
  announced: z.boolean(),
  holidays: z.array(day),
  /** 调休上班. */
  workdays: z.array(day),
  /** What the installed product knows of the year; null where it knows nothing, or nothing else. */
  offered: z.object({ holidays: z.array(day), workdays: z.array(day) }).nullable(),
});
export type CalendarYear = z.infer<typeof calendarYearSchema>;

const yearParams = z.object({ year: digits(year) });

export const getCalendarYear = endpoint({
  id: 'getCalendarYear',
  tag,
  method: 'GET',
  path: '/api/rule-set/calendar/{year}',
  summary: '某一年的放假和调休上班日',
  reads,
  params: yearParams,
  query: none,
  body: none,
  response: calendarYearSchema,
  failures: [],
});

const days = z.array(day).max(366);

export const changeCalendarYear = endpoint({
  id: 'changeCalendarYear',
  tag,
  method: 'PUT',
  path: '/api/rule-set/calendar/{year}',
  summary: '登记某一年的放假安排，替换这一年已登记的日子；须写明依据',
  touches,
  params: yearParams,
  query: none,
  body: z.object({
    /** false: not announced after all; then no days stand in it. */
    announced: z.boolean(),
    /** Of the year, and days in the December before and the January after that its notice names. */
    holidays: days,
    workdays: days,
    reason,
    version,
  }),
  response: calendarYearSchema,
  failures: ['rule-set-changed', 'rule-set-same', 'calendar-day-both', 'calendar-day-elsewhere'],
});
