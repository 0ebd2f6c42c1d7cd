/** Says what a range of the text is: the leaves are cut at its edges, so that they still tile the text. */
import type { DraftClause } from '#core/plan/draft/draft.ts';
import { mergedRanges, overlaps } from '#core/plan/draft/ranges.ts';
import type { Range } from '#core/plan/parsed-plan.ts';

/** The leaves with `ranges` made `kind` by the operation `seq`. */
export function markClauses(
  clauses: readonly DraftClause[],
  ranges: readonly Range[],
  kind: DraftClause['kind'],
  seq: number,
): readonly DraftClause[] {
  const marks = mergedRanges(ranges);
  const first = marks[0];
  if (first === undefined) return clauses;
  const hull = { start: first.start, end: marks.at(-1)?.end ?? first.end };
  const from = placeAt(clauses, hull.start);
  let to = from;
  while ((clauses[to]?.start ?? Infinity) < hull.end) to++;
  const pieces = clauses.slice(from, to).flatMap((clause) => (overlaps(clause, hull) ? cut(clause, marks, kind, seq) : [clause]));
  return clauses.toSpliced(from, to - from, ...pieces);
}

function cut(clause: DraftClause, marks: readonly Range[], kind: DraftClause['kind'], seq: number): DraftClause[] {
  const pieces: DraftClause[] = [];
  let at = clause.start;
  for (const mark of marks) {
    if (!overlaps(clause, mark)) continue;
    const start = Math.max(clause.start, mark.start);
    const end = Math.min(clause.end, mark.end);
    if (start > at) pieces.push({ ...clause, start: at, end: start });
    pieces.push({ ...clause, start, end, kind, marked: seq });
    at = end;
  }
  if (at < clause.end) pieces.push({ ...clause, start: at });
  return pieces;
}

/** The leaf at an offset, by bisection. */
export function clauseAt<T extends Range>(clauses: readonly T[], offset: number): T | undefined {
  const clause = clauses[placeAt(clauses, offset)];
  return clause !== undefined && clause.start <= offset ? clause : undefined;
}

/** The index of the first leaf that ends behind an offset. */
function placeAt(clauses: readonly Range[], offset: number): number {
  let low = 0;
  let high = clauses.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const clause = clauses[middle];
    if (clause !== undefined && clause.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
