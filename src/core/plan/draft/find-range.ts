/** Finds a stretch of one text in another version of it. A place is its own: what stands like it elsewhere is not it. */
import { clauseAt } from '#core/plan/draft/clause-marks.ts';
import { alikesOf } from '#core/plan/draft/find-alike.ts';
import type { ChapterMap } from '#core/plan/draft/follow-chapters.ts';
import { occurrencesIn, type Occurrences } from '#core/plan/draft/occurrences.ts';
import type { ParsedPlan, Range } from '#core/plan/parsed-plan.ts';

/** How far two places are compared with what stands around them. */
export const contextLength = 40;
/** Fewer characters occur by chance, and say nothing without what stands around them. */
const tellingLength = 6;
export const tellingContext = 4;

type Version = Pick<ParsedPlan, 'text' | 'clauses'>;

export interface RangeFinder {
  /** Answers where in the new version the range of the old one stands now; null when nothing there is it. */
  readonly find: (range: Range) => Range | null;
  /** Whether something in the new version is like it and may be it. */
  readonly may: (range: Range) => boolean;
}

/** `chapters`: what stood in one is not looked for in another. Each range is looked for once. */
export function rangeFinder(old: Version, next: Version, chapters: ChapterMap): RangeFinder {
  const known = new Map<string, Range | null>();
  const isSameChapter = (range: Range, start: number) =>
    chapters.isSame(clauseAt(old.clauses, range.start)?.path ?? '', clauseAt(next.clauses, start)?.path ?? '');
  const standing = { before: occurrencesIn(old.text), there: occurrencesIn(next.text) };
  const alikes = alikesOf(old.text, next.text, standing.before, isSameChapter);
  const find = (range: Range): Range | null => {
    const key = `${range.start}:${range.end}`;
    const seen = known.get(key);
    if (seen !== undefined) return seen;
    const found = range.start < range.end ? (findExact(old.text, next.text, range, standing, isSameChapter) ?? alikes.find(range)) : null;
    known.set(key, found);
    return found;
  };
  return { find, may: alikes.may };
}

/** Where an offset of the old text would lie if the texts had only been stretched. */
export function proportional(oldText: string, newText: string, offset: number): number {
  return oldText.length === 0 ? 0 : Math.min(newText.length, Math.round((offset * newText.length) / oldText.length));
}

/**
 * The same words. A sentence that each text has once goes wherever it went. Of words that stand in several places only those of the same chapter
 * count, there the ones in the likest surroundings, and these must be as like no other place of the old text.
 */
function findExact(
  oldText: string,
  newText: string,
  range: Range,
  standing: { readonly before: Occurrences; readonly there: Occurrences },
  isSameChapter: (range: Range, start: number) => boolean,
): Range | null {
  const words = oldText.slice(range.start, range.end);
  const there = standing.there(words);
  const before = standing.before(words);
  const [only] = there;
  if (only === undefined) return null;
  if (there.length === 1 && before.length === 1 && words.length >= tellingLength) return { start: only, end: only + words.length };
  const near = likest(
    oldText,
    range.start,
    newText,
    there.filter((start) => isSameChapter(range, start)),
    words.length,
  );
  if (near === null || (words.length < tellingLength && near.context < tellingContext)) return null;
  const own = likest(newText, near.start, oldText, before, words.length);
  return own?.start === range.start ? { start: near.start, end: near.start + words.length } : null;
}

/** Of places with the same words the one in the likest surroundings, then the nearest. */
function likest(
  text: string,
  at: number,
  otherText: string,
  starts: readonly number[],
  length: number,
): { start: number; context: number } | null {
  const expected = proportional(text, otherText, at);
  let best: { start: number; context: number; distance: number } | null = null;
  for (const start of starts) {
    const context = sameBefore(text, at, otherText, start) + sameAfter(text, at + length, otherText, start + length);
    const distance = Math.abs(start - expected);
    if (best === null || context > best.context || (context === best.context && distance < best.distance))
      best = { start, context, distance };
  }
  return best;
}

/** How many characters before both places are the same. Outside of a text there is no code, and none is equal to none (NaN). */
export function sameBefore(a: string, atA: number, b: string, atB: number): number {
  let same = 0;
  while (same < contextLength && a.charCodeAt(atA - 1 - same) === b.charCodeAt(atB - 1 - same)) same++;
  return same;
}

function sameAfter(a: string, atA: number, b: string, atB: number): number {
  let same = 0;
  while (same < contextLength && a.charCodeAt(atA + same) === b.charCodeAt(atB + same)) same++;
  return same;
}
