import type { Assignment, Heading, Range } from '../parsed-plan.ts';

/** What an assignment phrase covers. */
interface CoveredRange extends Range {
  readonly index: number;
}

interface CoveredBelow extends CoveredRange {
  readonly path: string;
}

/**
 * Finds for each range the assignments that apply to it. A phrase covers the text back to the assignment before it or to the start of its
 * item; one that stands before its item's children (right after the heading) covers them too. The nearest applies.
 */
export function resolveAssignments(
  ranges: readonly (Range & { readonly path: string })[],
  assignments: readonly Assignment[],
  headings: readonly Heading[],
  textLength: number,
): readonly (readonly number[])[] {
  const parents = parentsOf(headings);
  const covers = assignments.map((_, index) => coverOf(assignments, index, headings, parents));
  const below = coversBelow(assignments, headings, textLength);
  let next = 0;
  return ranges.map((range) => {
    while (next < covers.length && (covers[next]?.end ?? 0) <= range.start) next++;
    const cover = covers[next];
    if (cover && cover.start <= range.start && range.start < cover.end) return [cover.index];
    const around = lastAround(below, range);
    return around === undefined ? [] : [around];
  });
}

function coverOf(
  assignments: readonly Assignment[],
  index: number,
  headings: readonly Heading[],
  parents: readonly (Heading | undefined)[],
): CoveredRange {
  const assignment = assignments[index];
  const at = lastStarting(headings, assignment?.start ?? 0);
  const before = assignments[index - 1]?.end ?? 0;
  const parent = parents[at];
  // 责任单位：… on a line of its own below 1.…2.…3.… that have none belongs to them all.
  const isShared =
    parent !== undefined &&
    before <= parent.start &&
    /\/[^/一-龥]+$/u.test(headings[at]?.path ?? '') &&
    !isBelow(headings[at + 1]?.path ?? '', parent.path) &&
    /^[^（(〔【［[]/u.test(assignment?.raw ?? '');
  const start = isShared ? parent.start : Math.max(headings[at]?.start ?? 0, before);
  return { index, start, end: assignment?.start ?? 0 };
}

/** For each heading the one that it stands under. */
function parentsOf(headings: readonly Heading[]): (Heading | undefined)[] {
  const open: Heading[] = [];
  return headings.map((heading) => {
    while (open.length > 0 && !isBelow(heading.path, open.at(-1)?.path ?? '')) open.pop();
    const parent = open.at(-1);
    open.push(heading);
    return parent;
  });
}

/** The index of the last heading that starts at or before `at`, or -1; headings stand in the order of the text. */
function lastStarting(headings: readonly Range[], at: number): number {
  let low = 0;
  let high = headings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((headings[middle]?.start ?? Infinity) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The stretches below a heading that has an assignment of its own: its children, up to the next heading that is not below it. */
function coversBelow(assignments: readonly Assignment[], headings: readonly Heading[], textLength: number): CoveredBelow[] {
  const ends = headings.map(() => textLength);
  const open: number[] = [];
  headings.forEach((heading, index) => {
    while (open.length > 0 && !isBelow(heading.path, headings[open.at(-1) ?? 0]?.path ?? '')) ends[open.pop() ?? 0] = heading.start;
    open.push(index);
  });
  const found: CoveredBelow[] = [];
  assignments.forEach((assignment, index) => {
    const at = lastStarting(headings, assignment.start);
    const end = ends[at];
    if (end !== undefined && end > assignment.end) found.push({ index, start: assignment.end, end, path: headings[at]?.path ?? '' });
  });
  return found;
}

function isBelow(path: string, ancestor: string): boolean {
  return ancestor !== '' && path.startsWith(`${ancestor}/`);
}

/** The nearest of nested stretches around a range of the same item or below it; a closing paragraph belongs to no item. */
function lastAround(covers: readonly CoveredBelow[], range: Range & { readonly path: string }): number | undefined {
  let from = lastStarting(covers, range.start);
  for (let looked = 0; from >= 0 && looked < 8; from--, looked++) {
    const cover = covers[from];
    if (cover && range.start < cover.end && (range.path === cover.path || isBelow(range.path, cover.path))) return cover.index;
  }
  return undefined;
}
