/** A sheet that left the house and came back: which row and which column each cell is of, whatever was sorted, moved or added meanwhile. */
import { failure, success, type Outcome } from '#core/failure.ts';
import { inShort } from '#core/platform/printed-words.ts';

/** A column as the sheet that left had it. */
export interface SheetHead {
  readonly key: string;
  readonly header: string;
  /** Shown for whoever fills in; what is typed over it is told, and not taken over. */
  readonly locked: boolean;
}

export interface ReturnedRow {
  /** As the person sees it, from 1. */
  readonly line: number;
  readonly id: string;
  /** By the key of the column; columns that the file lacks are missing. */
  readonly values: ReadonlyMap<string, string>;
}

export interface ReturnedSheet {
  /** Where each column that is known stands, by its key, from 0. */
  readonly places: ReadonlyMap<string, number>;
  readonly rows: readonly ReturnedRow[];
  /** Rows that say something and have no id: nobody knows what they are of. */
  readonly strange: readonly number[];
  /** Rows some of whose cells went into another one: nobody knows what they should hold. */
  readonly merged: readonly MergedCell[];
  /** Heads of columns that people added for themselves. */
  readonly added: readonly string[];
  /** Heads of columns that were taken out: what they held stays. */
  readonly missing: readonly string[];
}

/** A cell that is shown as part of another one; `line` from 1. */
export interface MergedCell {
  readonly line: number;
  readonly cell: string;
}

export type SheetRefusal = 'sheet-no-heads' | 'sheet-no-ids' | 'sheet-head-changed' | 'sheet-head-twice';

/** Heads of columns that the program itself needs: of the ids, and others that say nothing when they come back (running numbers). */
export interface OwnHeads {
  readonly id: string;
  readonly beside?: readonly string[];
}

/** Title and notes stand above the heads; people put a line or two of their own there. */
const headsWithin = 20;

/**
 * Refused: no line of heads among the first ones; the column of ids gone; a head that was written
 * over, so that nobody can tell an added column from a renamed one; a head that stands twice.
 */
export function readReturned(
  table: readonly (readonly string[])[],
  heads: readonly SheetHead[],
  { id: idHeader, beside = [] }: OwnHeads,
  merged: readonly MergedCell[] = [],
): Outcome<ReturnedSheet, SheetRefusal> {
  const known = new Map(heads.map(({ key, header }) => [plain(header), key]));
  const counted = table
    .slice(0, headsWithin)
    .map((cells) => cells.filter((cell) => known.has(plain(cell)) || plain(cell) === plain(idHeader)).length);
  const most = Math.max(0, ...counted);
  // One head alone may be a word of the title.
  if (most < 2) return failure('sheet-no-heads');
  const at = counted.indexOf(most);
  const found = (table[at] ?? []).map(plain);

  const twice = found.find((head, place) => head !== '' && found.indexOf(head) !== place);
  if (twice !== undefined) return failure('sheet-head-twice', { head: inShort(twice) });
  const idAt = found.indexOf(plain(idHeader));
  if (idAt === -1) return failure('sheet-no-ids', { head: idHeader });
  const added = found.filter(
    (head, place) => head !== '' && place !== idAt && !known.has(head) && !beside.some((own) => plain(own) === head),
  );
  const missing = heads.filter(({ header }) => !found.includes(plain(header))).map(({ header }) => header);
  if (added.length > 0 && missing.length > 0)
    return failure('sheet-head-changed', { head: inShort(added.join('、')), missing: missing.join('、') });

  const columns = found.flatMap((head, place) => {
    const key = known.get(head);
    return key === undefined ? [] : [{ key, place }];
  });
  const rows: ReturnedRow[] = [];
  const strange: number[] = [];
  for (const [index, cells] of table.entries()) {
    if (index <= at) continue;
    const id = (cells[idAt] ?? '').trim();
    if (id !== '') {
      const values = new Map(columns.map(({ key, place }) => [key, cleanCell(cells[place] ?? '')]));
      rows.push({ line: index + 1, id, values });
    } else if (cells.some((cell) => cell.trim() !== '')) strange.push(index + 1);
  }
  const places = new Map(columns.map(({ key, place }) => [key, place]));
  return success({
    places,
    rows,
    strange,
    merged: merged.filter(({ line }) => line > at + 1),
    added: added.map((head) => inShort(head)),
    missing,
  });
}

/** What a spreadsheet calls a cell: `E7`. `row` and `column` from 0. */
export function cellAddress(row: number, column: number): string {
  let letters = '';
  for (let left = column; left >= 0; left = Math.floor(left / 26) - 1) letters = String.fromCharCode(65 + (left % 26)) + letters;
  return `${letters}${row + 1}`;
}

/** Spreadsheets write line ends in three ways, and leave blanks where nobody sees them. */
export function cleanCell(text: string): string {
  return text
    .replaceAll(/\r\n?|_x000D_\n?/gu, '\n')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim();
}

function plain(head: string): string {
  return head.replaceAll(/\s+/gu, '');
}
