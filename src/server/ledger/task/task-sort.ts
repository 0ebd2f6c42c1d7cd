/** The orders of the ledger as columns. */
import type { taskSorts } from '#contract/ledger/task-endpoints.ts';

export type TaskSort = (typeof taskSorts)[number];

/** What an order goes by before the printed one; tasks without it come last. */
export const sortColumns = { position: null, due: 'task.due_to', lead: 'task.lead' } as const satisfies Record<TaskSort, string | null>;
