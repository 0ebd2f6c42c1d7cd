/** Finds the task that an operation meant by the ranges at which it stood. */
import type { DraftTask } from '#core/plan/draft/draft.ts';
import type { Misfit } from '#core/plan/draft/draft-state.ts';
import type { TaskAnchor } from '#core/plan/draft/operation.ts';
import { clamped, lengthOf, mergedRanges, sharedLength } from '#core/plan/draft/ranges.ts';

/** Below this share of the union two ranges are two different things. */
const enough = 0.5;

/** From this many look-ups on a table of the ranges is worth its making. */
const fewLookUps = 4;

/** Answers the index of the anchored task, or -1. Finding many by one finder costs one look-up each where nothing moved. */
export function taskFinder(tasks: readonly DraftTask[]): (anchor: TaskAnchor) => number {
  let exact: Map<string, number> | undefined;
  let count = 0;
  return (anchor) => {
    const ranges = mergedRanges(anchor.ranges);
    if (++count > fewLookUps) exact ??= new Map(tasks.map((task, index) => [keyOf(task.ranges), index]));
    return exact?.get(keyOf(ranges)) ?? bestOverlap(tasks, ranges);
  };
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

function keyOf(ranges: readonly { start: number; end: number }[]): string {
  return ranges.map(({ start, end }) => `${start}:${end}`).join(' ');
}

function bestOverlap(tasks: readonly DraftTask[], ranges: readonly { start: number; end: number }[]): number {
  const from = ranges[0]?.start ?? 0;
  const to = ranges.at(-1)?.end ?? 0;
  const length = lengthOf(ranges);
  let best = -1;
  let bestShare = 0;
  for (const [index, task] of tasks.entries()) {
    if ((task.ranges[0]?.start ?? 0) >= to || (task.ranges.at(-1)?.end ?? 0) <= from) continue;
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
