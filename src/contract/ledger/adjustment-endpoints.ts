/** 调整 of published tasks by hand: withdrawn and restored, added, split and merged, each with a reason; and taken back. */
import { z } from 'zod';
import { longestUnit } from '#core/ledger/correct-units.ts';
import { endpoint } from '#contract/platform/endpoint.ts';
import { id, none, printedLine, printedName, reason } from '#contract/platform/schema.ts';
import { planTopics } from '#contract/plan/topics.ts';
import { correctedValue, dueSchema } from '#contract/ledger/correction-endpoints.ts';
import { addedOrigins } from '#core/ledger/adjust/adjust-tasks.ts';
import { mergedFields } from '#core/ledger/adjust/merged-fields.ts';
import { commitments, natures, taskKinds } from '#core/plan/parsed-plan.ts';
import { ledgerTopics } from '#contract/ledger/topics.ts';

const seenTasks = z
  .array(z.object({ id, revision: z.int() }))
  .min(1)
  .max(1000);

export const withdrawTasks = endpoint({
  id: 'withdrawTasks',
  tag: '台账',
  method: 'POST',
  path: '/api/tasks/withdrawals',
  summary: '撤下一批事项，须写明依据；事项及其操作记录保留，可以恢复',
  touches: [ledgerTopics.tasks, ledgerTopics.objects],
  params: none,
  query: none,
  body: z.object({ tasks: seenTasks, reason }),
  bodyKb: 128,
  /** `id` names the act, to take it back. */
  response: z.object({ id, changed: z.int() }),
  failures: ['task-not-found', 'task-changed', 'task-withdrawn', 'task-asked-twice'],
});

/** Of tasks that were withdrawn by hand. */
export const restoreTasks = endpoint({
  id: 'restoreTasks',
  tag: '台账',
  method: 'POST',
  path: '/api/tasks/restorations',
  summary: '恢复一批由人撤下的事项，须写明依据',
  touches: [ledgerTopics.tasks, ledgerTopics.objects],
  params: none,
  query: none,
  body: z.object({ tasks: seenTasks, reason }),
  bodyKb: 128,
  response: z.object({ id, changed: z.int() }),
  failures: ['task-not-found', 'task-changed', 'task-stands', 'task-not-restorable', 'task-asked-twice'],
});

const unitName = printedLine(1, longestUnit);
const unitNames = z.array(unitName).max(100).default([]);

/** Who answers, as printed or typed. A unit stands once, in the first role that it has here. */
const unitsSchema = z.object({
  lead: unitName.nullable().default(null),
  responsible: unitNames,
  support: unitNames,
  local: unitNames,
  supervise: unitNames,
});

/** What a task says that is made by hand. */
const madeTask = z.object({
  title: printedLine(1, 500),
  text: z.string().trim().min(1).max(20_000),
  /** All null: no deadline. */
  due: dueSchema,
  units: unitsSchema,
});

export type MadeTask = z.input<typeof madeTask>;

/** A task that no plan prints; it stands under a plan and a chapter of the ledger, behind the last one there. */
export const addTask = endpoint({
  id: 'addTask',
  tag: '台账',
  method: 'POST',
  path: '/api/tasks',
  summary: '新增一个不出自规划原文的事项，须写明来源和依据',
  touches: [ledgerTopics.tasks, ledgerTopics.objects, planTopics.unitTexts],
  params: none,
  query: none,
  body: madeTask.extend({
    planId: id,
    /** The path of a chapter that has tasks, itself or below: 二/（二）; '' outside of all. */
    chapter: z.string().max(200),
    origin: z.enum(addedOrigins),
    kind: z.enum(taskKinds),
    commitment: z.enum(commitments),
    nature: z.enum(natures),
    reason,
  }),
  bodyKb: 256,
  response: z.object({ id, taskId: id, code: z.string() }),
  failures: ['plan-not-found', 'chapter-without-tasks', 'lead-is-open-list'],
});

/** Divides a task. What hangs on it (sources, objects, themes, principles, shares) hangs on each part. */
export const splitTask = endpoint({
  id: 'splitTask',
  tag: '台账',
  method: 'POST',
  path: '/api/tasks/{taskId}/split',
  summary: '把一个事项拆分为两个以上，须写明依据；原编号不再使用，链接指向各部分',
  touches: [ledgerTopics.tasks, ledgerTopics.objects, planTopics.unitTexts],
  params: z.object({ taskId: id }),
  query: none,
  body: z.object({ revision: z.int(), parts: z.array(madeTask).min(2).max(50), reason }),
  bodyKb: 2048,
  response: z.object({ id, tasks: z.array(z.object({ taskId: id, code: z.string() })) }),
  failures: ['task-not-found', 'task-changed', 'task-withdrawn', 'lead-is-open-list'],
});

/** What the whole says where the tasks may differ; what is left out is as proposed: of the first task, or the only one that says it. */
const mergedTask = madeTask.extend({
  kind: z.enum(taskKinds).optional(),
  commitment: z.enum(commitments).optional(),
  nature: z.enum(natures).optional(),
  /** 市级责任领导; null: nobody. */
  cityLeader: printedName(1, 100).nullable().optional(),
});

/**
 * Joins tasks of one plan. What hangs on any of them hangs on the one that they become; `notTaken`: what they said of it and it does not say, with
 * the codes of those that said it.
 */
export const mergeTasks = endpoint({
  id: 'mergeTasks',
  tag: '台账',
  method: 'POST',
  path: '/api/tasks/merge',
  summary: '把同一规划的几个事项合并为一个，须写明依据；原编号不再使用，链接指向合并后的事项',
  touches: [ledgerTopics.tasks, ledgerTopics.objects, planTopics.unitTexts],
  params: none,
  query: none,
  body: z.object({ tasks: seenTasks.min(2).max(100), into: mergedTask, reason }),
  bodyKb: 256,
  response: z.object({
    id,
    taskId: id,
    code: z.string(),
    notTaken: z.array(z.object({ field: z.enum(mergedFields), value: correctedValue, codes: z.array(z.string()) })),
  }),
  failures: ['task-not-found', 'task-changed', 'task-withdrawn', 'task-asked-twice', 'merge-of-plans', 'lead-is-open-list'],
});

/** Takes one act back, all or none. It is an act like them, and can be taken back too. */
export const undoAdjustment = endpoint({
  id: 'undoAdjustment',
  tag: '台账',
  method: 'POST',
  path: '/api/adjustments/{adjustmentId}/undo',
  summary: '撤销一次拆分、合并、撤下、恢复或新增',
  touches: [ledgerTopics.tasks, ledgerTopics.objects],
  params: z.object({ adjustmentId: id }),
  query: none,
  body: none,
  response: z.object({ id, changed: z.int() }),
  failures: ['adjustment-not-found', 'adjustment-overtaken'],
});
