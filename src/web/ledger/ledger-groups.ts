/** The groups that neighbouring rows form, each under a head, as far as the rows are held. */
import type { TaskRow } from '#contract/ledger/task-endpoints.ts';
import type { Grouping } from '#web/ledger/ledger-address.ts';
import type { HeldRows } from '#web/ledger/held-rows.ts';
import { grownRun, sharedPath, sharesChapter } from '#web/ledger/shared-chapters.ts';

export interface Group {
  /** The place of its first row that is held, and the place behind its last one. */
  readonly from: number;
  readonly to: number;
  /** Whether the group begins there: its head stands above that row. */
  readonly begins: boolean;
  /** The chapter's heading or the leading unit; null for tasks without a lead. */
  readonly label: string | null;
  readonly path: string;
  /** It is all that a unit leads. */
  readonly led: boolean;
  /** Its plan as it is named, where the ledger shows several: each has a chapter 一. */
  readonly plan: string | null;
  /** How many rows it has; null while not all of them are held. */
  readonly count: number | null;
}

/** Plans as they are named, by id. */
export type PlanTitles = ReadonlyMap<string, string>;

export const noTitles: PlanTitles = new Map();

/** Of the plans in the facet; none where it is one, which nobody has to tell apart. */
export function planTitles(plans: readonly { readonly value: string; readonly named: string }[]): PlanTitles {
  return plans.length < 2 ? noTitles : new Map(plans.map(({ value, named }) => [value, named]));
}

/** Of held rows in their order. `titles`: of the plans that are told apart. */
export function groupsOf({ runs, total }: Pick<HeldRows, 'runs' | 'total'>, group: Grouping, titles: PlanTitles = noTitles): Group[] {
  if (group === 'none') return [];
  return runs.flatMap(({ start, tasks }) => {
    const groups: Group[] = [];
    for (let at = 0; at < tasks.length;) {
      const end = endOfGroup(tasks, at, group);
      const begins = at > 0 || start === 0;
      const ends = end < tasks.length || start + end >= total;
      groups.push({
        from: start + at,
        to: start + end,
        begins,
        ...headOf(tasks, at, end, group, titles),
        count: begins && ends ? end - at : null,
      });
      at = end;
    }
    return groups;
  });
}

/** Behind the last task of the group that begins at a place. */
export function endOfGroup(tasks: readonly TaskRow[], from: number, group: Grouping): number {
  let to = from + 1;
  let shared: string | null = '';
  for (; to < tasks.length; to += 1) {
    const [last, next] = [tasks[to - 1], tasks[to]];
    if (last === undefined || next === undefined || !continues(last, next, group)) break;
    if (group === 'chapter') shared = grownRun(shared, last, next);
    if (shared === null) break;
  }
  return to;
}

/** May the task stand in the same group as the one before it? Where a run of them ends, only its beginning tells. */
export function continues(before: TaskRow | undefined, task: TaskRow | undefined, group: Grouping): boolean {
  if (before === undefined || task === undefined) return false;
  if (group === 'unit') return before.lead === task.lead;
  return before.planId === task.planId && (before.path === task.path || sharesChapter(before, task));
}

function headOf(
  tasks: readonly TaskRow[],
  from: number,
  to: number,
  group: Grouping,
  titles: PlanTitles,
): Pick<Group, 'label' | 'path' | 'led' | 'plan'> {
  const task = tasks[from];
  if (task === undefined || group === 'unit') {
    const label = task?.lead ?? null;
    return { label, path: '', led: label !== null, plan: null };
  }
  const other = tasks.slice(from + 1, to).find(({ path }) => path !== task.path);
  const path = other === undefined ? task.path : sharedPath(task.path, other.path);
  return { label: task.chapter, path, led: false, plan: titles.get(task.planId) ?? null };
}

/** The group that the row at a place is in, if that row is held. */
export function groupAt(groups: readonly Group[], place: number): Group | null {
  return groups.find(({ from, to }) => from <= place && place < to) ?? null;
}
