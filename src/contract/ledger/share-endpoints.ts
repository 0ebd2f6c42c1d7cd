/** 共享: what a counterpart (协作方) may see. */
import { z } from 'zod';
import { taskParts } from '#core/ledger/share-tasks.ts';
import { id, none } from '#contract/platform/schema.ts';
import { endpoint } from '#contract/platform/endpoint.ts';
import { ledgerTopics } from '#contract/ledger/topics.ts';

/** What a counterpart (协作方) sees. */
export const setTaskShares = endpoint({
  id: 'setTaskShares',
  tag: '责任单位',
  method: 'POST',
  path: '/api/tasks/shares',
  summary: '把一批事项共享给协作单位，或收回',
  touches: [ledgerTopics.tasks],
  params: none,
  query: none,
  body: z.object({
    taskIds: z.array(id).min(1).max(5000),
    /** Units outside that see the tasks as they are now; who sees them already gets these parts, and the state that was shared is that of now. */
    add: z.array(id).max(50),
    remove: z.array(id).max(50),
    /** What of the tasks those in `add` see; `content` always. */
    parts: z
      .array(z.enum(taskParts))
      .max(taskParts.length)
      .default([...taskParts]),
  }),
  bodyKb: 256,
  /** Tasks whose shares changed. */
  response: z.object({ changed: z.int() }),
  failures: ['task-not-found', 'unit-not-found', 'unit-not-outside'],
});
