import type { TaskDetail, TaskRow } from '#contract/ledger/task-endpoints.ts';
import type { Nameable } from '#web/ledger/open-list/name-dialog.tsx';

type Numbered = Pick<TaskRow, 'id' | 'planId' | 'code'>;

/** A responsibility of a record as the dialog takes it. */
export function nameable(task: Numbered, row: TaskDetail['responsibilities'][number]): Nameable {
  return {
    taskId: task.id,
    planId: task.planId,
    text: row.unit,
    openList: row.openList,
    taskCode: task.code,
    unitIds: row.units.map(({ id }) => id),
  };
}

/** What waits for a name in these tasks, an open list or a name without a matching unit: open lists first, those of the most tasks before others. */
export function waitingIn(tasks: readonly (Numbered & Pick<TaskRow, 'responsibilities'>)[]): Nameable[] {
  const rows = tasks.flatMap(({ id: taskId, planId, code: taskCode, responsibilities }) =>
    responsibilities.flatMap(({ undecided = false, unit: text, openList }) =>
      undecided ? [{ taskId, planId, text, openList, taskCode, unitIds: [] }] : [],
    ),
  );
  const counts = new Map<string, number>();
  for (const { text } of rows) counts.set(text, (counts.get(text) ?? 0) + 1);
  return rows.sort((a, b) => Number(b.openList) - Number(a.openList) || (counts.get(b.text) ?? 0) - (counts.get(a.text) ?? 0));
}
