/** 规划文件: plans, their versions and originals. */
import { z } from 'zod';
import { id, none, reason } from '#contract/platform/schema.ts';
import { day } from '#contract/platform/day.ts';
import { endpoint } from '#contract/platform/endpoint.ts';
import { historySchema } from '#contract/platform/history.ts';
import { labels } from '#core/platform/label.ts';
import { versionStates } from '#core/plan/plan-version.ts';
import { readFailureCodes } from '#core/plan/read-failure.ts';
import { unitTopics } from '#contract/unit/topics.ts';
import { planTopics } from '#contract/plan/topics.ts';

const instant = z.string();

export const versionSummarySchema = z.object({
  id,
  planId: id,
  number: z.int(),
  state: z.enum(versionStates),
  title: z.string(),
  docNumber: z.string().nullable(),
  issuedOn: day.nullable(),
  fileName: z.string(),
  /** How far the version and its file may go. */
  label: z.enum(labels),
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

const planParams = z.object({ planId: id });

export const versionParams = z.object({ planId: id, versionId: id });

export const listPlans = endpoint({
  id: 'listPlans',
  tag: '规划文件',
  method: 'GET',
  path: '/api/plans',
  summary: '列出规划文件及其各版的状态、对应率和存疑数',
  reads: [planTopics.plans, planTopics.drafts],
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
  reads: [planTopics.plans, planTopics.drafts],
  params: planParams,
  query: none,
  body: none,
  response: planSummarySchema,
  failures: ['plan-not-found'],
});

/** The file of a new plan, or of a new version of `planId`. `separate`: another plan, though it is called as one that is published. */
export const uploadPlan = endpoint({
  id: 'uploadPlan',
  tag: '规划文件',
  method: 'POST',
  path: '/api/plans',
  summary: '上传规划文件（docx、pdf、html、md、txt），解析成台账草稿；带 planId 时作为该文件的新一版',
  touches: [planTopics.plans, planTopics.unitTexts],
  params: none,
  query: none,
  body: z.object({ planId: id.optional(), separate: z.literal('yes').optional() }),
  upload: true,
  response: versionSummarySchema,
  failures: [
    'plan-not-found',
    'plan-has-draft',
    'plan-title-known',
    'document-duplicate',
    'secrecy-mark',
    'server.busy',
    'server.work-broken-off',
    ...readFailureCodes,
  ],
  asks: ['plan-title-known', 'document-duplicate'],
});

/** The bytes as they were uploaded. */
export const downloadOriginal = endpoint({
  id: 'downloadOriginal',
  tag: '规划文件',
  method: 'GET',
  path: '/api/plans/{planId}/versions/{versionId}/original',
  summary: '下载上传时的原件',
  reads: [planTopics.plans],
  params: versionParams,
  query: none,
  body: none,
  download: true,
  response: none,
  failures: ['version-not-found', 'file-missing', 'file-changed'],
});

export const discardVersion = endpoint({
  id: 'discardVersion',
  tag: '规划文件',
  method: 'POST',
  path: '/api/plans/{planId}/versions/{versionId}/discard',
  summary: '作废一份未发布的草稿；原件、操作记录都留存',
  touches: [planTopics.plans],
  params: versionParams,
  query: none,
  body: z.object({ reason }),
  response: versionSummarySchema,
  failures: ['version-not-found', 'version-not-draft'],
});

export const restoreVersion = endpoint({
  id: 'restoreVersion',
  tag: '规划文件',
  method: 'POST',
  path: '/api/plans/{planId}/versions/{versionId}/restore',
  summary: '撤销作废',
  touches: [planTopics.plans],
  params: versionParams,
  query: none,
  body: none,
  response: versionSummarySchema,
  failures: ['version-not-found', 'version-not-discarded', 'plan-has-draft', 'document-duplicate'],
});

/** `was`: the label that the person saw. */
export const labelVersion = endpoint({
  id: 'labelVersion',
  tag: '规划文件',
  method: 'POST',
  path: '/api/plans/{planId}/versions/{versionId}/label',
  summary: '改一版文件的标识：公开、内部、敏感',
  touches: [planTopics.plans],
  params: versionParams,
  query: none,
  body: z.object({ label: z.enum(labels), was: z.enum(labels), reason }),
  response: versionSummarySchema,
  failures: ['version-not-found', 'version-label-changed'],
});

export const getPlanHistory = endpoint({
  id: 'getPlanHistory',
  tag: '规划文件',
  method: 'GET',
  path: '/api/plans/{planId}/history',
  summary: '一份规划文件及其各版的操作记录',
  reads: [planTopics.plans, planTopics.drafts, planTopics.unitTexts, unitTopics.units],
  params: planParams,
  query: none,
  body: none,
  response: historySchema,
  failures: ['plan-not-found'],
});
