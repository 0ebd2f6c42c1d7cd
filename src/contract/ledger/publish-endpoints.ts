/** 发布: a draft becomes the ledger, or the next version of it. */
import { z } from 'zod';
import { id, none, reason } from '#contract/platform/schema.ts';
import { workFailures } from '#contract/platform/work-failures.ts';
import { endpoint } from '#contract/platform/endpoint.ts';
import { versionSummarySchema, versionParams } from '#contract/plan/plan-endpoints.ts';
import { planTopics } from '#contract/plan/topics.ts';
import { correctedValue } from '#contract/ledger/correction-endpoints.ts';
import { correctedFields } from '#core/ledger/correct-tasks.ts';
import { ledgerTopics } from '#contract/ledger/topics.ts';

/** Of a correction that somebody saw: one that was made since is asked about again. */
const correctionChoice = z.object({ correctionId: id, taskId: id, field: z.enum(correctedFields), keep: z.enum(['correction', 'plan']) });

/** The same of what people withdrew, split or merged: what they did to it since is asked about again. */
const adjustmentChoice = z.object({ taskId: id, adjustmentId: id, keep: z.enum(['adjustment', 'plan']) });

export const publishDraft = endpoint({
  id: 'publishDraft',
  tag: '草稿',
  method: 'POST',
  path: '/api/plans/{planId}/versions/{versionId}/publish',
  summary: '发布到台账。原文须全部对应、存疑须全部回答，或逐条说明理由予以认可',
  touches: [ledgerTopics.tasks, ledgerTopics.objects, planTopics.plans, planTopics.drafts, planTopics.unitTexts],
  params: versionParams,
  query: none,
  body: z.object({
    revision: z.int(),
    /** One for each gap and each open doubt that is accepted as it is. */
    acceptances: z.array(z.object({ key: z.string().max(100), reason })).max(5000),
    /** For a new version: which old task each task continues, where it differs from what the diff proposes. */
    continues: z
      .array(z.object({ key: z.string().max(100), taskId: id.nullable() }))
      .max(20000)
      .default([]),
    /** For a new version: what is to stand where both it and a correction say something new (the clashes of the diff). */
    corrections: z.array(correctionChoice).max(10_000).default([]),
    /** For a new version: whether what people withdrew, split or merged stays so where the version prints something else (`adjusted` of the diff). */
    adjustments: z.array(adjustmentChoice).max(10_000).default([]),
  }),
  bodyKb: 2048,
  response: z.object({ version: versionSummarySchema, published: z.int(), continued: z.int(), withdrawn: z.int(), withoutLead: z.int() }),
  failures: [
    'version-not-found',
    'version-not-draft',
    'draft-moved-on',
    'draft-not-covered',
    'draft-has-doubts',
    'draft-empty',
    'continues-unclear',
    'corrections-undecided',
    'adjustments-undecided',
    ...workFailures,
  ],
});

/** Says, before a version is published, which task of the ledger one of its tasks goes on from. */
export const setContinuation = endpoint({
  id: 'setContinuation',
  tag: '规划文件',
  method: 'PUT',
  path: '/api/plans/{planId}/versions/{versionId}/continuations',
  summary: '发布前改定新版的某个事项承接哪个已有事项，或作为新事项',
  touches: [planTopics.drafts],
  params: versionParams,
  query: none,
  body: z.object({
    /** Of the draft's task, as the diff names it. */
    key: z.string().regex(/^(?:p\d{1,9}|o\d{1,9}\.\d{1,9})$/),
    /** null: a new task; left out: as the texts suggest. */
    taskId: id.nullable().optional(),
  }),
  response: z.object({ key: z.string() }),
  failures: ['version-not-found', 'version-not-draft', 'task-not-found'],
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
  reads: [ledgerTopics.tasks, planTopics.plans, planTopics.drafts],
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
        /** It keeps the number and the history of the old one. */
        continues: z.boolean(),
        /** A person said so. */
        chosen: z.boolean(),
        /** People withdrew, split or merged the old one, and the version prints it as before: that stays so, and it stands in no list. */
        rests: z.boolean(),
        /** Who leads it once the version is published: of one that goes on, also whom people named in the ledger. */
        lead: z.string().nullable(),
      }),
    ),
    /** Of a draft: the tasks of the ledger that stand in it no more; `corrected`: what people corrected of it goes with it. */
    withdrawn: z.array(z.object({ taskId: id, code: z.string(), title: z.string(), corrected: z.boolean() })),
    /** Of a draft: printed names that were decided task by task, for each task that prints them. */
    decidedTexts: z.array(z.string()),
    /** Of a draft: the tasks that its tasks may go on from. */
    candidates: z.array(z.object({ taskId: id, code: z.string(), title: z.string(), state: z.enum(['open', 'withdrawn']) })),
    /** Where the version says something else of what was corrected: what stands is chosen when it is published. */
    clashes: z.array(
      z.object({
        correctionId: id,
        taskId: id,
        code: z.string(),
        title: z.string(),
        field: z.enum(correctedFields),
        /** Why and by whom it was corrected. */
        reason: z.string(),
        by: z.string(),
        /** What the version before printed, what this one prints, and what people say. */
        before: correctedValue,
        printed: correctedValue,
        value: correctedValue,
      }),
    ),
    /** What people withdrew, split or merged and the version prints otherwise: whether that stays is chosen when it is published. */
    adjusted: z.array(
      z.object({
        /** Names it in the choice: the first of the printed tasks. */
        taskId: id,
        /** The last act that it comes of, named in the choice too. */
        adjustmentId: id,
        /** What the version before printed of each, and what this one prints; null: nothing. */
        printed: z.array(z.object({ code: z.string(), title: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
        /** What stands in their place; none: they were withdrawn. */
        standing: z.array(z.object({ code: z.string(), title: z.string() })),
      }),
    ),
  }),
  failures: ['version-not-found', ...workFailures],
});
