/**
 * Numbered paragraphs without a heading of their own (1. 2. 3. below 「（一）持续恢复传统消费」) carry the heading above them. Neighbours that
 * share it are one chapter to a reader: the one that bears the heading.
 */
import { isWithin, lastOf, parentOf } from '#core/plan/chapter-path.ts';

interface Place {
  readonly path: string;
  readonly chapter: string;
}

/** Do both stand below the same heading? It bears neither of them itself, or (of a task that people added) one of them. */
export function sharesChapter(a: Place, b: Place): boolean {
  if (a.path === b.path || a.chapter === '' || a.chapter !== b.chapter) return false;
  return (parentOf(a.path) !== '' && parentOf(a.path) === parentOf(b.path)) || isAbove(a.path, b.path) || isAbove(b.path, a.path);
}

/** The path of the heading that two places share. */
export function sharedPath(a: string, b: string): string {
  if (isAbove(a, b)) return a;
  return isAbove(b, a) ? b : parentOf(b);
}

/**
 * The path that a run of neighbours shares once the next one joins it, null when it does not; '' while all of it have one path. Once a run stands
 * under a heading it does not reach beyond: behind what people added at the end of 一/（一） begins 一/（二）, also where neither bears words.
 */
export function grownRun(shared: string, last: Place, next: Place): string | null {
  if (last.path !== next.path && !sharesChapter(last, next)) return null;
  if (shared === '') return last.path === next.path ? '' : sharedPath(last.path, next.path);
  return isWithin(next.path, shared) ? shared : null;
}

/** What is outside of all chapters has none below it. */
function isBelow(path: string, chapter: string): boolean {
  return chapter !== '' && isWithin(path, chapter);
}

function isAbove(path: string, below: string): boolean {
  return path !== '' && path === parentOf(below);
}

interface ChapterFacet {
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

/**
 * The chapters as they are offered for choosing, each path once: paragraphs that share a heading stand as one, by the heading's path. A chapter
 * counts those below it too, as the filter by it shows them.
 */
export function joinChapters(facets: readonly ChapterFacet[]): ChapterFacet[] {
  const byPath = new Map<string, ChapterFacet>();
  for (const facet of joinNeighbours(facets)) {
    // Paragraph 2 of （八） has the words of （八）, also where paragraph 1 between them has a heading of its own.
    const above = byPath.get(parentOf(facet.value));
    const value = facet.label !== '' && above?.label === facet.label ? above.value : facet.value;
    if (!byPath.has(value)) byPath.set(value, { ...facet, value });
  }
  return [...byPath.values()].map((chapter) => ({
    ...chapter,
    count: facets.reduce((sum, { value, count }) => (value === chapter.value || isBelow(value, chapter.value) ? sum + count : sum), 0),
  }));
}

function joinNeighbours(facets: readonly ChapterFacet[]): ChapterFacet[] {
  const joined: ChapterFacet[] = [];
  let last: ChapterFacet | undefined;
  let shared = '';
  for (const facet of facets) {
    const top = joined.at(-1);
    const grown = last === undefined || last.value === facet.value ? null : grownRun(shared, placeOf(last), placeOf(facet));
    if (top !== undefined && grown !== null) joined[joined.length - 1] = { ...facet, value: grown };
    else joined.push(facet);
    shared = grown ?? '';
    last = facet;
  }
  return joined;
}

/**
 * What stands before each chapter's heading, by its path: its own number （一） where that and the heading are no other's, else the whole path
 * 一/（一）.
 */
export function chapterNumbers(facets: readonly ChapterFacet[]): ReadonlyMap<string, string> {
  const times = (said: readonly string[]) => {
    const counts = new Map<string, number>();
    for (const one of said) counts.set(one, (counts.get(one) ?? 0) + 1);
    return counts;
  };
  const numbers = times(facets.map(({ value }) => lastOf(value)));
  const headings = times(facets.map(({ label }) => label));
  return new Map(
    facets.map(({ value, label }) => {
      const told = numbers.get(lastOf(value)) === 1 && headings.get(label) === 1;
      return [value, told ? lastOf(value) : value];
    }),
  );
}

function placeOf({ value, label }: ChapterFacet): Place {
  return { path: value, chapter: label };
}
