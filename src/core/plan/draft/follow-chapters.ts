/** Which chapter of a new version is which of the version before: numbers move when a chapter is put in, its name and its sentences tell. */
import { isWithin, lastOf, parentOf } from '#core/plan/chapter-path.ts';
import type { ParsedPlan } from '#core/plan/parsed-plan.ts';

/** Sentences that are shorter than this stand in several chapters by chance. */
const tellingLength = 6;
/** A chapter's name tells more than one of its sentences. */
const weightOfName = 3;

export interface ChapterMap {
  /** The path in the new version; null when the chapter is not there any more. */
  readonly find: (path: string) => string | null;
  /** The nearest chapter around the path of which it is known where it is now, as it is numbered now; '' where none is. */
  readonly nearest: (path: string) => string;
  /** Whether what stood at `path` may stand at `newPath`: in the same chapter, or, where that is not known, in the same one above it. */
  readonly isSame: (path: string, newPath: string) => boolean;
}

type Chapters = Pick<ParsedPlan, 'headings' | 'tasks' | 'clauses'>;

export function chapterMap(old: Chapters, next: Chapters): ChapterMap {
  const found = mostLikely(votes(old, next));
  const paths = new Set([...next.headings, ...next.clauses].map(({ path }) => path));
  const taken = new Set(found.values());
  const find = (path: string): string | null => {
    if (path === '') return '';
    const known = found.get(path);
    if (known !== undefined) return known;
    const above = find(parentOf(path));
    if (above === null) return null;
    const same = joinedPath(above, lastOf(path));
    return paths.has(same) && !taken.has(same) ? same : null;
  };
  const nearest = (path: string): string => {
    let known = path;
    while (known !== '' && !found.has(known)) known = parentOf(known);
    return found.get(known) ?? '';
  };
  return { find, nearest, isSame: (path, newPath) => isWithin(newPath, nearest(path)) };
}

export interface MovedChapter {
  readonly from: string;
  readonly to: string;
  /** The words of its heading; null where neither it nor a chapter above it has any. */
  readonly heading: string | null;
}

/** Where each chapter of the old version is in the new one; those that are gone are left out. */
export function movedChapters(old: Chapters, next: Chapters): MovedChapter[] {
  const { find } = chapterMap(old, next);
  const headings = new Map(next.headings.map(({ path, heading }) => [path, heading]));
  return [...new Set([...old.headings, ...old.clauses].map(({ path }) => path))].flatMap((from) => {
    const to = find(from);
    if (to === null) return [];
    let named = to;
    while (named !== '' && (headings.get(named) ?? '') === '') named = parentOf(named);
    return [{ from, to, heading: headings.get(named) ?? null }];
  });
}

function joinedPath(above: string, last: string): string {
  return above === '' ? last : `${above}/${last}`;
}

type Votes = Map<string, Map<string, number>>;

/** Names and sentences that each version has once, with the chapter in which they stand. */
function votes(old: Chapters, next: Chapters): Votes {
  const cast: Votes = new Map();
  const vote = (path: string, newPath: string, weight: number): void => {
    if (path === '' || newPath === '') return;
    const row = cast.get(path) ?? new Map<string, number>();
    row.set(newPath, (row.get(newPath) ?? 0) + weight);
    cast.set(path, row);
    vote(parentOf(path), parentOf(newPath), weight);
  };
  const names = ({ headings }: Chapters) => once(headings.filter(({ heading }) => heading !== '').map((each) => [each.heading, each.path]));
  const sentences = ({ tasks }: Chapters) =>
    once(tasks.filter(({ text }) => text.length >= tellingLength).map((each) => [each.text, each.path]));
  const newNames = names(next);
  for (const [name, path] of names(old)) vote(path, newNames.get(name) ?? '', weightOfName);
  const newSentences = sentences(next);
  for (const [text, path] of sentences(old)) vote(path, newSentences.get(text) ?? '', 1);
  return cast;
}

function once(named: readonly (readonly [string, string])[]): Map<string, string> {
  const counts = new Map<string, number>();
  for (const [name] of named) counts.set(name, (counts.get(name) ?? 0) + 1);
  return new Map(named.filter(([name]) => counts.get(name) === 1));
}

function mostLikely(cast: Votes): Map<string, string> {
  const found = new Map<string, string>();
  for (const [path, row] of cast) {
    const [best] = [...row].sort((a, b) => b[1] - a[1] || Number(b[0] === path) - Number(a[0] === path));
    if (best !== undefined) found.set(path, best[0]);
  }
  return found;
}
