/** 本期填报 as a workbook: it leaves, is filled in elsewhere, and comes back to be held against what left and what stands by then. */
import { z } from 'zod';
import { endpoint } from '#contract/platform/endpoint.ts';
import { id, none } from '#contract/platform/schema.ts';
import { workFailures } from '#contract/platform/work-failures.ts';
import { ledgerTopics } from '#contract/ledger/topics.ts';
import { reportCellProblems } from '#core/reporting/report-cell.ts';
import { contentFields } from '#core/reporting/report-content.ts';
import { isPeriod } from '#core/settings/period.ts';

/** Shown beside what is filled in, and locked. `before`: what was said last time. */
export const shownReportColumns = ['code', 'title', 'unit', 'goal', 'before'] as const;
export const reportColumns = [...shownReportColumns, ...contentFields] as const;
export type ReportColumn = (typeof reportColumns)[number];

const params = z.object({ period: z.string().refine(isPeriod, { error: '调度期须写作 2026-04 或 2026-Q2' }) });

/** What is expected of a period, with what was typed so far. Made and fetched as exportTasks is. */
export const exportReports = endpoint({
  id: 'exportReports',
  tag: '调度',
  method: 'POST',
  path: '/api/report-periods/{period}/export',
  summary: '把本单位一期应报的事项导出为 xlsx 或 CSV 填报模板，附上期内容和已填的草稿；xlsx 填好后可以合并回来。以 303 转到文件地址',
  touches: [ledgerTopics.exports],
  params,
  query: none,
  /** `unitId`: one of several units; without it all of them. */
  body: z.object({ format: z.enum(['xlsx', 'csv']), unitId: id.optional() }),
  download: true,
  response: none,
  failures: ['export-empty', 'export-too-large', 'export-cancelled', ...workFailures],
});

const field = z.enum(contentFields);
const cell = z.object({
  /** Of the sheet, from 1, and the cell as a spreadsheet calls it. */
  line: z.int(),
  at: z.string(),
  report: id,
  field,
  /** What stands now. */
  from: z.string(),
  /** What came, as it is written here. */
  to: z.string(),
});

/** Errors, problems and cells typed over, that are named; the rest is counted. */
export const mostNamedInReports = 500;

/**
 * Three-way: what left (kept with the export), what stands now, what came. Nothing is stored: the page shows it, and types what the person wants into
 * the drafts (`saveReport`), never over what somebody typed meanwhile. Rows with errors and cells with problems are told, and not among the changes.
 * Of a file that does not say which export it is, rows are found by their codes, and whatever differs from what stands is a conflict.
 */
export const mergeReportSheet = endpoint({
  id: 'mergeReportSheet',
  tag: '调度',
  method: 'POST',
  path: '/api/report-periods/{period}/returned',
  summary: '读取填好的填报工作簿，与导出时和现在的内容三方比对：要改的、双方都改过的、有问题的行和格；本身不写入',
  touches: [],
  params,
  query: none,
  body: none,
  upload: true,
  response: z.object({
    /** Null: the file does not say which export it is. */
    exported: z.object({ at: z.string(), by: z.string(), rows: z.int() }).nullable(),
    changes: z.array(cell),
    /** Changed in the sheet and, since it left, here; `exported`: what both began with, null where that is not known. */
    conflicts: z.array(cell.extend({ exported: z.string().nullable() })),
    /** Rows that are not taken, the first of them. */
    errors: z.array(
      z.object({
        line: z.int(),
        code: z.enum(['row-without-id', 'row-twice', 'row-foreign', 'row-gone', 'row-unclear', 'row-handed-in', 'cell-merged']),
        /** The line that is of the same report. */
        other: z.int().optional(),
        /** The merged cell. */
        cell: z.string().optional(),
      }),
    ),
    /** Cells that were not read, the first of them. */
    problems: z.array(
      z.object({
        line: z.int(),
        at: z.string(),
        report: id,
        field,
        code: z.enum(reportCellProblems),
        printed: z.string().optional(),
        limit: z.int().optional(),
        count: z.int().optional(),
      }),
    ),
    /** Typed over locked columns, the first of them and the beginning of each: not taken over. */
    locked: z.array(z.object({ line: z.int(), column: z.enum(shownReportColumns), from: z.string(), to: z.string() })),
    /** How many there are of these in all. */
    totals: z.object({ errors: z.int(), problems: z.int(), locked: z.int() }),
    /** Columns that people added, and those that they took out, by their heads. */
    added: z.array(z.string()),
    missing: z.array(z.string()),
    /** Rows that left and did not come back; they stay as they are. */
    left: z.int(),
  }),
  failures: [
    'report-sheet-unknown',
    'report-sheet-of-other-period',
    'report-sheet-of-other-unit',
    'report-sheet-no-codes',
    'sheet-no-heads',
    'sheet-head-changed',
    'sheet-head-twice',
    'table-unreadable',
    'table-formula-unreadable',
    'table-quote-unreadable',
    'table-row-too-long',
    'table-too-large',
    'table-beyond-bounds',
    'table-empty',
    'secrecy-mark',
    'server.busy',
    'server.work-broken-off',
  ],
});
