/** 规划文件: upload, review and publish. */
import { z } from 'zod';
import { day } from '#contract/platform/day.ts';
import { endpoint } from '#contract/platform/endpoint.ts';
import { historySchema } from '#contract/platform/history.ts';
import { readFailureCodes } from '#core/plan/read-failure.ts';
import { operationSchema } from '#contract/plan/operation.ts';

const id = z.uuid();
const instant = z.string();
const none = z.object({});

export const versionStates = ['draft', 'published', 'superseded', 'discarded'] as const;

export const versionSummarySchema = z.object({
  id,
  planId: id,
  number: z.int(),
  state: z.enum(versionStates),
  title: z.string(),
  docNumber: z.string().nullable(),
  issuedOn: day.nullable(),
  fileName: z.string(),
  format: z.enum(['docx', 'pdf', 'html', 'md', 'txt']),
  parserVersion: z.string(),
  /** A newer parser than the one that this draft was made by is installed. */
  parserOutdated: z.boolean(),
  draftRevision: z.int(),
  /** Accounted text in hundredths of a percent, 0–10000. */
  coverageBp: z.int(),
  openDoubts: z.int(),
  taskCount: z.int(),
  createdAt: instant,
  createdBy: z.string(),
  publishedAt: instant.nullable(),
  publishedBy: z.string().nullable(),
});
export type VersionSummary = z.infer<typeof versionSummarySchema>;

export const planSummarySchema = z.object({
  id,
  number: z.int(),
  title: z.string(),
  createdAt: instant,
  /** Newest first; discarded ones too, so that they can be restored. */
  versions: z.array(versionSummarySchema),
});
export type PlanSummary = z.infer<typeof planSummarySchema>;

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

const planParams = z.object({ planId: id });
const versionParams = z.object({ planId: id, versionId: id });

export const listPlans = endpoint({
  id: 'listPlans',
  tag: '规划文件',
  method: 'GET',
  path: '/api/plans',
  summary: '列出规划文件及其各版的状态、交代率和存疑数',
  params: none,
  query: none,
  body: none,
  response: z.object({ plans: z.array(planSummarySchema) }),
  failures: [],
});

export const getPlan = endpoint({
  id: 'getPlan',
  tag: '规划文件',
  method: 'GET',
  path: '/api/plans/{planId}',
  summary: '读取一份规划文件的各版',
  params: planParams,
  query: none,
  body: none,
  response: planSummarySchema,
  failures: ['plan-not-found'],
});

/** The file of a new plan, or of a new version of `planId`. */
export const uploadPlan = endpoint({
  id: 'uploadPlan',
  tag: '规划文件',
  method: 'POST',
  path: '/api/plans',
  summary: '上传规划文件（docx、pdf、html、md、txt），解析成台账草稿；带 planId 时作为该文件的新一版',
  params: none,
  query: none,
  body: z.object({ planId: id.optional() }),
  upload: true,
  response: versionSummarySchema,
  failures: ['plan-not-found', 'plan-has-draft', 'document-duplicate', ...readFailureCodes],
});

/** The bytes as they were uploaded. */
export const downloadOriginal = endpoint({
  id: 'downloadOriginal',
  tag: '规划文件',
  method: 'GET',
  path: '/api/plans/{planId}/versions/{versionId}/original',
  summary: '下载上传时的原件',
  params: versionParams,
  query: none,
  body: none,
  download: true,
  response: none,
  failures: ['version-not-found'],
});

export const discardVersion = endpoint({
  id: 'discardVersion',
  tag: '规划文件',
  method: 'POST',
  path: '/api/plans/{planId}/versions/{versionId}/discard',
  summary: '作废一份未发布的草稿；原件、操作记录都留存',
  params: versionParams,
  query: none,
  body: z.object({ reason: z.string().trim().min(1).max(500) }),
  response: versionSummarySchema,
  failures: ['version-not-found', 'version-not-draft'],
});

export const restoreVersion = endpoint({
  id: 'restoreVersion',
  tag: '规划文件',
  method: 'POST',
  path: '/api/plans/{planId}/versions/{versionId}/restore',
  summary: '撤销作废',
  params: versionParams,
  query: none,
  body: none,
  response: versionSummarySchema,
  failures: ['version-not-found', 'version-not-discarded', 'plan-has-draft', 'document-duplicate'],
});

