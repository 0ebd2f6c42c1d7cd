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

interface Shared {
  readonly id: string;
  readonly parts: readonly string[];
}

/** Whether those who see a task see its source too, until somebody ticks it or not; nobody sees it: it is offered. */
export function sharesSource(shared: readonly Shared[]): boolean {
  return shared.every(({ parts }) => parts.includes('source'));
}

/** What a choice of units changes of those that see a task already. `source`: as somebody ticked it for all of them; null: as it was. */
export function shareChange(
  shared: readonly Shared[],
  chosen: readonly string[],
  source: boolean | null,
): { readonly added: string[]; readonly removed: string[] } {
  const known = new Map(shared.map((one) => [one.id, one]));
  const isNew = (id: string): boolean => {
    const share = known.get(id);
    return share === undefined || (source !== null && share.parts.includes('source') !== source);
  };
  return { added: chosen.filter(isNew), removed: [...known.keys()].filter((id) => !chosen.includes(id)) };
}
