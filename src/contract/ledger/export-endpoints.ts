/** 台账: the rows of a filter as a workbook. */
import { z } from 'zod';
import { id, none } from '#contract/platform/schema.ts';
import { endpoint } from '#contract/platform/endpoint.ts';
import { workFailures } from '#contract/platform/work-failures.ts';
import { ledgerTopics } from '#contract/ledger/topics.ts';
import { taskFilterSchema, taskSorts } from '#contract/ledger/task-endpoints.ts';

export const exportColumns = [
  'code',
  'plan',
  'chapter',
  'title',
  'text',
  'kind',
  'commitment',
  'nature',
  'lead',
  'responsible',
  'support',
  'local',
  'cityLeader',
  'dueText',
  'dueTo',
  'objects',
  'fields',
  'themes',
  'lists',
  'origin',
] as const;

export type ExportColumn = (typeof exportColumns)[number];

/**
 * Exactly the rows of the filter, in its order, with the columns shown. It is made to its end, whoever waits for it, and answers with the
 * address of its file (303), which clients follow.
 */
export const exportTasks = endpoint({
  id: 'exportTasks',
  tag: '台账',
  method: 'POST',
  path: '/api/tasks/export',
  summary: '按当前筛选导出 xlsx 或 CSV；每行带编号与修订号，工作簿带导出编号。以 303 转到文件地址，断点可续传',
  touches: [ledgerTopics.exports],
  params: none,
  query: none,
  body: z.object({
    format: z.enum(['xlsx', 'csv']),
    filter: taskFilterSchema,
    sort: z.enum(taskSorts),
    columns: z
      .array(z.enum(exportColumns))
      .min(1)
      .max(exportColumns.length)
      .refine((columns) => new Set(columns).size === columns.length),
  }),
  download: true,
  response: none,
  failures: ['search-too-short', 'chapter-needs-plan', 'export-empty', 'export-too-large', 'export-cancelled', ...workFailures],
});

/** `broken-off`: the server that made it ended before it was made. */
export const exportStates = ['reading', 'making', 'made', 'broken-off'] as const;

const exportSummarySchema = z.object({
  id: z.string(),
  format: z.enum(['xlsx', 'csv']),
  state: z.enum(exportStates),
  begunAt: z.string(),
  /** Known when the rows have been read. */
  rows: z.int().nullable(),
  /** Of the file that is made; it is kept until then. */
  name: z.string().nullable(),
  size: z.int().nullable(),
  keptUntil: z.string().nullable(),
});

export type ExportSummary = z.infer<typeof exportSummarySchema>;

export const listExports = endpoint({
  id: 'listExports',
  tag: '台账',
  method: 'GET',
  path: '/api/exports',
  summary: '本人在当前岗位的导出：正在生成的，和保留一天内可以再次下载的文件',
  reads: [ledgerTopics.exports],
  params: none,
  query: none,
  body: none,
  response: z.object({ exports: z.array(exportSummarySchema) }),
  failures: [],
});

const exportParams = z.object({ exportId: id });

/** The file, whole or a range of it (RFC 9110, 14), for who made it. */
export const fetchExport = endpoint({
  id: 'fetchExport',
  tag: '台账',
  method: 'GET',
  path: '/api/exports/{exportId}/file',
  summary: '下载本人导出的文件，可按字节范围续传（Range、If-Range）；每份文件只记一次操作记录',
  reads: [],
  params: exportParams,
  query: none,
  body: none,
  download: true,
  resumable: true,
  response: none,
  failures: ['export-gone', 'request.range-beyond'],
});

export const removeExport = endpoint({
  id: 'removeExport',
  tag: '台账',
  method: 'DELETE',
  path: '/api/exports/{exportId}',
  summary: '取消正在生成的导出，或删除保留的导出文件；已经没有的不算错',
  touches: [ledgerTopics.exports],
  params: exportParams,
  query: none,
  body: none,
  response: none,
  failures: [],
});
