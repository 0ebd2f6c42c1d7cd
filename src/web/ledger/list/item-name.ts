/** What an item of a year's list is called. */
import type { ListItemRow } from '#contract/ledger/list-item-endpoints.ts';

/** What an item is called in its list: by the list's number from issuing on, else by its task's; of a child the title is its own. */
export function itemName({ code, task, child }: ListItemRow): { readonly code: string; readonly title: string } {
  return child === undefined ? { code: code ?? task.code, title: task.title } : { code: code ?? '', title: child.title };
}

/** All its numbers: the list's own from issuing on, and what the ledger calls its task. */
export function itemCodes({ code, task, child }: ListItemRow): readonly string[] {
  return [...(code === undefined ? [] : [code]), ...(child === undefined ? [task.code] : [])];
}

/** All its words, also where its title is shortened: for whoever decides about it. */
export function itemWords({ task, child }: ListItemRow): string {
  return child?.title ?? task.text ?? task.title;
}
