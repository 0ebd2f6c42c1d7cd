/**
 * Numbered paragraphs without a heading of their own (1. 2. 3. below 「（一）持续恢复传统消费」) carry the heading above them. Neighbours that
 * share it are one chapter to a reader: the one that bears the heading.
 */

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
  return next.path === shared || next.path.startsWith(`${shared}/`) ? shared : null;
}

function isAbove(path: string, below: string): boolean {
  return path !== '' && path === parentOf(below);
}

/** The path of the heading that a path stands under; '' for a chapter of the first level. */
function parentOf(path: string): string {
  return path.split('/').slice(0, -1).join('/');
}

interface ChapterFacet {
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

/** The chapters as they are offered for choosing: paragraphs that share a heading stand as one, by the heading's path. */
export function joinChapters(facets: readonly ChapterFacet[]): ChapterFacet[] {
  const joined: ChapterFacet[] = [];
  let last: ChapterFacet | undefined;
  let shared = '';
  for (const facet of facets) {
    const top = joined.at(-1);
    const grown = last === undefined || last.value === facet.value ? null : grownRun(shared, placeOf(last), placeOf(facet));
    if (top !== undefined && grown !== null)
      joined[joined.length - 1] = { value: grown, label: facet.label, count: top.count + facet.count };
    else joined.push(facet);
    shared = grown ?? '';
    last = facet;
  }
  return joined;
}

function placeOf({ value, label }: ChapterFacet): Place {
  return { path: value, chapter: label };
}
