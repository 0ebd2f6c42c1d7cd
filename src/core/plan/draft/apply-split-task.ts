import type { DraftTask } from '#core/plan/draft/draft.ts';
import { applied, applier, refused, type DraftState } from '#core/plan/draft/draft-state.ts';
import { placeOf, taskFinder } from '#core/plan/draft/find-task.ts';
import { contains, mergedRanges, splitsPair, trimmed } from '#core/plan/draft/ranges.ts';
import { describePart } from '#core/plan/draft/describe-task.ts';
import { textOf } from '#core/plan/draft/task-text.ts';
import type { Range } from '#core/plan/parsed-plan.ts';

/** 拆分事项: cut at offsets inside its ranges, or at a comma between two of them. The first part keeps the task's key. */
export const applySplitTask = applier('split-task', (state, { task: anchor, at }, { seq }) => {
  const index = taskFinder(state.tasks)(anchor);
  const task = state.tasks[index];
  if (task === undefined) return refused(state, 'task-not-found', placeOf(state.text, anchor));
  const cuts = [...new Set(at)].sort((a, b) => a - b);
  const whole = bridged(state.text, task.ranges);
  const outside = cuts.find((cut) => splitsPair(state.text, cut) || !whole.some(({ start, end }) => start < cut && cut < end));
  const parts = outside === undefined ? cutRanges(state.text, task.ranges, cuts) : [];
  // A cut that leaves only a comma on one side makes no second task.
  if (parts.length !== cuts.length + 1 || parts.length < 2) return refused(state, 'split-outside', placeOf(state.text, task));
  const made = parts.map((ranges, part) => partOf(state, task, ranges, part === 0 ? task.key : `o${seq}.${part}`, part));
  return applied({ ...state, tasks: state.tasks.toSpliced(index, 1, ...made) });
});

/** The ranges of a task with those made one between which only a comma stands: what was joined there is parted there. */
function bridged(text: string, ranges: readonly Range[]): Range[] {
  return mergedRanges(
    ranges.map((range, index) => {
      const next = ranges[index + 1];
      return next !== undefined && /^[，,]$/u.test(text.slice(range.end, next.start).trim())
        ? { start: range.start, end: next.start }
        : range;
    }),
  );
}

/** The ranges of each part of a text cut at offsets, without what only separates at its edges. */
export function cutRanges(text: string, ranges: readonly Range[], cuts: readonly number[]): Range[][] {
  const parts: Range[][] = [];
  for (const [part, end] of [...cuts, Infinity].entries()) {
    const start = part === 0 ? -1 : (cuts[part - 1] ?? 0);
    const inside = ranges.flatMap((range) => {
      const piece = trimmed(text, { start: Math.max(range.start, start), end: Math.min(range.end, end) });
      return piece === null ? [] : [piece];
    });
    if (inside.length > 0) parts.push(inside);
  }
  return parts;
}

/** What stands in the part's own words goes with it; what stands elsewhere (the closing assignment, a date of the whole) all parts share. */
function partOf(state: DraftState, task: DraftTask, ranges: readonly Range[], key: string, part: number): DraftTask {
  const text = textOf(state, ranges);
  const isElsewhere = (range: Range) => !task.ranges.some((own) => contains(own, range));
  const belongs = (range: Range | null, otherwise: boolean) =>
    range === null ? otherwise : isElsewhere(range) || ranges.some((own) => contains(own, range));
  return {
    ...task,
    ...describePart(text, task),
    key,
    ranges,
    text,
    deadlines: task.deadlines.filter(({ range }) => belongs(range, true)),
    objects: task.objects.filter(({ name, range }) => belongs(range, text.includes(name) || part === 0)),
    changed: true,
  };
}
