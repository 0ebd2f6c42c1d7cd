import type { TaskRow } from '#contract/ledger/task-endpoints.ts';
import type { Nameable } from '#web/ledger/open-list/name-dialog.tsx';

type Responsibility = TaskRow['responsibilities'][number];

/** Not decided yet: an open list, or a name without a matching unit. */
export function isUndecided({ resolution }: Responsibility): boolean {
  return resolution === 'open';
}

/** A responsibility as the dialog takes it. */
export function nameable(task: TaskRow, row: Responsibility): Nameable {
  return {
    id: row.id,
    planId: task.planId,
    text: row.unit,
    openList: row.openList,
    taskCode: task.code,
    unitIds: row.units.map(({ id }) => id),
  };
}

/** What waits for a name in these tasks: open lists first, those of the most tasks before others. */
export function waitingIn(tasks: readonly TaskRow[]): Nameable[] {
  const rows = tasks.flatMap((task) => task.responsibilities.filter(isUndecided).map((row) => nameable(task, row)));
  const counts = new Map<string, number>();
  for (const { text } of rows) counts.set(text, (counts.get(text) ?? 0) + 1);
  return rows.sort((a, b) => Number(b.openList) - Number(a.openList) || (counts.get(b.text) ?? 0) - (counts.get(a.text) ?? 0));
}
