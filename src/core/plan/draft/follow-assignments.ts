/** Which assignment of a new version goes on from one of the version before. */
import { parentOf } from '#core/plan/chapter-path.ts';
import { contextLength } from '#core/plan/draft/find-range.ts';
import type { ChapterMap } from '#core/plan/draft/follow-chapters.ts';
import { pairsOf, sharedPairs, type Pairs } from '#core/plan/draft/similarity.ts';
import type { Assignment, ParsedPlan, Range } from '#core/plan/parsed-plan.ts';

/** Less of the old list is another list. */
const enough = 0.5;

interface Placed {
  readonly assignment: Assignment;
  /** What stands before it, the nearest character first. */
  readonly context: string;
}

/** Assignments of the same words, which a long plan has by the thousand, sorted by what stands before them. */
interface Alike {
  readonly pairs: Pairs;
  readonly placed: Placed[];
}

/** By chapter, and by their words. */
type Lists = ReadonlyMap<string, ReadonlyMap<string, Alike>>;
type Version = Pick<ParsedPlan, 'text' | 'assignments'>;

/**
 * Finds the assignment of the same chapter that goes on from one of the old text, and from no other: the one that has most of the old list still,
 * and before which most of what it assigns stands.
 */
export function assignmentFinder(old: Version, next: Version, chapters: ChapterMap): (assignment: Assignment) => Range | null {
  const now = listsOf(next, ({ path }) => withAbove(path));
  const before = listsOf(old, ({ path }) => [chapters.nearest(path)]);
  return (was) => {
    const pairs = pairsOf(was.raw);
    const found = likest(alikesAt(now, [chapters.nearest(was.path)]), contextOf(old.text, was), (each) => shareOf(pairs, each.pairs));
    if (found === null) return null;
    const own = pairsOf(found.raw);
    const meant = likest(alikesAt(before, withAbove(found.path)), contextOf(next.text, found), (each) => shareOf(each.pairs, own));
    return meant === was ? { start: found.start, end: found.end } : null;
  };
}

function listsOf({ text, assignments }: Version, chaptersOf: (assignment: Assignment) => readonly string[]): Lists {
  const lists = new Map<string, Map<string, Alike>>();
  for (const assignment of assignments) {
    for (const path of chaptersOf(assignment)) {
      const ofChapter = lists.get(path) ?? new Map<string, Alike>();
      const alike = ofChapter.get(assignment.raw) ?? { pairs: pairsOf(assignment.raw), placed: [] };
      alike.placed.push({ assignment, context: contextOf(text, assignment) });
      lists.set(path, ofChapter.set(assignment.raw, alike));
    }
  }
  for (const ofChapter of lists.values())
    for (const { placed } of ofChapter.values()) placed.sort((a, b) => (a.context < b.context ? -1 : a.context > b.context ? 1 : 0));
  return lists;
}

function alikesAt(lists: Lists, paths: readonly string[]): Alike[] {
  return paths.flatMap((path) => [...(lists.get(path)?.values() ?? [])]);
}

/** The one that is liker than all others. */
function likest(alikes: readonly Alike[], context: string, shareIn: (alike: Alike) => number): Assignment | null {
  let best: Assignment | null = null;
  let most = 0;
  for (const alike of alikes) {
    const share = shareIn(alike);
    if (share < enough) continue;
    const { found, same } = likestPlaced(alike.placed, context);
    const like = share + same / contextLength;
    if (like < most) continue;
    best = like === most ? null : found;
    most = like;
  }
  return best;
}

/** Of those of the same words the one that has most of the context; null where several have as much of it. */
function likestPlaced(placed: readonly Placed[], context: string): { readonly found: Assignment | null; readonly same: number } {
  let [low, high] = [0, placed.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((placed[middle]?.context ?? '') < context) low = middle + 1;
    else high = middle;
  }
  // What has most of it stands beside its own place in the order, and what has as much beside that.
  const near = [low - 2, low - 1, low, low + 1].flatMap((at) => placed[at] ?? []);
  const rated = near.map((each) => ({ each, same: sameBeginning(each.context, context) }));
  const same = Math.max(...rated.map((each) => each.same));
  const [first, second] = rated.filter((each) => each.same === same);
  return { found: first === undefined || second !== undefined ? null : first.each.assignment, same };
}

function sameBeginning(a: string, b: string): number {
  let same = 0;
  while (same < a.length && same < b.length && a.charCodeAt(same) === b.charCodeAt(same)) same++;
  return same;
}

function contextOf(text: string, { start }: Range): string {
  let context = '';
  for (let at = start - 1; at >= Math.max(0, start - contextLength); at--) context += text.charAt(at);
  return context;
}

/** How much of the old list the new one has still. */
function shareOf(was: Pairs, is: Pairs): number {
  return was.size === 0 ? 0 : sharedPairs(was, is) / was.size;
}

/** A chapter and those above it. */
function withAbove(path: string): string[] {
  return path === '' ? [''] : [path, ...withAbove(parentOf(path))];
}
