/** 台账: the rows of a filter as a workbook. */
import { z } from 'zod';
import { none } from '#contract/platform/schema.ts';
import { endpoint } from '#contract/platform/endpoint.ts';
import { workFailures } from '#contract/platform/work-failures.ts';
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
  'dueText',
  'dueTo',
  'objects',
  'themes',
] as const;

export type ExportColumn = (typeof exportColumns)[number];

/** Exactly the rows of the filter, in its order, with the columns shown. */
export const exportTasks = endpoint({
  id: 'exportTasks',
  tag: '台账',
  method: 'POST',
  path: '/api/tasks/export',
  summary: '按当前筛选导出 xlsx 或 CSV；每行带编号与修订号，工作簿带导出编号',
  touches: [],
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
  failures: ['search-too-short', 'chapter-needs-plan', 'export-empty', 'export-too-large', ...workFailures],
});
