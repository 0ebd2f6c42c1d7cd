/** Units that a dialog about several tasks offers first. */
import type { TaskRow } from '#contract/ledger/task-endpoints.ts';

/** As a row and a record both say it. */
export interface NamesUnits {
  readonly responsibilities: readonly Pick<TaskRow['responsibilities'][number], 'unit' | 'openList'>[];
}

/** The units that the tasks name, and in how many of them, most first. Open lists are nobody to name. */
export function countNamed(tasks: readonly NamesUnits[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const task of tasks)
    for (const name of new Set(task.responsibilities.filter(({ openList }) => !openList).map(({ unit }) => unit)))
      counts.set(name, (counts.get(name) ?? 0) + 1);
  return new Map([...counts].sort((a, b) => b[1] - a[1]));
}

/** Whether all tasks, some or none have the theme, and what somebody ticked since. */
export function themeTick(
  tasks: readonly Pick<TaskRow, 'themes'>[],
  themeId: string,
  touched: ReadonlyMap<string, boolean>,
): { readonly checked: boolean; readonly indeterminate: boolean } {
  const having = tasks.filter((task) => task.themes.some(({ id }) => id === themeId)).length;
  return {
    checked: touched.get(themeId) ?? having === tasks.length,
    indeterminate: !touched.has(themeId) && having > 0 && having < tasks.length,
  };
}

/** What a choice of units changes of those that see a task already. */
export function shareChange(
  shared: readonly string[],
  chosen: readonly string[],
): { readonly added: string[]; readonly removed: string[] } {
  return { added: chosen.filter((id) => !shared.includes(id)), removed: shared.filter((id) => !chosen.includes(id)) };
}
