/** 更正: what a person says of published tasks instead of what the plan prints. */
import { z } from 'zod';
import { endpoint } from '#contract/platform/endpoint.ts';
import { day } from '#contract/platform/day.ts';
import { id, none } from '#contract/platform/schema.ts';
import { ledgerTopics } from '#contract/ledger/topics.ts';
import { commitments, natures, taskKinds } from '#core/plan/parsed-plan.ts';

export const dueSchema = z
  .object({ text: z.string().trim().min(1).max(100).nullable(), from: day.nullable(), to: day.nullable() })
  .refine(({ from, to }) => from === null || to === null || from <= to);

/** A value of any field that can be corrected. */
export const correctedValue = z.union([z.string(), dueSchema]).nullable();

/** What of a task can be corrected; what is left out stays. */
const taskValuesSchema = z
  .object({
    title: z.string().trim().min(1).max(500),
    text: z.string().trim().min(1).max(20_000),
    /** All null: no deadline. */
    due: dueSchema,
    kind: z.enum(taskKinds),
    commitment: z.enum(commitments),
    nature: z.enum(natures),
    /** 市级责任领导. */
    cityLeader: z.string().trim().min(1).max(100).nullable(),
  })
  .partial();

export type TaskCorrection = z.input<typeof taskValuesSchema>;

export const correctTasks = endpoint({
  id: 'correctTasks',
  tag: '台账',
  method: 'POST',
  path: '/api/tasks/corrections',
  summary: '更正一批已发布的事项，须写明依据；印出的内容保留在旁',
  touches: [ledgerTopics.tasks],
  params: none,
  query: none,
  body: z.object({
    tasks: z
      .array(z.object({ id, revision: z.int(), values: taskValuesSchema }))
      .min(1)
      .max(1000),
    reason: z.string().trim().min(1).max(500),
  }),
  /** `id` names what was corrected, to take it back; null: all of it said so already. */
  response: z.object({ id: id.nullable(), changed: z.int() }),
  failures: ['task-not-found', 'task-changed', 'task-withdrawn', 'task-asked-twice'],
});

/** Takes one act's corrections back, all or none. It is an act like them, and can be taken back too. */
export const undoCorrection = endpoint({
  id: 'undoCorrection',
  tag: '台账',
  method: 'POST',
  path: '/api/corrections/{correctionId}/undo',
  summary: '撤销一次更正',
  touches: [ledgerTopics.tasks],
  params: z.object({ correctionId: id }),
  query: none,
  body: none,
  response: z.object({ id, changed: z.int() }),
  failures: ['correction-not-found', 'correction-overtaken', 'task-withdrawn'],
});
