/** Where what people acted on in one version of a document stands in the next. */
import { clauseAt } from '#core/plan/draft/clause-marks.ts';
import type { DraftTask } from '#core/plan/draft/draft.ts';
import type { DraftState } from '#core/plan/draft/draft-state.ts';
import { partsOf } from '#core/plan/draft/find-alike.ts';
import { proportional, rangeFinder, sameBefore, tellingContext } from '#core/plan/draft/find-range.ts';
import { assignmentFinder } from '#core/plan/draft/follow-assignments.ts';
import { chapterMap, type ChapterMap } from '#core/plan/draft/follow-chapters.ts';
import type { TaskAnchor } from '#core/plan/draft/operation.ts';
import { contains, mergedRanges, overlaps, sharedLength } from '#core/plan/draft/ranges.ts';
import type { ParsedPlan, Range } from '#core/plan/parsed-plan.ts';
import { foldText } from '#core/platform/fold-text.ts';

export interface Places {
  readonly chapters: ChapterMap;
  /** Where a stretch of the old text stands now; null when it is gone. */
  readonly range: (range: Range) => Range | null;
  /** Where the task of an anchor stands: by its very words, by those that people gave it, which may be printed by now, or by words like its own. */
  readonly task: (anchor: TaskAnchor) => TaskAnchor | null;
  /** The sentence or assignment in which a range of the old text stands, as it is printed now. */
  readonly around: (range: Range) => Range | null;
  /** Where words stand in the sentence or assignment that they stood in, and nowhere else. */
  readonly within: (range: Range) => Range | null;
  /** Where an anchor would lie if the text had only been stretched: an empty range, at which nothing is found. */
  readonly nowhere: (anchor: TaskAnchor) => TaskAnchor;
  /** Whether the words of a range stand in the same chapter still, be it in several places. */
  readonly stands: (range: Range) => boolean;
  /** Whether words that may have become of a range stand in the same chapter. */
  readonly isLike: (range: Range) => boolean;
}

/** `end`: the old version as people left it. */
export function placesIn(old: ParsedPlan, next: ParsedPlan, end: Pick<DraftState, 'tasks'>): Places {
  const chapters = chapterMap(old, next);
  const { find: range, may: isLike } = rangeFinder(old, next, chapters);
  const assignmentOf = assignmentFinder(old, next, chapters);
  let taskOfWords: ReturnType<typeof wordsFinder> | undefined;
  const around = (inner: Range) => {
    const assignment = old.assignments.find((each) => overlaps(each, inner));
    if (assignment === undefined) return range(sentenceAround(old, inner));
    const same = range(assignment);
    const isThere = same !== null && next.assignments.some(({ start, end }) => start === same.start && end === same.end);
    return isThere && sameBefore(old.text, assignment.start, next.text, same.start) >= tellingContext ? same : assignmentOf(assignment);
  };
  return {
    chapters,
    range,
    isLike,
    task: ({ ranges }) => {
      const found = ranges.flatMap((each) => range(each) ?? []).map(({ start, end }) => ({ start, end }));
      const isPrinted = ranges.some((each) => {
        const there = range(each);
        return there !== null && old.text.slice(each.start, each.end) === next.text.slice(there.start, there.end);
      });
      if (isPrinted) return { ranges: found };
      const task = taskAt(end.tasks, ranges);
      taskOfWords ??= wordsFinder(old, next, chapters);
      const meant = task === undefined ? undefined : taskOfWords(task);
      if (meant !== undefined) return { ranges: [{ start: meant.start, end: meant.end }] };
      return found.length > 0 ? { ranges: found } : null;
    },
    around,
    within: (inner) => {
      const outer = old.assignments.find((each) => overlaps(each, inner)) ?? sentenceAround(old, inner);
      if (!contains(outer, inner)) return range(inner);
      const there = around(inner);
      return there === null ? null : sameWords(old.text, next.text, inner, outer, there);
    },
    nowhere: ({ ranges }) => {
      const at = proportional(old.text, next.text, ranges[0]?.start ?? 0);
      return { ranges: [{ start: at, end: at }] };
    },
    stands: (inner) => {
      const words = old.text.slice(inner.start, inner.end);
      const path = pathAt(old, inner.start);
      return startsOf(next.text, words).some((at) => chapters.isSame(path, pathAt(next, at)));
    },
  };
}

/** The text as people read it, without what only separates. */
export function plainWords(text: string): string {
  return foldText(text).replace(/\p{P}/gu, '');
}

/** The chapter at an offset; '' outside of all. */
export function pathAt({ clauses }: { readonly clauses: readonly (Range & { readonly path: string })[] }, offset: number): string {
  return clauseAt(clauses, offset)?.path ?? '';
}

/** The smallest of the tasks, headings and comma parts that hold the range; the range itself where none does. */
function sentenceAround({ text, tasks, headings }: ParsedPlan, range: Range): Range {
  const holders = [...tasks, ...headings].filter((each) => contains(each, range));
  const [smallest] = holders.sort((a, b) => a.end - a.start - (b.end - b.start));
  if (smallest !== undefined) return { start: smallest.start, end: smallest.end };
  const line = { start: text.lastIndexOf('\n', range.start - 1) + 1, end: text.indexOf('\n', range.end) };
  const from = line.start;
  const to = line.end < 0 ? text.length : line.end;
  const part = partsOf(text.slice(from, to)).find(({ start, end }) => from + start <= range.start && range.end <= from + end);
  return part === undefined ? range : { start: from + part.start, end: from + part.end };
}

/** The same words of another sentence: the one that is as manieth as before, else none. */
function sameWords(oldText: string, newText: string, inner: Range, outer: Range, there: Range): Range | null {
  const words = oldText.slice(inner.start, inner.end);
  const before = startsOf(oldText.slice(outer.start, outer.end), words);
  const after = startsOf(newText.slice(there.start, there.end), words);
  const at = after[before.indexOf(inner.start - outer.start)];
  return at === undefined || before.length !== after.length ? null : { start: there.start + at, end: there.start + at + words.length };
}

function startsOf(text: string, words: string): number[] {
  const starts: number[] = [];
  if (words === '') return starts;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) starts.push(at);
  return starts;
}

/** The task in which most of the ranges stand. */
export function taskAt(tasks: readonly DraftTask[], ranges: readonly Range[]): DraftTask | undefined {
  const wanted = mergedRanges(ranges);
  let best: DraftTask | undefined;
  let most = 0;
  for (const task of tasks) {
    const shared = sharedLength(task.ranges, wanted);
    if (shared > most) [best, most] = [task, shared];
  }
  return best;
}

/** Finds the one task of the chapter that prints what people made of another, and nothing that the old version printed elsewhere. */
function wordsFinder(old: ParsedPlan, next: ParsedPlan, chapters: ChapterMap): (task: DraftTask) => Range | undefined {
  const printed = Map.groupBy(
    next.tasks.flatMap((task) => [...new Set([plainWords(task.text), plainWords(task.title)])].map((words) => ({ words, task }))),
    ({ words }) => words,
  );
  const before = new Set(old.tasks.map(({ text }) => plainWords(text)));
  return (task) => {
    const own = plainWords(task.text);
    const meant = [plainWords(task.title), own].flatMap((words) => (words === '' ? [] : (printed.get(words) ?? [])));
    const found = new Set(meant.flatMap((each) => (chapters.isSame(task.path, each.task.path) ? [each.task] : [])));
    const [only] = found;
    if (only === undefined || found.size > 1) return undefined;
    const words = plainWords(only.text);
    return words === own || !before.has(words) ? only : undefined;
  };
}
