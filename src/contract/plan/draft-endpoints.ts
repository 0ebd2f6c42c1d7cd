/** 草稿: a parse with what people changed of it. */
import { z } from 'zod';
import { id, none } from '#contract/platform/schema.ts';
import { endpoint } from '#contract/platform/endpoint.ts';
import { workFailures } from '#contract/platform/work-failures.ts';
import { operationSchema } from '#contract/plan/operation.ts';
import { versionSummarySchema, versionParams } from '#contract/plan/plan-endpoints.ts';
import { planTopics } from '#contract/plan/topics.ts';

const instant = z.string();

export const loggedOperationSchema = z.object({ seq: z.int(), operation: operationSchema, actor: z.string(), at: instant });

export const draftSchema = z.object({
  version: versionSummarySchema,
  plan: z.object({ id, number: z.int(), title: z.string() }),
  text: z.string(),
  /** ParsedPlan without its text; core/plan/draft replays the operations over it. */
  ledger: z.unknown(),
  anchors: z.array(z.object({ start: z.int(), end: z.int(), label: z.string() })),
  operations: z.array(loggedOperationSchema),
});

export const parseAgain = endpoint({
  id: 'parseAgain',
  tag: '规划文件',
  method: 'POST',
  path: '/api/plans/{planId}/versions/{versionId}/parse',
  summary: '用现行解析器重新解析草稿，人工修改重放其上',
  touches: [planTopics.drafts, planTopics.unitTexts],
  params: versionParams,
  query: none,
  body: z.object({ revision: z.int() }),
  response: draftSchema,
  failures: ['version-not-found', 'version-not-draft', 'draft-moved-on', ...workFailures],
});

export const getDraft = endpoint({
  id: 'getDraft',
  denser: true,
  tag: '草稿',
  method: 'GET',
  path: '/api/plans/{planId}/versions/{versionId}/draft',
  summary: '读取一版的原文、解析结果和全部操作',
  reads: [planTopics.plans, planTopics.drafts],
  params: versionParams,
  query: none,
  body: none,
  response: draftSchema,
  failures: ['version-not-found'],
});

/** The draft as a workbook for reading outside of the product. */
export const exportDraft = endpoint({
  id: 'exportDraft',
  tag: '草稿',
  method: 'GET',
  path: '/api/plans/{planId}/versions/{versionId}/draft.xlsx',
  summary: '把草稿导出为 xlsx，供传阅',
  reads: [planTopics.plans, planTopics.drafts],
  params: versionParams,
  query: none,
  body: none,
  download: true,
  response: none,
  failures: ['version-not-found', ...workFailures],
});

/** `revision`: the draft revision that the operations were made on. Refused with draft-moved-on when the draft has changed since. */
export const changeDraft = endpoint({
  id: 'changeDraft',
  tag: '草稿',
  method: 'POST',
  path: '/api/plans/{planId}/versions/{versionId}/draft',
  summary: '修改草稿：编辑、拆分、合并、移动、新增、删除事项，标记原文，回答存疑，撤销',
  touches: [planTopics.drafts, planTopics.unitTexts],
  params: versionParams,
  query: none,
  body: z.object({ revision: z.int(), operations: z.array(operationSchema).min(1).max(500) }),
  bodyKb: 2048,
  response: z.object({ version: versionSummarySchema, operations: z.array(loggedOperationSchema) }),
  failures: [
    'version-not-found',
    'version-not-draft',
    'draft-moved-on',
    'task-not-found',
    'range-invalid',
    'range-taken',
    'split-outside',
    'merge-too-few',
    'undo-impossible',
    'doubt-not-found',
    'path-unknown',
    ...workFailures,
  ],
});
