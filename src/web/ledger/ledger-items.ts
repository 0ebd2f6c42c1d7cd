/** What stands in the table one below the other: heads of groups, tasks, and places for tasks that are still to be read. */
import type { TaskRow } from '#contract/ledger/task-endpoints.ts';
import type { Grouping } from '#web/ledger/ledger-address.ts';
import { parentOf, sharesChapter } from '#web/ledger/shared-chapters.ts';

export interface GroupHeadItem {
  readonly type: 'head';
  readonly key: string;
  /** The chapter's heading or the leading unit; null for tasks without a lead. */
  readonly label: string | null;
  readonly path: string;
  /** Null while the group's last rows are not read. */
  readonly count: number | null;
}

export type LedgerItem =
  | GroupHeadItem
  | { readonly type: 'task'; readonly key: string; readonly task: TaskRow }
  | { readonly type: 'place'; readonly key: string };

/** `total`: how many tasks there are in all, as far as it is known. */
export function ledgerItems(tasks: readonly TaskRow[], group: Grouping, total: number, complete: boolean): LedgerItem[] {
  const items: LedgerItem[] = [];
  let from = 0;
  while (from < tasks.length) {
    const to = endOfGroup(tasks, from, group);
    const head = headOf(tasks, from, to, group);
    if (head !== null) items.push({ ...head, count: to < tasks.length || complete ? to - from : null });
    for (const task of tasks.slice(from, to)) items.push({ type: 'task', key: task.id, task });
    from = to;
  }
  if (!complete) for (let at = tasks.length; at < total; at += 1) items.push({ type: 'place', key: `place-${at}` });
  return items;
}

function endOfGroup(tasks: readonly TaskRow[], from: number, group: Grouping): number {
  let to = from + 1;
  while (to < tasks.length && continues(tasks[to - 1], tasks[to], group)) to += 1;
  return to;
}

function continues(before: TaskRow | undefined, task: TaskRow | undefined, group: Grouping): boolean {
  if (before === undefined || task === undefined || group === 'none') return false;
  if (group === 'unit') return before.lead === task.lead;
  return before.planId === task.planId && (before.path === task.path || sharesChapter(before, task));
}

function headOf(tasks: readonly TaskRow[], at: number, to: number, group: Grouping): GroupHeadItem | null {
  const task = tasks[at];
  if (task === undefined || group === 'none') return null;
  if (group === 'unit') return { type: 'head', key: `head-${task.lead ?? ''}`, label: task.lead, path: '', count: null };
  const shared = tasks.slice(at + 1, to).some((other) => other.path !== task.path);
  const path = shared ? parentOf(task.path) : task.path;
  return { type: 'head', key: `head-${task.planId}-${task.path}`, label: task.chapter, path, count: null };
}

/** The head that stays above the rows while its group is scrolled; none while it is in sight itself at the very top. */
export function stickyHead(items: readonly LedgerItem[], first: number): GroupHeadItem | null {
  for (let at = Math.min(first, items.length - 1); at >= 0; at -= 1) {
    const item = items[at];
    if (item?.type === 'head') return at === first && first === 0 ? null : item;
  }
  return null;
}
