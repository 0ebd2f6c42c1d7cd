/** Finds the task that an operation meant by the ranges at which it stood. */
import type { DraftTask } from '#core/plan/draft/draft.ts';
import type { Misfit } from '#core/plan/draft/draft-state.ts';
import type { TaskAnchor } from '#core/plan/draft/operation.ts';
import { clamped, lengthOf, mergedRanges, sharedLength } from '#core/plan/draft/ranges.ts';
import type { Range } from '#core/plan/parsed-plan.ts';

/** Below this share of the union two ranges are two different things. */
const enough = 0.5;

/** From this many look-ups on a table of the ranges is worth its making. */
const fewLookUps = 4;

/** What is known of where the tasks of a list stand. */
interface Places {
  lookUps: number;
  exact?: ReadonlyMap<string, number>;
  near?: (ranges: readonly Range[]) => readonly number[];
}

/** Beside the lists, so that a log of thousands of operations does not look each task up by walking through all. */
const placesOf = new WeakMap<readonly DraftTask[], Places>();

/** Answers the index of the anchored task, or -1. Finding many in one list costs one look-up each where nothing moved. */
export function taskFinder(tasks: readonly DraftTask[]): (anchor: TaskAnchor) => number {
  const places = placesOf.get(tasks) ?? { lookUps: 0 };
  placesOf.set(tasks, places);
  return (anchor) => {
    const ranges = mergedRanges(anchor.ranges);
    if (++places.lookUps <= fewLookUps) return bestOverlap(tasks, tasks.keys(), ranges);
    places.exact ??= new Map(tasks.map((task, index) => [keyOf(task.ranges), index]));
    places.near ??= overlapFinder(tasks);
    return places.exact.get(keyOf(ranges)) ?? bestOverlap(tasks, places.near(ranges), ranges);
  };
}

/** The list with some tasks changed in their places: what is known of where they stand still holds. */
export function withChanged(tasks: readonly DraftTask[], changed: ReadonlyMap<number, DraftTask>): readonly DraftTask[] {
  if (changed.size === 0) return tasks;
  const next = tasks.slice();
  for (const [index, task] of changed) next[index] = task;
  const places = placesOf.get(tasks);
  if (places !== undefined) placesOf.set(next, places);
  return next;
}

/** The tasks of several anchors, each once and in the order of the anchors, and a misfit for each anchor that stands nowhere. */
export function findTasks(
  text: string,
  tasks: readonly DraftTask[],
  anchors: readonly TaskAnchor[],
): { found: number[]; misfits: Misfit[] } {
  const find = taskFinder(tasks);
  const found = new Set<number>();
  const misfits: Misfit[] = [];
  for (const anchor of anchors) {
    const index = find(anchor);
    if (index < 0) misfits.push({ code: 'task-not-found', at: placeOf(text, anchor) });
    else found.add(index);
  }
  return { found: [...found], misfits };
}

/** Where an anchor pointed, as near as the text allows. */
export function placeOf(text: string, anchor: TaskAnchor): { start: number; end: number } {
  const { start, end } = clamped(text, anchor.ranges[0]);
  return { start, end };
}

function keyOf(ranges: readonly Range[]): string {
  return ranges.map(({ start, end }) => `${start}:${end}`).join(' ');
}

/** Answers which tasks have some of the ranges, in their order: no text belongs to two tasks, so that their pieces lie one behind the other. */
function overlapFinder(tasks: readonly DraftTask[]): (ranges: readonly Range[]) => readonly number[] {
  const pieces = tasks
    .flatMap((task, index) => task.ranges.map(({ start, end }) => ({ start, end, index })))
    .sort((a, b) => a.start - b.start);
  return (ranges) => {
    const found = new Set<number>();
    for (const range of ranges) {
      let [low, high] = [0, pieces.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((pieces[middle]?.end ?? Infinity) <= range.start) low = middle + 1;
        else high = middle;
      }
      for (let at = low, piece = pieces[at]; piece !== undefined && piece.start < range.end; piece = pieces[++at]) found.add(piece.index);
    }
    return [...found].sort((a, b) => a - b);
  };
}

/** Of the tasks `among` the one that shares most with the ranges, or -1. */
function bestOverlap(tasks: readonly DraftTask[], among: Iterable<number>, ranges: readonly Range[]): number {
  const from = ranges[0]?.start ?? 0;
  const to = ranges.at(-1)?.end ?? 0;
  const length = lengthOf(ranges);
  let best = -1;
  let bestShare = 0;
  for (const index of among) {
    const task = tasks[index];
    if (task === undefined || (task.ranges[0]?.start ?? 0) >= to || (task.ranges.at(-1)?.end ?? 0) <= from) continue;
    const shared = sharedLength(task.ranges, ranges);
    const share = shared / (length + lengthOf(task.ranges) - shared);
    if (share >= enough && share > bestShare) {
      best = index;
      bestShare = share;
      if (share === 1) break;
    }
  }
  return best;
}
