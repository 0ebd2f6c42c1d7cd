import { overlaps } from '#core/plan/draft/ranges.ts';
import type { Range } from '#core/plan/parsed-plan.ts';

/** A list in the order of its starts; `longest` bounds how far back one that reaches into a place can begin. */
interface Sorted {
  readonly list: readonly { readonly range: Range; readonly index: number }[];
  readonly longest: number;
}

/** Beside the lists: thousands of doubts ask the same one. */
const sortedOf = new WeakMap<readonly Range[], Sorted>();

function sorted(ranges: readonly Range[]): Sorted {
  const list = ranges.map((range, index) => ({ range, index })).sort((a, b) => a.range.start - b.range.start);
  return { list, longest: ranges.reduce((longest, { start, end }) => Math.max(longest, end - start), 0) };
}

/** The indexes of those of a list that share text with a range, in the order of the list; not all of it is walked through for that. */
export function overlapping(ranges: readonly Range[], place: Range): number[] {
  const { list, longest } = sortedOf.get(ranges) ?? sorted(ranges);
  if (!sortedOf.has(ranges)) sortedOf.set(ranges, { list, longest });
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.range.start ?? Infinity) < place.start - longest) low = middle + 1;
    else high = middle;
  }
  const found: number[] = [];
  for (let at = low, one = list[at]; one !== undefined && one.range.start < place.end; one = list[++at])
    if (overlaps(one.range, place)) found.push(one.index);
  return found.sort((a, b) => a - b);
}
