/** Pieces of text with their places on a page → lines from top to bottom. */

import { radicalCharacters } from '#core/platform/radicals.ts';
import { greatestOf } from './extent.ts';
import { findColumns } from './pdf-columns.ts';
import type { PageColumns } from './pdf-columns.ts';
import { findTables, readTable } from './pdf-tables.ts';
import type { Segment, TableColumns } from './pdf-tables.ts';

export interface PdfPiece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Height of the letters in points. */
  readonly size: number;
}

/** Of the columns that stand beside one another on a page, the one in which a line stands: 0 of 1 where there are none. */
export interface PdfColumn {
  readonly index: number;
  readonly of: number;
  /** Where it begins, in points right of the first. */
  readonly offset: number;
}

export interface PdfLine {
  readonly text: string;
  readonly page: number;
  readonly column: PdfColumn;
  /** As if its column were the first. */
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  /** A row of a table: never part of a paragraph. */
  readonly isRow: boolean;
}

// In letter heights: what parts two columns anywhere, and two cells inside of a table.
const columnGap = 1.8;
const cellGap = 0.6;
// A table goes on from the page before where nothing stands above it but the paper's own lines, and on a page where nothing stands between.
const linesOfHeader = 2;

/** Replaces look-alikes of ideographs (radicals, compatibility ideographs) by the ideographs, and a font's one long dash by the two that were typed. */
export function plainIdeographs(text: string): string {
  return text
    .replaceAll('\u2E3A', '——')
    .replaceAll('\u2E3B', '———')
    .replace(/[\u2E80-\u2FD5\u3B35\uF900-\uFAFF]/g, (character) => radicalCharacters.get(character) ?? character.normalize('NFKC'));
}

const wide = /[\u2E80-\u9FFF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFFEF\u3000-\u303F“”‘’—…·]/;

/** What stands between two pieces of one line, by the gap between them in letter heights. */
function between(before: string, after: string, gap: number): string {
  if (gap > columnGap) return '\t';
  if (before === '' || after === '') return '';
  const bothLatin = !wide.test(before) && !wide.test(after);
  return gap > (bothLatin ? 0.15 : 0.8) ? ' ' : '';
}

interface OpenLine {
  y: number;
  size: number;
  pieces: PdfPiece[];
}

/** Pieces whose base lines are closer than half a letter are one line (small figures and raised notes included). */
function gather(pieces: readonly PdfPiece[]): OpenLine[] {
  const lines: OpenLine[] = [];
  for (const piece of [...pieces].sort((one, other) => other.y - one.y)) {
    const line = lines.at(-1);
    const reach = 0.5 * Math.min(piece.size, line?.size ?? piece.size);
    if (line !== undefined && line.y - piece.y <= reach) {
      line.pieces.push(piece);
      line.size = Math.max(line.size, piece.size);
    } else {
      lines.push({ y: piece.y, size: piece.size, pieces: [piece] });
    }
  }
  return lines;
}

function joinPieces(pieces: readonly PdfPiece[], size: number): string {
  const parts: string[] = [];
  let right = Number.NaN;
  let before = '';
  for (const piece of pieces) {
    const gap = Number.isNaN(right) ? 0 : (piece.x - right) / size;
    parts.push(between(before, piece.text.slice(0, 1), gap), piece.text);
    right = piece.x + piece.width;
    before = piece.text.slice(-1);
  }
  return withoutSpacing(parts.join('')).trim();
}

/** Blanks that the typesetter made: between ideographs and figures, before punctuation, and everywhere in a line that was stretched. */
function withoutSpacing(text: string): string {
  const blanks = text.split(' ').length - 1;
  const stretched = blanks > 3 && blanks > text.length * 0.3;
  const single = text.replace(
    /(?<=[\u2E80-\u9FFF\uFF00-\uFFEF\u3000-\u303F“”]) (?! )|(?<! ) (?=[\u2E80-\u9FFF\uFF00-\uFFEF\u3000-\u303F“”])/g,
    (_blank, at: number) => {
      const betweenWords = isIdeograph(text.charAt(at - 1)) && isIdeograph(text.charAt(at + 1));
      return betweenWords && !stretched ? ' ' : '';
    },
  );
  return single.replace(/ {2,}/g, '  ');
}

function isIdeograph(character: string): boolean {
  return character >= '\u3400' && character <= '\u9FFF';
}

