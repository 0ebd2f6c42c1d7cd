/** Arithmetic on ranges of text. Lists of ranges are kept sorted and free of overlaps. */
import type { Range } from '#core/plan/parsed-plan.ts';

/** Whether two ranges share at least one character. */
export function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end && a.start < a.end && b.start < b.end;
}

/** Whether `inner` lies within `outer`. */
export function contains(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Sorted, without empty ranges, overlapping ones made one. */
export function mergedRanges(ranges: readonly Range[]): Range[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    if (start >= end) continue;
    const last = merged.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/** Characters in a list of ranges. */
export function lengthOf(ranges: readonly Range[]): number {
  return ranges.reduce((sum, range) => sum + Math.max(0, range.end - range.start), 0);
}

/** Characters that two sorted lists have in common. */
export function sharedLength(a: readonly Range[], b: readonly Range[]): number {
  let shared = 0;
  for (let i = 0, j = 0; ;) {
    const left = a[i];
    const right = b[j];
    if (left === undefined || right === undefined) return shared;
    shared += Math.max(0, Math.min(left.end, right.end) - Math.max(left.start, right.start));
    if (left.end < right.end) i++;
    else j++;
  }
}

/** What `range` has that none of `taken` (sorted, without overlaps) has. */
export function without(range: Range, taken: readonly Range[]): Range[] {
  const rest: Range[] = [];
  let at = range.start;
  for (const hole of taken) {
    if (hole.end <= at) continue;
    if (hole.start >= range.end) break;
    if (hole.start > at) rest.push({ start: at, end: hole.start });
    at = Math.max(at, hole.end);
  }
  if (at < range.end) rest.push({ start: at, end: range.end });
  return rest;
}

/** A character that carries nothing by itself: white space or a mark that only separates. */
const separator = /^[\s\u200b\ufeff，。；、：！？…,.;:!?·—-]$/u;

/** The range without separators at its edges; null when nothing is left. */
export function trimmed(text: string, range: Range): Range | null {
  let { start, end } = range;
  while (start < end && separator.test(text.charAt(start))) start++;
  while (end > start && separator.test(text.charAt(end - 1))) end--;
  return start < end ? { start, end } : null;
}

/** Whether a range names at least one whole character of the text. */
export function isInside(text: string, { start, end }: Range): boolean {
  return (
    Number.isInteger(start) &&
    Number.isInteger(end) &&
    start >= 0 &&
    start < end &&
    end <= text.length &&
    !splitsPair(text, start) &&
    !splitsPair(text, end)
  );
}

/** Whether `at` lies between the two halves of one character. */
export function splitsPair(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}

/** The range moved into the text as far as it lies outside. */
export function clamped(text: string, range: Range | undefined): Range {
  const start = Math.min(Math.max(0, range?.start ?? 0), text.length);
  return { start, end: Math.min(Math.max(start, range?.end ?? start), text.length) };
}
