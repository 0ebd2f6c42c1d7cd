/** 年度清单 as a workbook: it leaves, is filled in elsewhere, and comes back to be merged with what stands by then. */
import { z } from 'zod';
import { endpoint } from '#contract/platform/endpoint.ts';
import { id, none } from '#contract/platform/schema.ts';
import { workFailures } from '#contract/platform/work-failures.ts';
import { ledgerTopics } from '#contract/ledger/topics.ts';
import { cellFields, cellProblemCodes } from '#core/ledger/list/item-cell.ts';

/** Shown beside what is filled in, and locked: what the plan and the ledger say. */
export const shownColumns = ['code', 'chapter', 'title', 'lead', 'others', 'kind'] as const;
export const listColumns = [
  'code',
  'chapter',
  'title',
  'goal',
  'q1',
  'q2',
  'q3',
  'q4',
  'lead',
  'others',
  'supervise',
  'partner',
  'kind',
  'tier',
  'public',
  'start',
  'plannedStart',
  'curve',
  'preset',
  'outcome',
  'cityLeader',
] as const;
export type ListColumn = (typeof listColumns)[number];

/** All items within reach, in the list's order. Made and fetched as exportTasks is. */
export const exportList = endpoint({
  id: 'exportList',
  tag: '年度清单',
  method: 'POST',
  path: '/api/lists/{listId}/export',
  summary: '把清单导出为 xlsx 或 CSV；xlsx 在表格软件中填写后可以合并回来。以 303 转到文件地址',
  touches: [ledgerTopics.exports],
  params: z.object({ listId: id }),
  query: none,
  body: z.object({ format: z.enum(['xlsx', 'csv']) }),
  download: true,
  response: none,
  failures: ['list-not-found', 'export-empty', 'export-cancelled', ...workFailures],
});

const field = z.enum(cellFields);
const cell = z.object({
  /** Of the sheet, from 1. */
  line: z.int(),
  item: id,
  field,
  /** What stands now. */
  from: z.string(),
  /** What came. */
  to: z.string(),
});

/** Cells that a returned workbook would change, more than one change may have. */
export const mostReturned = 10_000;
/** Characters of what they say and would say: more than any list needs, and what a page can show. */
export const mostReturnedText = 4_000_000;
/** Errors, and cells typed over, that are named; the rest is counted. */
export const mostNamed = 500;

/**
 * Three-way: what left (kept with the export), what stands now, what came. Nothing is stored: the page shows it, and sends the changes that the person
 * wants by `changeCells` with the revision answered here; more than fit into one of its requests (4 MB) in several, each a batch that can be taken back.
 * While there are errors or problems nothing should be. A cell beyond `longestCell` is told as a problem, and is not among the changes.
 */
export const mergeListSheet = endpoint({
  id: 'mergeListSheet',
  tag: '年度清单',
  method: 'POST',
  path: '/api/lists/{listId}/returned',
  summary: '读取填好的清单工作簿，与导出时和现在的内容三方比对：要改的、双方都改过的、有问题的行；本身不写入',
  touches: [],
  params: z.object({ listId: id }),
  query: none,
  body: none,
  upload: true,
  response: z.object({
    /** Of the list, to be sent along with the changes. */
    revision: z.int(),
    exported: z.object({ at: z.string(), by: z.string(), rows: z.int() }),
    changes: z.array(cell),
    /** Changed in the sheet and, since it left, here; `exported`: what both began with. */
    conflicts: z.array(cell.extend({ exported: z.string() })),
    /** Rows that cannot be told, the first of them. */
    errors: z.array(
      z.object({
        line: z.int(),
        code: z.enum(['row-without-id', 'row-twice', 'row-foreign', 'row-gone', 'cell-merged']),
        /** The line that has the same id. */
        other: z.int().optional(),
        /** The merged cell. */
        cell: z.string().optional(),
      }),
    ),
    /** Cells that were not read, the first of them; the codes of `changeCells`. `inCell`: the line within the cell. */
    problems: z.array(
      z.object({
        line: z.int(),
        item: id,
        field,
        code: z.enum(cellProblemCodes),
        inCell: z.int().optional(),
        printed: z.string().optional(),
        limit: z.int().optional(),
      }),
    ),
    /** Typed over locked columns, the first of them and the beginning of each: not taken over. */
    locked: z.array(z.object({ line: z.int(), column: z.enum(shownColumns), from: z.string(), to: z.string() })),
    /** How many there are of these in all. */
    totals: z.object({ errors: z.int(), locked: z.int() }),
    /** Columns that people added, and those that they took out, by their heads. */
    added: z.array(z.string()),
    missing: z.array(z.string()),
    /** Rows that left and did not come back; they stay as they are. */
    left: z.int(),
  }),
  failures: [
    'list-not-found',
    'list-not-composed',
    'sheet-unknown',
    'sheet-of-other-list',
    'sheet-no-heads',
    'sheet-no-ids',
    'sheet-head-changed',
    'sheet-head-twice',
    'sheet-too-many',
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
