import type { Assignment, Heading, Range } from '../parsed-plan.ts';

/** What an assignment phrase covers. */
interface Cover extends Range {
  readonly index: number;
}

/**
 * Finds for each range the assignments that apply to it. A phrase covers the text back to the assignment before it or to the start of its
 * item; one that stands before its item's children (right after the heading) covers them too. The nearest applies.
 */
export function resolveAssignments(
  ranges: readonly Range[],
  assignments: readonly Assignment[],
  headings: readonly Heading[],
  textLength: number,
): readonly (readonly number[])[] {
  const covers = assignments.map((assignment, index) => coverOf(assignment, index, assignments[index - 1], headings));
  const below = coversBelow(assignments, headings, textLength);
  let next = 0;
  return ranges.map((range) => {
    while (next < covers.length && (covers[next]?.end ?? 0) <= range.start) next++;
    const cover = covers[next];
    if (cover && cover.start <= range.start && range.start < cover.end) return [cover.index];
    const around = lastAround(below, range.start);
    return around === undefined ? [] : [around];
  });
}

function coverOf(assignment: Assignment, index: number, before: Assignment | undefined, headings: readonly Heading[]): Cover {
  const item = headings[lastStarting(headings, assignment.start)];
  const start = Math.max(item?.start ?? 0, before?.end ?? 0);
  return { index, start, end: assignment.start };
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
function coversBelow(assignments: readonly Assignment[], headings: readonly Heading[], textLength: number): Cover[] {
  const ends = headings.map(() => textLength);
  const open: number[] = [];
  headings.forEach((heading, index) => {
    while (open.length > 0 && !isBelow(heading.path, headings[open.at(-1) ?? 0]?.path ?? '')) ends[open.pop() ?? 0] = heading.start;
    open.push(index);
  });
  const found: Cover[] = [];
  assignments.forEach((assignment, index) => {
    const at = lastStarting(headings, assignment.start);
    const end = ends[at];
    if (at >= 0 && end !== undefined && end > assignment.end) found.push({ index, start: assignment.end, end });
  });
  return found;
}

function isBelow(path: string, ancestor: string): boolean {
  return ancestor !== '' && path.startsWith(`${ancestor}/`);
}

/** The nearest of nested stretches around `at`. */
function lastAround(covers: readonly Cover[], at: number): number | undefined {
  let from = lastStarting(covers, at);
  for (let looked = 0; from >= 0 && looked < 8; from--, looked++) {
    const cover = covers[from];
    if (cover && at < cover.end) return cover.index;
  }
  return undefined;
}
