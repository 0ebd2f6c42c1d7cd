/** How much of a plan's text is accounted for (对应率). */
import type { Coverage, DraftClause } from '#core/plan/draft/draft.ts';
import { mergedRanges, trimmed, without } from '#core/plan/draft/ranges.ts';
import type { Range } from '#core/plan/parsed-plan.ts';

/**
 * A character is accounted for when a construct claimed its leaf, a person marked it, or a task, assignment or heading (`claimed`) covers
 * it; the parser's leftover (`other`) is not. White space is not counted, and a leftover of nothing but punctuation is no gap.
 */
export function measureCoverage(
  text: string,
  clauses: readonly Pick<DraftClause, 'start' | 'end' | 'kind'>[],
  accepted: Coverage['accepted'],
  claimed: readonly Range[] = [],
): Coverage {
  const byKind: Record<string, number> = {};
  const leftover: { start: number; end: number }[] = [];
  let total = 0;
  let at = 0;
  const leave = (start: number, end: number) => {
    const last = leftover.at(-1);
    if (last !== undefined && last.end === start) last.end = end;
    else leftover.push({ start, end });
  };
  for (const clause of clauses) {
    // The leaves tile the text; what a damaged list leaves out is a gap, not a crash.
    const start = Math.max(at, clause.start);
    const end = Math.min(text.length, clause.end);
    if (start > at) {
      total += visible(text, at, start);
      leave(at, start);
    }
    if (end <= start) continue;
    const count = visible(text, start, end);
    total += count;
    byKind[clause.kind] = (byKind[clause.kind] ?? 0) + count;
    if (clause.kind === 'other') leave(start, end);
    at = end;
  }
  if (at < text.length) {
    total += visible(text, at, text.length);
    leave(at, text.length);
  }
  const claims = mergedRanges(claimed);
  const unaccounted = trimmedAll(text, outside(leftover, claims));
  const missing = unaccounted.reduce((sum, gap) => sum + visible(text, gap.start, gap.end), 0);
  const gaps = trimmedAll(text, outside(unaccounted, mergedRanges(accepted)));
  return { total, accounted: total - missing, byKind, gaps, accepted };
}

/** Each range without what `taken` has; both sorted, walked once. */
function outside(ranges: readonly Range[], taken: readonly Range[]): Range[] {
  let first = 0;
  return ranges.flatMap((range) => {
    while ((taken[first]?.end ?? Infinity) <= range.start) first++;
    let last = first;
    while ((taken[last]?.start ?? Infinity) < range.end) last++;
    return without(range, taken.slice(first, last));
  });
}

/** The gaps between claims, without what only separates; two that only separators part stay two, since a person answers them one by one. */
function trimmedAll(text: string, ranges: readonly Range[]): Range[] {
  return ranges.flatMap((range) => trimmed(text, range) ?? []);
}

function visible(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at++) if (!isSpace(text.charCodeAt(at))) count++;
  return count;
}

function isSpace(code: number): boolean {
  return (
    code === 0x20 || (code >= 9 && code <= 13) || code === 0x3000 || code === 0xa0 || code === 0x200b || code === 0xfeff || code === 0x85
  );
}

/** Accounted text in hundredths of a percent, 0–10000; only a text without any gap has 10000. */
export function coverageBp({ total, accounted }: Pick<Coverage, 'total' | 'accounted'>): number {
  return total === 0 || accounted >= total ? 10_000 : Math.min(9999, Math.floor((accounted * 10_000) / total));
}
