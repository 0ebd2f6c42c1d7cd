/** 逾期未报: silence that went up the line, and work that nobody is there to report. */
import { z } from 'zod';
import { accountTopics } from '#contract/account/topics.ts';
import { ledgerTopics } from '#contract/ledger/topics.ts';
import { day } from '#contract/platform/day.ts';
import { endpoint } from '#contract/platform/endpoint.ts';
import { id, none } from '#contract/platform/schema.ts';
import { reportingTopics } from '#contract/reporting/topics.ts';
import { unitTopics } from '#contract/unit/topics.ts';

const silentSchema = z.object({
  id,
  period: z.string(),
  unit: z.object({ id, name: z.string() }),
  item: z.object({ id, listId: id, code: z.string(), title: z.string() }),
  /** When it was due. */
  due: day,
  /** How far it has gone: to the unit's leader, to the office's list, to the leading group's; null: it has not gone up, and nobody is there to report it. */
  step: z.int().min(1).max(3).nullable(),
  /** Since when it stands where it stands. */
  since: day.nullable(),
  /** Nobody of the unit is there who could report it: no contact, no leader in charge with an account. */
  unattended: z.boolean(),
});
export type SilentReport = z.infer<typeof silentSchema>;

export const listSilentReports = endpoint({
  id: 'listSilentReports',
  tag: '调度',
  method: 'GET',
  path: '/api/reports/silent',
  summary: '逾期未报清单：单位看到本单位的，推进办看到逾期后上报至本办的和无人填报的，领导看到上报至领导小组的',
  reads: [
    reportingTopics.periods,
    reportingTopics.reports,
    ledgerTopics.listItems,
    ledgerTopics.tasks,
    unitTopics.units,
    accountTopics.accounts,
  ],
  params: none,
  query: none,
  body: none,
  /** At most 500, those that went furthest first, then by unit. `count`: of all. */
  response: z.object({ reports: z.array(silentSchema), count: z.int() }),
  failures: [],
});
