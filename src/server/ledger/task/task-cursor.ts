/** Where a page of the ledger ends, so that the next one begins there: a page costs the same wherever it stands. */
import { z } from 'zod';
import { day } from '#contract/platform/day.ts';
import type { taskSorts } from '#contract/ledger/task-endpoints.ts';
import type { StoredTask } from '#server/ledger/task/task-rows.ts';
import { isStorable } from '#server/platform/storable-text.ts';

export type TaskSort = (typeof taskSorts)[number];

/** The last row of the page before: its position and, when the order asks for it, its deadline or lead. It comes back from outside. */
const cursorSchema = z.discriminatedUnion('sort', [
  z.object({ sort: z.literal('position'), position: z.int(), key: z.null() }),
  z.object({ sort: z.literal('due'), position: z.int(), key: day.nullable() }),
  z.object({ sort: z.literal('lead'), position: z.int(), key: z.string().refine(isStorable).nullable() }),
]);
export type TaskCursor = z.infer<typeof cursorSchema>;

/** Reads what writeCursor wrote for the same order. */
export function readCursor(cursor: string | undefined, sort: TaskSort): TaskCursor | null | 'invalid' {
  if (cursor === undefined) return null;
  try {
    const read = cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return read.sort === sort ? read : 'invalid';
  } catch {
    return 'invalid';
  }
}

/** The cursor behind a task. */
export function writeCursor(task: StoredTask, sort: TaskSort): string {
  return Buffer.from(JSON.stringify({ sort, position: task.position, key: sortKey(task, sort) }), 'utf8').toString('base64url');
}

function sortKey(task: StoredTask, sort: TaskSort): string | null {
  switch (sort) {
    case 'position':
      return null;
    case 'due':
      return task.due_to;
    case 'lead':
      return task.lead;
  }
}
