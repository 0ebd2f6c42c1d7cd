/** Carries over to the next version what people did to the set of tasks: what the new text parts, joins, places or leaves out by itself is over. */
import { isWithin, parentOf } from '#core/plan/chapter-path.ts';
import { applyOperation } from '#core/plan/draft/replay.ts';
import { cutRanges } from '#core/plan/draft/apply-split-task.ts';
import type { Carrying } from '#core/plan/draft/carried.ts';
import type { DraftTask } from '#core/plan/draft/draft.ts';
import type { OperationOf } from '#core/plan/draft/draft-state.ts';
import { plainWords, taskAt } from '#core/plan/draft/follow-places.ts';
import type { Operation } from '#core/plan/draft/operation.ts';
import { lengthOf, mergedRanges, sharedLength } from '#core/plan/draft/ranges.ts';
import type { Range } from '#core/plan/parsed-plan.ts';

function fits({ now }: Carrying, operation: Operation): boolean {
  return applyOperation(now, { seq: 0, operation, actor: '', at: '' }).misfits.length === 0;
}

/** 拆分: a cut between parts that the text prints as tasks of their own is over. */
export function carrySplit(carrying: Carrying, operation: OperationOf<'split-task'>): Operation[] {
  const { before, find, places, now } = carrying;
  const task = find.before(operation.task);
  if (task === undefined) return [];
  const parts = cutRanges(
    before.text,
    task.ranges,
    [...new Set(operation.at)].sort((a, b) => a - b),
  );
  const homes = parts.map((ranges) => {
    const there = places.task({ ranges });
    const task = there === null ? undefined : taskAt(now.tasks, there.ranges);
    return there === null || task === undefined ? null : { task, start: there.ranges[0]?.start ?? 0 };
  });
  if (homes.some((home) => home === null)) return [{ ...operation, task: places.nowhere(operation.task) }];
  const cuts = homes.flatMap((home, index) => {
    const last = homes[index - 1];
    return home !== null && last !== null && last !== undefined && home.task === last.task ? [home] : [];
  });
  const left = [...Map.groupBy(cuts, ({ task: whole }) => whole)].map(([whole, rest]): Operation => ({
    ...operation,
    task: { ranges: whole.ranges },
    at: rest.map(({ start }) => start),
  }));
  if (left.every((each) => fits(carrying, each))) return left;
  return [{ ...operation, task: places.nowhere(operation.task) }];
}

/** 合并: tasks that the text prints as one are merged already. */
export function carryMerge({ find, places, now }: Carrying, operation: OperationOf<'merge-tasks'>): Operation[] {
  const fitting = operation.tasks.filter((anchor) => find.before(anchor) !== undefined);
  const found = fitting.map((anchor) => {
    const there = places.task(anchor);
    return there === null ? undefined : taskAt(now.tasks, there.ranges);
  });
  const homes = new Set(found.filter((task) => task !== undefined));
  const missing = fitting.filter((_, index) => found[index] === undefined).map((anchor) => places.nowhere(anchor));
  if (missing.length === 0 && homes.size < 2) return [];
  const tasks = [...[...homes].map(({ ranges }) => ({ ranges })), ...missing];
  return [{ ...operation, tasks }];
}

/** 移动: a task that the text prints in that chapter is there already; one that it prints in a third chapter is asked about. */
export function carryMove(carrying: Carrying, operation: OperationOf<'move-task'>): Operation[] {
  const { before, find, places } = carrying;
  const was = find.before(operation.task);
  if (was === undefined) return [];
  const there = places.task(operation.task);
  const is = there === null ? undefined : find.now(there);
  const path = places.chapters.find(operation.path);
  const gone = { ...operation, task: places.nowhere(operation.task), before: null };
  if (there === null || is === undefined) return [gone];
  if (path === null) {
    // A number that is another chapter's by now must not be taken for this one.
    const name = before.headings.find((heading) => heading.path === operation.path)?.heading ?? '';
    return [{ ...operation, task: there, path: `${operation.path}（${name}）`, before: null }];
  }
  const isThere = is.path === path || (isWithin(is.path, path) && !isWithin(was.path, operation.path));
  if (!isThere && !isInChapterOf(was, carrying, is.path)) return [gone];
  const next = operation.before === null ? null : places.task(operation.before);
  if (isThere && (next === null || find.now(next) === undefined)) return [];
  const moved = { ...operation, task: there, path, before: next };
  return [fits(carrying, moved) ? moved : { ...moved, before: null }];
}

/** Whether a task's new place is in the chapter that it stood in. A numbered item of one task goes wherever that goes: the chapter is the one around it. */
function isInChapterOf(was: DraftTask, { before, places }: Carrying, path: string): boolean {
  const isItem = before.tasks.every((each) => each === was || each.path !== was.path);
  return places.chapters.isSame(was.path, path) && (!isItem || places.chapters.isSame(parentOf(was.path), path));
}

/** 新增: where the text has made a task of the words, only the name that a person gave it is left to say. */
export function carryAddTask(carrying: Carrying, operation: OperationOf<'add-task'>): Operation[] {
  const { places, now } = carrying;
  const there = places.task({ ranges: operation.ranges });
  const path = places.chapters.find(operation.path);
  if (there === null || path === null) return [{ ...operation, ranges: places.nowhere({ ranges: operation.ranges }).ranges }];
  const added = { ...operation, ranges: there.ranges, path };
  if (fits(carrying, added)) return [added];
  const home = taskAt(now.tasks, there.ranges);
  const shared = home === undefined ? 0 : sharedLength(home.ranges, mergedRanges(there.ranges));
  if (home === undefined || shared * 2 < lengthOf(home.ranges)) return [added];
  const isNamed = operation.title === '' || plainWords(operation.title) === plainWords(home.title);
  return isNamed ? [] : [{ type: 'edit-task', task: { ranges: home.ranges }, set: { title: operation.title } }];
}

/**
 * 删除: what the text prints no more, or no more as a task, is removed already. Only its own words are removed again: of words that are merely like
 * them a person is asked, since what is removed is seen no more.
 */
export function carryRemove({ before, find, places, now }: Carrying, operation: OperationOf<'remove-task'>): Operation[] {
  const was = find.before(operation.task);
  if (was === undefined) return [];
  const there = places.task(operation.task);
  const is = there === null ? undefined : find.now(there);
  if (there !== null && is !== undefined && wordsOf(now.text, is.ranges) === wordsOf(before.text, was.ranges))
    return [{ ...operation, task: there }];
  const home = is ?? (there === null ? undefined : taskAt(now.tasks, there.ranges));
  if (home !== undefined) {
    const at = home.ranges[0]?.start ?? 0;
    return [{ ...operation, task: { ranges: [{ start: at, end: at }] } }];
  }
  const stands = there === null && operation.task.ranges.some((range) => places.stands(range) || places.isLike(range));
  return stands ? [{ ...operation, task: places.nowhere(operation.task) }] : [];
}

function wordsOf(text: string, ranges: readonly Range[]): string {
  return ranges.map(({ start, end }) => plainWords(text.slice(start, end))).join('');
}
