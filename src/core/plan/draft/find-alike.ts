/**
 * Finds words of one text in another version in which they were changed. In lists of items that differ by a name or a number, the likest item is
 * most often another one. So a match must be the best for both sides, and hold what tells the words from all that is like them.
 */
import type { Occurrences } from '#core/plan/draft/occurrences.ts';
import { dice, likelyMatches, pairsOf, type Pairs } from '#core/plan/draft/similarity.ts';
import type { Range } from '#core/plan/parsed-plan.ts';
import { readMarks } from '#core/plan/numbering/number-styles.ts';

const alikeEnough = 0.6;
/** So many parts with rare pairs in common are looked at. */
const mostLooks = 8;

interface Stretch extends Range {
  readonly pairs: Pairs;
}
interface Match extends Stretch {
  readonly share: number;
}

/** What is like a range: runs of about as many comma parts as it has, each without the number in front of it. */
type LookAlikes = (pairs: Pairs, parts: number) => Match[];

export interface Alikes {
  /** The run of comma parts that a range became; null where nothing is like it, or several are, or what is like it is another sentence. */
  readonly find: (range: Range) => Range | null;
  /** Whether something is like it to which nothing else of the old text is liker: it may be what the range became. */
  readonly may: (range: Range) => boolean;
}

/** `isSameChapter`: whether what stood in a range of the old text may stand at an offset of the new one. */
export function alikesOf(
  oldText: string,
  newText: string,
  standing: Occurrences,
  isSameChapter: (range: Range, start: number) => boolean,
): Alikes {
  let inNew: LookAlikes | undefined;
  let inOld: LookAlikes | undefined;
  const like = (range: Range) => {
    const own = itemParts(oldText, range);
    const [pairs, parts] = [pairsIn(oldText, own), own.length];
    inNew ??= lookAlikes(newText);
    const all = inNew(pairs, parts);
    const near = all.filter(({ start }) => isSameChapter(range, start));
    return { pairs, parts, all, near, best: near.find(({ start, end }) => !isElsewhere(standing, newText.slice(start, end), range)) };
  };
  const others = (range: Range, pairs: Pairs, parts: number): Match[] => {
    inOld ??= lookAlikes(oldText);
    return inOld(pairs, parts).filter((each) => !meets(each, range));
  };
  return {
    may: (range) => {
      const { parts, best } = like(range);
      return best !== undefined && others(range, best.pairs, parts).every(({ share }) => share <= best.share);
    },
    find: (range) => {
      const { pairs, parts, all, near, best } = like(range);
      if (best === undefined || near.some((each) => each.share >= best.share && !meets(each, best))) return null;
      const siblings = [...others(range, best.pairs, parts), ...others(range, pairs, parts)];
      const rivals = all.filter((each) => !meets(each, best));
      if (siblings.some((other) => dice(other.pairs, best.pairs) >= best.share || !holdsDifference(pairs, other.pairs, best.pairs)))
        return null;
      if (rivals.some((rival) => !holdsDifference(best.pairs, rival.pairs, pairs))) return null;
      return { start: best.start, end: best.end };
    },
  };
}

/** Whether most of what `own` has and `other` has not stands in `found`, too. */
function holdsDifference(own: Pairs, other: Pairs, found: Pairs): boolean {
  let [different, held] = [0, 0];
  for (const [pair, count] of own.counts) {
    const more = count - (other.counts.get(pair) ?? 0);
    if (more <= 0) continue;
    different += more;
    held += Math.min(more, Math.max(0, (found.counts.get(pair) ?? 0) - (other.counts.get(pair) ?? 0)));
  }
  return held * 2 >= different;
}

function meets(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end;
}

/** What the old text has word for word elsewhere is that other sentence, however alike. */
function isElsewhere(standing: Occurrences, words: string, range: Range): boolean {
  const starts = standing(words);
  return starts.length > 0 && starts.every((start) => start >= range.end || start + words.length <= range.start);
}

/** Answers the runs of a text that are alike enough, the likest first, no two of which have the same beginning and end. */
function lookAlikes(text: string): LookAlikes {
  const parts = itemParts(text, { start: 0, end: text.length });
  const likely = likelyMatches(parts.map((part) => pairsIn(text, [part])));
  return (wanted, length) => {
    const found = new Map<string, Match>();
    for (const at of likely(wanted, mostLooks)) {
      for (let size = Math.max(1, length - 1); size <= length + 1; size++) {
        for (let first = Math.max(0, at - size + 1); first <= at; first++) {
          const run = parts.slice(first, first + size);
          const [start, end] = [run[0]?.start, run[size - 1]?.end];
          if (start === undefined || end === undefined || found.has(`${start}:${end}`)) continue;
          const pairs = pairsIn(text, run);
          const share = dice(wanted, pairs);
          if (share > alikeEnough) found.set(`${start}:${end}`, { start, end, pairs, share });
        }
      }
    }
    return [...found.values()].sort((a, b) => b.share - a.share || a.start - b.start);
  };
}

/** The comma parts of a stretch without the numbers that lines begin with: an item is not another one for being counted anew. */
function itemParts(text: string, { start, end }: Range): Range[] {
  return partsOf(text.slice(start, end)).flatMap((part) => {
    const at = { start: start + part.start, end: start + part.end };
    if (at.start > 0 && !/\s/u.test(text.charAt(at.start - 1))) return at;
    if (/^\d{1,4}$/u.test(text.slice(at.start, Math.min(at.end, at.start + 5)))) return [];
    const mark = readMarks(text, at.start).find((each) => each.end <= at.end);
    if (mark === undefined) return at;
    return mark.end < at.end ? { start: mark.end, end: at.end } : [];
  });
}

function pairsIn(text: string, parts: readonly Range[]): Pairs {
  return pairsOf(parts.map(({ start, end }) => text.slice(start, end)).join(''));
}

/** The parts of a text between commas, full stops and spaces. */
export function partsOf(text: string): Range[] {
  return Array.from(text.matchAll(/[^，。；：\s]+/gu), ({ index, 0: part }) => ({ start: index, end: index + part.length }));
}
