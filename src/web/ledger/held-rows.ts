/** The rows of a ledger that the page holds: some pages of many, each at its place in the order. */
import type { TaskRow } from '#contract/ledger/task-endpoints.ts';

/** Rows of a page of the list. */
export const pageSize = 100;

/** Rows before and behind those in sight that are read with them. */
const margin = 40;

/** Rows without a gap. */
interface Run {
  readonly start: number;
  readonly tasks: readonly TaskRow[];
}

export interface HeldRows {
  /** How many rows the order has, as far as it is known. */
  readonly total: number;
  readonly runs: readonly Run[];
  readonly at: (place: number) => TaskRow | undefined;
  /** null: the task is not held. */
  readonly placeOf: (id: string | null) => number | null;
}

/**
 * `pages`: what was read, by number. `counted`: how many rows there are by the count beside the list, undefined while that is not known. A
 * page that is not full says where the order ends, also when the count is older or newer.
 */
export function heldRows(pages: ReadonlyMap<number, readonly TaskRow[]>, counted: number | undefined): HeldRows {
  const inOrder = [...pages].toSorted(([a], [b]) => a - b);
  const runs: { start: number; tasks: TaskRow[] }[] = [];
  const places = new Map<string, number>();
  let end = Number.POSITIVE_INFINITY;
  let reached = 0;
  for (const [page, tasks] of inOrder) {
    const start = page * pageSize;
    const last = runs.at(-1);
    if (last !== undefined && last.start + last.tasks.length === start) last.tasks.push(...tasks);
    else if (tasks.length > 0) runs.push({ start, tasks: [...tasks] });
    for (const [index, { id }] of tasks.entries()) if (!places.has(id)) places.set(id, start + index);
    if (tasks.length > 0) reached = Math.max(reached, start + tasks.length);
    if (tasks.length < pageSize) end = Math.min(end, start + tasks.length);
  }
  return {
    // Without a count there may be a page more than was seen.
    total: Math.max(reached, Math.min(end, counted ?? reached + pageSize)),
    runs,
    at: (place) => pages.get(Math.floor(place / pageSize))?.[place % pageSize],
    placeOf: (id) => (id === null ? null : (places.get(id) ?? null)),
  };
}

/** The pages of the rows in sight and a little around them. */
export function pagesAround(first: number, last: number, total: number): number[] {
  const from = Math.floor(Math.max(0, first - margin) / pageSize);
  const to = Math.floor(Math.min(Math.max(0, total - 1), last + margin) / pageSize);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}

/** Is what comes into sight reached by reading on? Otherwise it is jumped to, perhaps past: nothing is read before that rests. */
export function isNear(before: number, now: number): boolean {
  return Math.abs(now - before) <= pageSize;
}
