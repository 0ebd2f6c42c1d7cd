/** Finds a stretch of one text in another version of it. */
import type { Range } from '#core/plan/parsed-plan.ts';
import { dice, likelyMatches, pairsOf } from '#core/plan/draft/similarity.ts';

const contextLength = 40;
const mostOccurrences = 200;
const alikeEnough = 0.6;

/** Answers where in `newText` the range of `oldText` stands now; null when nothing there is like it. */
export function rangeFinder(oldText: string, newText: string): (range: Range) => Range | null {
  const known = new Map<string, Range | null>();
  const findAlike = alikeFinder(newText);
  return (range) => {
    const key = `${range.start}:${range.end}`;
    const seen = known.get(key);
    if (seen !== undefined) return seen;
    const found = range.start < range.end ? (findExact(oldText, newText, range) ?? findAlike(oldText.slice(range.start, range.end))) : null;
    known.set(key, found);
    return found;
  };
}

/** Where an offset of the old text would lie if the texts had only been stretched. */
export function proportional(oldText: string, newText: string, offset: number): number {
  return oldText.length === 0 ? 0 : Math.min(newText.length, Math.round((offset * newText.length) / oldText.length));
}

/** Of the places with the same words the one in the likest surroundings, then the nearest. */
function findExact(oldText: string, newText: string, range: Range): Range | null {
  const words = oldText.slice(range.start, range.end);
  const expected = proportional(oldText, newText, range.start);
  let best: { start: number; context: number; distance: number } | null = null;
  let count = 0;
  for (let start = newText.indexOf(words); start >= 0 && count < mostOccurrences; start = newText.indexOf(words, start + 1)) {
    count++;
    const context = sameBefore(oldText, range.start, newText, start) + sameAfter(oldText, range.end, newText, start + words.length);
    const distance = Math.abs(start - expected);
    if (best === null || context > best.context || (context === best.context && distance < best.distance))
      best = { start, context, distance };
  }
  // A few characters that occur by chance elsewhere are not the place that was meant.
  if (best === null || (words.length < 6 && count > 1 && best.context < 4)) return null;
  return { start: best.start, end: best.start + words.length };
}

/** How many characters before both places are the same. Outside of a text there is no code, and none is equal to none (NaN). */
function sameBefore(a: string, atA: number, b: string, atB: number): number {
  let same = 0;
  while (same < contextLength && a.charCodeAt(atA - 1 - same) === b.charCodeAt(atB - 1 - same)) same++;
  return same;
}

function sameAfter(a: string, atA: number, b: string, atB: number): number {
  let same = 0;
  while (same < contextLength && a.charCodeAt(atA + same) === b.charCodeAt(atB + same)) same++;
  return same;
}

/** Finds changed words: the run of comma parts around a likely one that is most alike. */
function alikeFinder(newText: string): (words: string) => Range | null {
  let parts: Range[] | undefined;
  let likely: ReturnType<typeof likelyMatches> | undefined;
  return (words) => {
    parts ??= partsOf(newText);
    likely ??= likelyMatches(parts.map(({ start, end }) => pairsOf(newText.slice(start, end))));
    const wanted = pairsOf(words);
    const length = partsOf(words).length;
    let best: Range | null = null;
    let bestShare = alikeEnough;
    for (const at of likely(wanted, 8)) {
      for (let size = Math.max(1, length - 1); size <= length + 1; size++) {
        for (let first = Math.max(0, at - size + 1); first <= at; first++) {
          const start = parts[first]?.start;
          const end = parts[first + size - 1]?.end;
          if (start === undefined || end === undefined) continue;
          const share = dice(wanted, pairsOf(newText.slice(start, end)));
          if (share > bestShare) {
            best = { start, end };
            bestShare = share;
          }
        }
      }
    }
    return best;
  };
}

function partsOf(text: string): Range[] {
  return Array.from(text.matchAll(/[^，。；：\s]+/gu), ({ index, 0: part }) => ({ start: index, end: index + part.length }));
}