/** Pieces in the order of the file that follow one another on a base line; a gap wider than `gap` letters parts them. */
function segmentsOf(pieces: readonly PdfPiece[], gap: number): Segment[] {
  const segments: Segment[] = [];
  let open: PdfPiece[] = [];
  const close = (): void => {
    const first = open[0];
    const last = open.at(-1);
    if (first === undefined || last === undefined) return;
    const size = greatestOf(open.map((piece) => piece.size));
    segments.push({ text: plainIdeographs(joinPieces(open, size)), left: first.x, right: last.x + last.width, y: first.y, size });
    open = [];
  };
  for (const piece of pieces) {
    const last = open.at(-1);
    if (last !== undefined) {
      const distance = piece.x - last.x - last.width;
      const sameLine = Math.abs(piece.y - last.y) < 0.5 * Math.min(piece.size, last.size);
      if (!sameLine || distance > gap * piece.size || distance < -piece.size) close();
    }
    open.push(piece);
  }
  close();
  return segments;
}

type LineOfColumn = Omit<PdfLine, 'page' | 'column'>;

function plainLines(pieces: readonly PdfPiece[]): LineOfColumn[] {
  const lines: LineOfColumn[] = [];
  for (const open of gather(pieces)) {
    const sorted = open.pieces.sort((one, other) => one.x - other.x);
    const text = plainIdeographs(joinPieces(sorted, open.size));
    const left = sorted[0]?.x ?? 0;
    const right = greatestOf(sorted.map((piece) => piece.x + piece.width));
    if (text !== '') lines.push({ text, left, right, y: open.y, size: open.size, isRow: false });
  }
  return lines;
}

/** The lines of one column, those of its tables too, and the columns of the last table. */
function linesOfColumn(
  pieces: readonly PdfPiece[],
  earlier: TableColumns | undefined,
): { readonly lines: LineOfColumn[]; readonly table: TableColumns | undefined } {
  let rest = pieces;
  let table: TableColumns | undefined;
  let floor = Infinity;
  const lines: LineOfColumn[] = [];
  for (const zone of findTables(segmentsOf(pieces, columnGap))) {
    const inZone = (piece: PdfPiece): boolean => piece.y <= zone.top + 0.5 && piece.y >= zone.bottom - 0.5;
    const between = new Set(rest.filter(({ y }) => y > zone.top + 0.5 && y < floor).map(({ y }) => Math.round(y)));
    const goesOn = between.size <= (floor === Infinity ? linesOfHeader : 0);
    const { rows, columns } = readTable(segmentsOf(rest.filter(inZone), cellGap), goesOn ? (table ?? earlier) : undefined);
    floor = zone.bottom;
    lines.push(...rows);
    table = columns;
    rest = rest.filter((piece) => !inZone(piece));
  }
  lines.push(...plainLines(rest));
  return { lines: lines.sort((one, other) => other.y - one.y), table };
}

const whole: PdfColumn = { index: 0, of: 1, offset: 0 };

/** How a page ends: the columns of its text, and those of its last table. */
export interface PageLayout {
  readonly columns?: PageColumns | undefined;
  readonly table?: TableColumns | undefined;
}

/** Lines in the order in which they are read. */
export interface PageLines extends PageLayout {
  readonly lines: PdfLine[];
}

/** Blank pieces carry no place of their own: gaps between the others say as much. `earlier`: the page before. */
export function linesOfPage(pieces: readonly PdfPiece[], page: number, earlier: PageLayout = {}): PageLines {
  let rest = pieces.filter((piece) => piece.text.trim() !== '' && piece.size > 0 && [piece.x, piece.y, piece.width].every(Number.isFinite));
  const lines: PdfLine[] = [];
  let table: TableColumns | undefined;
  const read = (some: readonly PdfPiece[], column: PdfColumn): void => {
    const found = linesOfColumn(some, lines.length <= linesOfHeader ? earlier.table : undefined);
    table = found.table ?? table;
    for (const line of found.lines)
      lines.push({ ...line, page, column, left: line.left - column.offset, right: line.right - column.offset });
  };
  const zones = findColumns(segmentsOf(rest, columnGap), earlier.columns);
  for (const { top, bottom, lefts, borders } of zones) {
    read(
      rest.filter(({ y }) => y > top + 0.5),
      whole,
    );
    const inside = rest.filter(({ y }) => y <= top + 0.5 && y >= bottom - 0.5);
    rest = rest.filter(({ y }) => y < bottom - 0.5);
    for (const [index, left] of lefts.entries()) {
      const from = borders[index - 1] ?? -Infinity;
      const until = borders[index] ?? Infinity;
      const column = { index, of: lefts.length, offset: left - (lefts[0] ?? 0) };
      read(
        inside.filter(({ x, width }) => x + width / 2 >= from && x + width / 2 < until),
        column,
      );
    }
  }
  read(rest, whole);
  return { lines, columns: zones.at(-1), table };
}
