/** The groups that neighbouring rows form, each under a head, as far as the rows are held. */
import type { TaskRow } from '#contract/ledger/task-endpoints.ts';
import type { Grouping } from '#web/ledger/ledger-address.ts';
import type { HeldRows } from '#web/ledger/held-rows.ts';
import { sharedPath, sharesChapter } from '#web/ledger/shared-chapters.ts';

export interface Group {
  /** The place of its first row that is held, and the place behind its last one. */
  readonly from: number;
  readonly to: number;
  /** Whether the group begins there: its head stands above that row. */
  readonly begins: boolean;
  /** The chapter's heading or the leading unit; null for tasks without a lead. */
  readonly label: string | null;
  readonly path: string;
  /** How many rows it has; null while not all of them are held. */
  readonly count: number | null;
}

/** Of held rows in their order. */
export function groupsOf({ runs, total }: Pick<HeldRows, 'runs' | 'total'>, group: Grouping): Group[] {
  if (group === 'none') return [];
  return runs.flatMap(({ start, tasks }) => {
    const groups: Group[] = [];
    for (let at = 0; at < tasks.length;) {
      const end = endOfGroup(tasks, at, group);
      const begins = at > 0 || start === 0;
      const ends = end < tasks.length || start + end >= total;
      groups.push({ from: start + at, to: start + end, begins, ...headOf(tasks, at, end, group), count: begins && ends ? end - at : null });
      at = end;
    }
    return groups;
  });
}

function endOfGroup(tasks: readonly TaskRow[], from: number, group: Grouping): number {
  let to = from + 1;
  while (to < tasks.length && continues(tasks[to - 1], tasks[to], group)) to += 1;
  return to;
}

function continues(before: TaskRow | undefined, task: TaskRow | undefined, group: Grouping): boolean {
  if (before === undefined || task === undefined) return false;
  if (group === 'unit') return before.lead === task.lead;
  return before.planId === task.planId && (before.path === task.path || sharesChapter(before, task));
}

function headOf(tasks: readonly TaskRow[], from: number, to: number, group: Grouping): Pick<Group, 'label' | 'path'> {
  const task = tasks[from];
  if (task === undefined || group === 'unit') return { label: task?.lead ?? null, path: '' };
  const other = tasks.slice(from + 1, to).find(({ path }) => path !== task.path);
  return { label: task.chapter, path: other === undefined ? task.path : sharedPath(task.path, other.path) };
}

/** The group that the row at a place is in, if that row is held. */
export function groupAt(groups: readonly Group[], place: number): Group | null {
  return groups.find(({ from, to }) => from <= place && place < to) ?? null;
}
