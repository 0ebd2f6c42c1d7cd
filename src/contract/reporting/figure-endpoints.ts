/** 报送情况: how many reports of which unit, tier and period came, the list behind each figure, and what was handed in. */
import { z } from 'zod';
import { day } from '#contract/platform/day.ts';
import { endpoint } from '#contract/platform/endpoint.ts';
import { digits, id, none } from '#contract/platform/schema.ts';
import { workFailures } from '#contract/platform/work-failures.ts';
import { period } from '#contract/reporting/endpoints.ts';
import { reportingTopics } from '#contract/reporting/topics.ts';
import { ledgerTopics } from '#contract/ledger/topics.ts';
import { settingsTopics } from '#contract/settings/topics.ts';
import { unitTopics } from '#contract/unit/topics.ts';
import { reportFigures } from '#core/reporting/report-figure.ts';
import { reportStates } from '#core/reporting/report-state.ts';

const tag = '调度';

const count = z.int().min(0);
const figures = z.object({
  expected: count,
  begun: count,
  handedIn: count,
  onTime: count,
  late: count,
  accepted: count,
  returned: count,
  missing: count,
});
const tier = digits(z.int().min(1).max(4));
export const namedUnit = z.object({ id, name: z.string(), ended: day.nullable() });

export const getReportFigures = endpoint({
  id: 'getReportFigures',
  tag,
  method: 'GET',
  path: '/api/report-periods/{period}/figures',
  summary: '一个调度期的报送情况：各单位、各层级应报、已报、按时、核收、退回多少；单位按单位次序排列，不按报送情况排名',
  reads: [reportingTopics.periods, reportingTopics.reports, unitTopics.units],
  params: z.object({ period }),
  query: none,
  body: none,
  /** The units of which something is expected, in official order, each with its tiers. There is no other order to ask for: nobody is ranked by filing. */
  response: z.object({ units: z.array(namedUnit.extend({ tiers: z.array(figures.extend({ tier: z.int() })) })) }),
  failures: [],
});

export const listPeriodFigures = endpoint({
  id: 'listPeriodFigures',
  tag,
  method: 'GET',
  path: '/api/report-period-figures',
  summary: '近两年各调度期的报送情况，可以只看一个单位、一个层级的',
  reads: [reportingTopics.periods, reportingTopics.reports, settingsTopics.ruleSet],
  params: none,
  query: z.object({ unitId: id.optional(), tier: tier.optional() }),
  body: none,
  /** The newest first. */
  response: z.object({ periods: z.array(figures.extend({ period, due: day })) }),
  failures: [],
});

/** The figures of a period by unit and tier. Made and fetched as exportTasks is. */
export const exportReportFigures = endpoint({
  id: 'exportReportFigures',
  tag,
  method: 'POST',
  path: '/api/report-periods/{period}/figures/export',
  summary: '把一个调度期的报送情况导出为 xlsx 或 CSV：合计，再按单位、层级，单位按单位次序排列。以 303 转到文件地址',
  touches: [ledgerTopics.exports],
  params: z.object({ period }),
  query: none,
  body: z.object({ format: z.enum(['xlsx', 'csv']) }),
  download: true,
  response: none,
  failures: ['export-empty', 'export-cancelled', ...workFailures],
});

/** The list behind a figure. */
export const findReports = endpoint({
  id: 'findReports',
  tag,
  method: 'GET',
  path: '/api/report-periods/{period}/reports',
  summary: '报送情况的一个数背后的报告，可以按单位、层级、状态筛选，分页；按单位次序、事项编号排列',
  reads: [reportingTopics.periods, reportingTopics.reports, ledgerTopics.listItems, ledgerTopics.tasks, unitTopics.units],
  params: z.object({ period }),
  query: z.object({
    unitId: id.optional(),
    tier: tier.optional(),
    figure: z.enum(reportFigures).optional(),
    offset: digits(z.int().min(0).max(1_000_000)).optional(),
  }),
  body: none,
  /** At most 100 behind `offset`, of `total`. */
  response: z.object({
    total: z.int(),
    reports: z.array(
      z.object({
        id,
        unit: namedUnit,
        item: z.object({ id, listId: id, code: z.string(), title: z.string() }),
        tier: z.int(),
        lead: z.boolean(),
        /** Null: nobody has typed yet. */
        state: z.enum(reportStates).nullable(),
        handedInOn: day.nullable(),
        onTime: z.boolean(),
        /** Versions that were handed in. */
        versions: z.int(),
      }),
    ),
  }),
  failures: [],
});