export const parseAgain = endpoint({
  id: 'parseAgain',
  tag: '规划文件',
  method: 'POST',
  path: '/api/plans/{planId}/versions/{versionId}/parse',
  summary: '用现行解析器重新解析草稿，人工修改重放其上',
  params: versionParams,
  query: none,
  body: z.object({ revision: z.int() }),
  response: draftSchema,
  failures: ['version-not-found', 'version-not-draft', 'draft-moved-on'],
});

export const getDraft = endpoint({
  id: 'getDraft',
  tag: '草稿',
  method: 'GET',
  path: '/api/plans/{planId}/versions/{versionId}/draft',
  summary: '读取一版的原文、解析结果和全部操作',
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
  params: versionParams,
  query: none,
  body: none,
  download: true,
  response: none,
  failures: ['version-not-found'],
});

/** `revision`: the draft revision that the operations were made on. Refused with draft-moved-on when somebody else was faster. */
export const changeDraft = endpoint({
  id: 'changeDraft',
  tag: '草稿',
  method: 'POST',
  path: '/api/plans/{planId}/versions/{versionId}/draft',
  summary: '修改草稿：编辑、拆分、合并、移动、新增、删除事项，标记原文，回答存疑，撤销',
  params: versionParams,
  query: none,
  body: z.object({ revision: z.int(), operations: z.array(operationSchema).min(1).max(500) }),
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
  ],
});

export const publishDraft = endpoint({
  id: 'publishDraft',
  tag: '草稿',
  method: 'POST',
  path: '/api/plans/{planId}/versions/{versionId}/publish',
  summary: '发布到台账。原文须全部交代、存疑须全部回答，或逐条说明理由予以认可',
  params: versionParams,
  query: none,
  body: z.object({
    revision: z.int(),
    /** One for each gap and each open doubt that is accepted as it is. */
    acceptances: z.array(z.object({ key: z.string().max(100), reason: z.string().trim().min(1).max(500) })).max(5000),
    /** For a new version: which old task each task continues, where it differs from what the diff proposes. */
    continues: z
      .array(z.object({ key: z.string().max(100), taskId: id.nullable() }))
      .max(20000)
      .default([]),
  }),
  response: z.object({ version: versionSummarySchema, published: z.int(), continued: z.int(), withdrawn: z.int(), withoutLead: z.int() }),
  failures: [
    'version-not-found',
    'version-not-draft',
    'draft-moved-on',
    'draft-not-covered',
    'draft-has-doubts',
    'draft-empty',
    'continues-unclear',
  ],
});

export const clauseRelations = ['same', 'changed', 'split', 'merged', 'dropped', 'added'] as const;
const diffSide = z.object({ path: z.string(), kind: z.string(), text: z.string(), start: z.int(), end: z.int() });

/** Clauses of this version against those of the published version before it. */
export const diffVersion = endpoint({
  id: 'diffVersion',
  tag: '规划文件',
  method: 'GET',
  path: '/api/plans/{planId}/versions/{versionId}/diff',
  summary: '与上一发布版逐条款对照，并列出各事项的承接关系',
  params: versionParams,
  query: none,
  body: none,
  response: z.object({
    from: versionSummarySchema.nullable(),
    to: versionSummarySchema,
    clauses: z.array(z.object({ relation: z.enum(clauseRelations), before: z.array(diffSide), after: z.array(diffSide) })),
    tasks: z.array(
      z.object({
        key: z.string().nullable(),
        title: z.string(),
        taskId: id.nullable(),
        code: z.string().nullable(),
        relation: z.enum(clauseRelations),
      }),
    ),
  }),
  failures: ['version-not-found'],
});

export const getPlanHistory = endpoint({
  id: 'getPlanHistory',
  tag: '规划文件',
  method: 'GET',
  path: '/api/plans/{planId}/history',
  summary: '一份规划文件及其各版的痕迹',
  params: planParams,
  query: none,
  body: none,
  response: historySchema,
  failures: ['plan-not-found'],
});
