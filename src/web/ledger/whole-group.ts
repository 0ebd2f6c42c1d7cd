/** All tasks of a group, whether the page holds them or not: they stand side by side in the list. */
import type { TaskRow } from '#contract/ledger/task-endpoints.ts';
import { continues, endOfGroup, type Group } from '#web/ledger/ledger-groups.ts';
import type { Grouping } from '#web/ledger/ledger-address.ts';

interface Rows {
  readonly total: number;
  readonly at: (place: number) => TaskRow | undefined;
}

/** Reads rows from one place up to another. */
type Read = (from: number, to: number) => Promise<{ readonly tasks: readonly TaskRow[] }>;

export interface WholeGroup {
  readonly tasks: readonly TaskRow[];
  /** There are more than were wanted: these are the first ones. */
  readonly cut: boolean;
}

/** Rows of one request. */
const step = 500;

/** Walks from the rows that are held to both ends of the group; at most so many tasks. */
export async function wholeGroup(group: Group, rows: Rows, read: Read, grouping: Grouping, most: number): Promise<WholeGroup> {
  const held = Array.from({ length: group.to - group.from }, (_, index) => rows.at(group.from + index)).filter(
    (task) => task !== undefined,
  );
  const before = group.begins ? [] : await rowsBefore(group.from, held[0], read, grouping);
  const tasks = [...before, ...held];
  for (let at = group.to; tasks.length <= most && at < rows.total; at += step) {
    const { tasks: next } = await read(at, at + step);
    const end = next.findIndex((task, index) => !continues(next[index - 1] ?? tasks.at(-1), task, grouping));
    tasks.push(...next.slice(0, end < 0 ? next.length : end));
    if (end >= 0 || next.length < step) break;
  }
  const own = groupAround(tasks, before.length, grouping);
  return { tasks: own.slice(0, most), cut: own.length > most };
}

/** Of tasks that may all be one group, those of the group that holds the one at a place. */
function groupAround(tasks: readonly TaskRow[], place: number, grouping: Grouping): readonly TaskRow[] {
  for (let from = 0; from < tasks.length;) {
    const to = endOfGroup(tasks, from, grouping);
    if (place < to) return tasks.slice(from, to);
    from = to;
  }
  return [];
}

async function rowsBefore(place: number, first: TaskRow | undefined, read: Read, grouping: Grouping): Promise<TaskRow[]> {
  const found: TaskRow[] = [];
  for (let to = place; to > 0; to -= step) {
    const { tasks } = await read(Math.max(0, to - step), to);
    const begin = tasks.findLastIndex((task, index) => !continues(task, tasks[index + 1] ?? found[0] ?? first, grouping)) + 1;
    found.unshift(...tasks.slice(begin));
    if (begin > 0 || tasks.length === 0) break;
  }
  return found;
}

export type GroupChoice = 'all' | 'some' | 'none';

/** How much of a group is chosen. `wholes`: tasks of groups that were chosen whole and still are; of another that is not all held nobody knows whether it is all. */
export function choiceOf(
  group: Group,
  rows: Rows,
  chosen: { readonly has: (id: string) => boolean },
  wholes: ReadonlySet<string>,
): GroupChoice {
  let count = 0;
  let known = false;
  for (let at = group.from; at < group.to; at++) {
    const id = rows.at(at)?.id;
    if (id === undefined || !chosen.has(id)) continue;
    count += 1;
    known ||= wholes.has(id);
  }
  if (count === 0) return 'none';
  return count === group.to - group.from && (group.count !== null || known) ? 'all' : 'some';
}

/** The tasks of those groups of which all are chosen. */
export function stillWhole(groups: readonly ReadonlySet<string>[], chosen: { readonly has: (id: string) => boolean }): ReadonlySet<string> {
  return new Set(groups.filter((ids) => [...ids].every((id) => chosen.has(id))).flatMap((ids) => [...ids]));
}
