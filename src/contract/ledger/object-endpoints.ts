/** 监测对象: the four registers. */
import { z } from 'zod';
import { digits, id, none, printedLine, shownLine } from '#contract/platform/schema.ts';
import { day } from '#contract/platform/day.ts';
import { taskKinds } from '#core/plan/parsed-plan.ts';
import { endpoint } from '#contract/platform/endpoint.ts';
import { historySchema } from '#contract/platform/history.ts';
import { taskRowSchema } from '#contract/ledger/task-endpoints.ts';
import { unitTopics } from '#contract/unit/topics.ts';
import { planTopics } from '#contract/plan/topics.ts';
import { ledgerTopics } from '#contract/ledger/topics.ts';

export const objectSchema = z.object({
  id,
  kind: z.enum(taskKinds),
  name: z.string(),
  stage: z.string().nullable(),
  place: z.string().nullable(),
  investment: z.string().nullable(),
  owner: z.string().nullable(),
  note: z.string().nullable(),
  revision: z.int(),
  taskCount: z.int(),
  plans: z.array(z.object({ id, title: z.string() })),
  leads: z.array(z.string()),
  nextDue: day.nullable(),
});

export type MonitoredObject = z.infer<typeof objectSchema>;

/** The four registers 重大政策 · 重大事项 · 重大平台 · 重大项目. */
export const listObjects = endpoint({
  id: 'listObjects',
  tag: '监测对象',
  method: 'GET',
  path: '/api/objects',
  summary: '四类监测对象清单',
  reads: [ledgerTopics.objects, ledgerTopics.tasks, planTopics.unitTexts, unitTopics.units],
  params: none,
  query: z.object({
    kind: z.enum(taskKinds).optional(),
    text: z.string().trim().max(100).optional(),
    planId: id.optional(),
    limit: digits(z.int().min(1).max(500)).default(100),
    cursor: z.string().max(500).optional(),
  }),
  body: none,
  response: z.object({
    objects: z.array(objectSchema),
    counts: z.object({ policy: z.int(), matter: z.int(), platform: z.int(), project: z.int() }),
    nextCursor: z.string().nullable(),
  }),
  failures: ['cursor-invalid'],
});

const objectFields = z.object({
  kind: z.enum(taskKinds),
  name: printedLine(1, 200),
  stage: shownLine(200).nullable(),
  place: shownLine(200).nullable(),
  investment: shownLine(200).nullable(),
  owner: shownLine(200).nullable(),
  note: z.string().trim().min(1).max(2000).nullable(),
});

export const getObject = endpoint({
  id: 'getObject',
  tag: '监测对象',
  method: 'GET',
  path: '/api/objects/{objectId}',
  summary: '读取一个监测对象及提到它的事项和文件；已并入别的对象的，读取所并入的对象',
  reads: [ledgerTopics.tasks, ledgerTopics.objects, ledgerTopics.themes, planTopics.unitTexts, unitTopics.units],
  params: z.object({ objectId: id }),
  query: none,
  body: none,
  response: objectSchema.extend({
    /** Names that it had, or that were merged into it. */
    formerNames: z.array(z.string()),
    tasks: z.array(
      taskRowSchema.pick({ id: true, code: true, title: true, text: true, commitment: true, dueText: true, dueTo: true, lead: true }),
    ),
  }),
  failures: ['object-not-found'],
});

export const editObject = endpoint({
  id: 'editObject',
  tag: '监测对象',
  method: 'PATCH',
  path: '/api/objects/{objectId}',
  summary: '修改监测对象的名称、类别和基本情况',
  touches: [ledgerTopics.objects],
  params: z.object({ objectId: id }),
  query: none,
  body: objectFields.partial().extend({ revision: z.int() }),
  response: objectSchema,
  failures: ['object-not-found', 'object-changed', 'object-name-taken'],
});

/** Two names of one thing: `from` goes into `into`, its tasks follow. */
export const mergeObjects = endpoint({
  id: 'mergeObjects',
  tag: '监测对象',
  method: 'POST',
  path: '/api/objects/merge',
  summary: '把同一对象的两个名称并为一个',
  touches: [ledgerTopics.objects],
  params: none,
  query: none,
  body: z.object({ into: id, from: z.array(id).min(1).max(100) }),
  response: objectSchema,
  failures: ['object-not-found'],
});

export const getObjectHistory = endpoint({
  id: 'getObjectHistory',
  tag: '监测对象',
  method: 'GET',
  path: '/api/objects/{objectId}/history',
  summary: '一个监测对象的操作记录',
  reads: [ledgerTopics.objects],
  params: z.object({ objectId: id }),
  query: none,
  body: none,
  response: historySchema,
  failures: ['object-not-found'],
});
