/** The records of tasks that a list answered: for tests of what rows do not carry. */
import { getTask, type TaskDetail } from '#contract/ledger/task-endpoints.ts';
import type { Calls } from '#test/server.ts';

/** In the same order. */
export async function detailsOf(who: Pick<Calls, 'ok'>, tasks: readonly { readonly id: string }[]): Promise<TaskDetail[]> {
  const details: TaskDetail[] = [];
  for (const { id } of tasks) details.push(await who.ok(getTask, { params: { taskId: id } }));
  return details;
}
