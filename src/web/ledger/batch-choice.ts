/** What was chosen in dialogs about several tasks: themes, and the units that they are shared with. */
import type { TaskRow } from '#contract/ledger/task-endpoints.ts';

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
