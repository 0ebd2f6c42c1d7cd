/** Pages whose text stands in columns. Programs write one column from top to bottom, then the next; a table they write row by row. */

import { greatestOf, leastOf } from './extent.ts';
import type { Segment } from './pdf-tables.ts';

/** Where the columns of a page begin, from left to right. */
export interface PageColumns {
  readonly lefts: readonly number[];
}

/** A part of a page, from the base line of its first line to that of its last, and what parts its columns from one another. */
export interface ColumnZone extends PageColumns {
  readonly top: number;
  readonly bottom: number;
  readonly borders: readonly number[];
}

// A column that is none of a table's cells has so many lines, or a page before showed the same columns.
const linesOfFirst = 5;
const linesOfOthers = 3;
// In letter heights: by how much columns of the same width differ by their longest lines, or begin otherwise for first lines that are indented.
const raggedness = 2.5;
// How far above a column the head of a table can stand.
const headDistance = 4;
// A page of text has fewer lines; what goes to and fro between columns is looked through once for each time.
const mostSegments = 1000;

interface Body {
  readonly segments: readonly Segment[];
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly size: number;
}

function bodyOf(segments: readonly Segment[]): Body {
  return {
    segments,
    left: leastOf(segments.map(({ left }) => left)),
    right: greatestOf(segments.map(({ right }) => right)),
    top: greatestOf(segments.map(({ y }) => y)),
    bottom: leastOf(segments.map(({ y }) => y)),
    size: greatestOf(segments.map(({ size }) => size)),
  };
}

/** What the file writes from top to bottom, without going up. */
function runsOf(segments: readonly Segment[]): Segment[][] {
  const runs: Segment[][] = [];
  for (const segment of segments) {
    const last = runs.at(-1)?.at(-1);
    if (last === undefined || segment.y > last.y + 0.3 * last.size) runs.push([segment]);
    else runs.at(-1)?.push(segment);
  }
  return runs;
}

/** The end of a run that stands left of the next one and not above it. */
function bodyBefore(run: readonly Segment[], next: Segment): Body | undefined {
  let from = run.length;
  for (; from > 0; from -= 1) {
    const segment = run[from - 1];
    if (segment === undefined || segment.right > next.left + 0.2 * next.size || segment.y > next.y + raggedness * next.size) break;
  }
  return from === run.length ? undefined : bodyOf(run.slice(from));
}

/** The beginning of a run that stands right of a column. */
function bodyBeside(run: readonly Segment[], column: Body): Body | undefined {
  const end = run.findIndex(({ left, size }) => left < column.right - 0.2 * size);
  return end === 0 ? undefined : bodyOf(end === -1 ? run : run.slice(0, end));
}

/** Lines of text stand below one another; cells of a row do not. */
function isText({ segments }: Body): boolean {
  const beside = segments.filter(({ y, size }, index) => Math.abs(y - (segments[index - 1]?.y ?? Infinity)) < 0.5 * size);
  return beside.length * 3 <= segments.length;
}

function isEven([first, ...others]: readonly Body[]): boolean {
  if (first === undefined || first.segments.length < linesOfFirst) return false;
  const width = first.right - first.left;
  return others.every(
    ({ segments, left, right, size }) => segments.length >= linesOfOthers && Math.abs(right - left - width) <= raggedness * size,
  );
}

function isAsEarlier(bodies: readonly Body[], earlier: PageColumns | undefined): boolean {
  return bodies.every(({ left, size }, index) => Math.abs(left - (earlier?.lefts[index] ?? Infinity)) <= raggedness * size);
}

const isInside = (segment: Segment, { left, right, size }: Body): boolean => segment.left >= left - size && segment.right <= right + size;

/** Whether cells stand beside the columns, or a row of cells right above or below them. */
function isTable(bodies: readonly Body[], segments: readonly Segment[]): boolean {
  const top = greatestOf(bodies.map((body) => body.top));
  const bottom = leastOf(bodies.map((body) => body.bottom));
  const [first, last] = [bodies[0], bodies.at(-1)];
  if (first === undefined || last === undefined) return true;
  const own = new Set(bodies.flatMap((body) => body.segments));
  const others = segments.filter((segment) => !own.has(segment));
  if (others.some(({ y, left, right }) => y <= top && y >= bottom && (right <= first.left || left >= last.right))) return true;
  const near = others.filter(({ y }) => (y > top ? y - top : bottom - y) < headDistance * first.size);
  return near.some(
    (segment) =>
      isInside(segment, first) && near.some((other) => isInside(other, last) && Math.abs(other.y - segment.y) < 0.5 * segment.size),
  );
}

function zoneOf(bodies: readonly Body[], lefts: readonly number[]): ColumnZone {
  return {
    top: greatestOf(bodies.map((body) => body.top)),
    bottom: leastOf(bodies.map((body) => body.bottom)),
    lefts,
    borders: lefts.slice(1).map((left, index) => ((bodies[index]?.right ?? left) + left) / 2),
  };
}

/** A page that goes no further than into the first column of those that the page before has. */
function firstColumnAlone(segments: readonly Segment[], { lefts }: PageColumns): ColumnZone | undefined {
  const [left = 0, next = 0] = lefts;
  const end = segments.findIndex((segment) => segment.left < left - segment.size || segment.right > next);
  // Behind it nothing stands but the number of the page.
  if (end === 0 || (end !== -1 && end < segments.length - 1)) return undefined;
  return zoneOf([bodyOf(end === -1 ? segments : segments.slice(0, end))], lefts);
}

/** The parts of a page that stand in columns, from top to bottom; `segments` in the order of the file, `earlier` of the page before. */
export function findColumns(segments: readonly Segment[], earlier?: PageColumns): ColumnZone[] {
  if (segments.length > mostSegments) return [];
  const zones: ColumnZone[] = [];
  const runs = runsOf(segments);
  for (let index = 0; index + 1 < runs.length; index += 1) {
    const bodies: Body[] = [];
    for (let next = index + 1; next < runs.length; next += 1) {
      const run = runs[next] ?? [];
      const [start] = run;
      const before = bodies.at(-1) ?? (start === undefined ? undefined : bodyBefore(runs[index] ?? [], start));
      const beside = before === undefined ? undefined : bodyBeside(run, before);
      if (before === undefined || beside === undefined) break;
      if (bodies.length === 0) bodies.push(before);
      bodies.push(beside);
      if (beside.segments.length < run.length) break;
    }
    const known = isAsEarlier(bodies, earlier);
    if (bodies.length < 2 || !bodies.every(isText) || !(known || isEven(bodies)) || isTable(bodies, segments)) continue;
    zones.push(zoneOf(bodies, known ? (earlier?.lefts ?? []) : bodies.map(({ left }) => left)));
    index += bodies.length - 2;
  }
  const alone = zones.length === 0 && earlier !== undefined ? firstColumnAlone(segments, earlier) : undefined;
  return alone === undefined ? zones : [alone];
}
