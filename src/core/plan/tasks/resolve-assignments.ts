import type { Assignment, Heading, Range } from '../parsed-plan.ts';

/** What stands behind the text that it covers: an assignment, or another field of the item. */
export type Covering = Pick<Assignment, 'start' | 'end' | 'raw'>;

/** What an assignment phrase covers. */
interface CoveredRange extends Range {
  readonly index: number;
}

interface CoveredBelow extends CoveredRange {
  readonly path: string;
}

/**
 * Finds for each range the assignments that apply to it. A phrase covers the text back to the assignment before it or to the start of its
 * item; one that stands before its item's children (right after the heading) covers them too, one within a sentence the rest of that. The nearest
 * applies.
 */
export function resolveAssignments(
  ranges: readonly (Range & { readonly path: string })[],
  assignments: readonly Covering[],
  headings: readonly Heading[],
  text: string,
): readonly (readonly number[])[] {
  const parents = parentsOf(headings);
  const covers = assignments.map((assignment, index): CoveredRange => {
    const before = assignments[index - 1]?.end ?? 0;
    const told = toldFrom(assignment, text);
    const start = coverStart(assignment, before, headings, parents);
    return { index, start: told === null ? start : Math.max(start, told), end: assignment.start };
  });
  const below = coversBelow(assignments, headings, text);
  let next = 0;
  return ranges.map((range) => {
    while ((covers[next]?.end ?? Infinity) <= range.start) next++;
    const cover = covers[next];
    if (cover !== undefined && cover.start <= range.start) return [cover.index];
    const around = lastAround(below, range);
    return around === undefined ? [] : [around];
  });
}

const longestSentence = 400;

/** As assignment-told.ts sets units off from the work before them. */
const isTold = /^(?:由|(?:责任|牵头|配合)(?:单位|部门|处室)为|[^（(：:，,]{2,60}牵头)/u;

/** 改造甲路，由市住建局牵头: what is told within a sentence is said of that sentence alone. Where it begins; null for all other forms. */
function toldFrom({ start, raw }: Covering, text: string): number | null {
  const before = text.slice(Math.max(0, start - longestSentence), start);
  if (!isTold.test(raw) || !/[，,]\s{0,4}$/u.test(before)) return null;
  return start - before.length + 1 + Math.max(...Array.from('。！；;\n\r', (mark) => before.lastIndexOf(mark)));
}

function sentenceEnd(text: string, from: number): number {
  const rest = text.slice(from, from + longestSentence);
  const length = rest.search(/[。！；;\n\r]/u);
  return from + (length === -1 ? rest.length : length);
}

/** Where the text begins that a phrase covers; `before` is the end of the phrase before it. */
function coverStart(assignment: Covering, before: number, headings: readonly Heading[], parents: readonly (Heading | undefined)[]): number {
  const at = lastStarting(headings, assignment.start);
  const heading = headings[at];
  if (heading === undefined) return before;
  const parent = parents[at];
  // 责任单位：… on a line of its own below 1.…2.…3.… that have none belongs to them all.
  const isShared =
    parent !== undefined &&
    before <= parent.start &&
    /\/[^/一-龥]+$/u.test(heading.path) &&
    !isBelow(headings[at + 1]?.path ?? '', parent.path) &&
    /^[^（(〔【［[]/u.test(assignment.raw);
  return isShared ? parent.start : Math.max(heading.start, before);
}

/** For each heading the one that it stands under. */
function parentsOf(headings: readonly Heading[]): (Heading | undefined)[] {
  const open: Heading[] = [];
  return headings.map((heading) => {
    const above = open.findLastIndex(({ path }) => isBelow(heading.path, path));
    open.splice(above + 1, open.length, heading);
    return open[above];
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
function coversBelow(assignments: readonly Covering[], headings: readonly Heading[], text: string): CoveredBelow[] {
  const stretches = headings.map(({ path, start }) => ({ path, start, end: text.length }));
  const open: (typeof stretches)[number][] = [];
  for (const stretch of stretches) {
    const above = open.findLastIndex(({ path }) => isBelow(stretch.path, path));
    for (const closed of open.splice(above + 1, open.length, stretch)) closed.end = stretch.start;
  }
  return assignments.flatMap((assignment, index) => {
    const { start, end } = assignment;
    const stretch = stretches[lastStarting(stretches, start)];
    // 改造甲路，由市住建局负责，年底前通车: what else the sentence says is theirs too, and no more.
    const told = toldFrom(assignment, text) === null ? null : sentenceEnd(text, end);
    if (told !== null) return told > end ? [{ index, start: end, end: told, path: stretch?.path ?? '' }] : [];
    return stretch !== undefined && stretch.end > end ? [{ index, start: end, end: stretch.end, path: stretch.path }] : [];
  });
}

function isBelow(path: string, ancestor: string): boolean {
  return path.charAt(ancestor.length) === '/' && path.startsWith(ancestor);
}

/** Of so many stretches the nearest is sought. */
const lookedAt = 8;

/** The nearest of nested stretches around a range of the same item or below it; a closing paragraph belongs to no item. */
function lastAround(covers: readonly CoveredBelow[], range: Range & { readonly path: string }): number | undefined {
  const end = lastStarting(covers, range.start) + 1;
  return covers
    .slice(Math.max(0, end - lookedAt), end)
    .findLast((cover) => range.start < cover.end && (range.path === cover.path || isBelow(range.path, cover.path)))?.index;
}
