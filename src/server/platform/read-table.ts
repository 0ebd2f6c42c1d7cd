/** Tables that people send: the first sheet of an xlsx workbook, or a CSV file, as rows of text. What a file is, its bytes say. */
import type { Cell, Workbook } from '@cj-tech-master/excelts';
import { failure, success, type Failure, type Outcome } from '#core/failure.ts';
import type { MarkedPart } from '#core/platform/mark-text.ts';
import { cellAddress, type MergedCell } from '#core/platform/sheet/read-returned.ts';
import { decodeText, looksBinary } from '#server/platform/decode-text.ts';
import { readCsv, withoutApostrophe } from '#server/platform/read-csv.ts';
import { holdsWords, wordsOfPart } from '#server/platform/words-of-part.ts';
import { parseXml } from '#server/platform/xml-tree.ts';
import { openBoundsCheck } from '#server/platform/check-workbook.ts';
import { openZip, readEntry, type ZipLimits } from '#server/platform/zip-archive.ts';

export interface TableLimits {
  readonly megabytes: number;
  readonly rows: number;
  readonly columns: number;
}

export type TextTable = readonly (readonly string[])[];

/** The rows of a file's first sheet; beside them what is only looked through for marks of secrecy. */
export interface ReadTable {
  readonly rows: TextTable;
  readonly aside: readonly MarkedPart[];
  /** Rows that lack cells of their own, each by its first one. */
  readonly merged: readonly MergedCell[];
  /** What a workbook of ours says that it is (`Table.identifier`); null in other files. */
  readonly identifier: string | null;
}

export type TableRefusal =
  | 'table-beyond-bounds'
  | 'table-empty'
  | 'table-row-too-long'
  | 'table-formula-unreadable'
  | 'table-quote-unreadable'
  | 'table-too-large'
  | 'table-unreadable';

const megabyte = 1024 * 1024;
/**
 * In characters: Excel's own longest cell, and all cells of a file together; 6,000 rows of 60 columns may have 22 in each. Cells that point at one text
 * of a workbook are one text here, and many when they are joined, sent to another process or answered: a file of 0.2 MB became gigabytes.
 */
const most = { cell: 32_767, table: 8_000_000 } as const;
/** A workbook that Excel writes stays far below: its parts shrink to a tenth or so. */
const workbookLimits: ZipLimits = { entries: 500, inflatedBytes: 60 * megabyte, ratio: 100, ratioFrom: 2 * megabyte };

/** What the library reads itself. All other parts (comments, text boxes, watermarks, charts, the owner's data) are looked through for marks. */
const readByLibrary = /^xl\/(?:worksheets\/sheet\d{1,9}|sharedStrings|styles|workbook|calcChain|theme\/theme\d{1,9})\.xml$/;

/** The rows of a file; blank rows stay, so that row numbers are those that a person sees. */
export async function readTable(bytes: Uint8Array, limits: TableLimits): Promise<Outcome<ReadTable, TableRefusal>> {
  if (bytes.length > limits.megabytes * megabyte) return tooLarge('file', limits.megabytes);
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const read = isZip ? await readWorkbook(bytes, limits) : readText(bytes, limits);
  if (!read.ok) return read;
  const last = read.value.rows.findLastIndex((row) => row.some((cell) => cell.trim() !== ''));
  if (last === -1) return failure('table-empty');
  if (last + 1 > limits.rows) return tooLarge('rows', limits.rows);
  const table = read.value.rows.slice(0, last + 1);
  const width = table.reduce((most, row) => Math.max(most, row.findLastIndex((cell) => cell.trim() !== '') + 1), 0);
  if (width > limits.columns) return tooLarge('columns', limits.columns);
  return success({ ...read.value, rows: table });
}

type TooLarge = Failure<'table-too-large'>;

/** `what`: rows, columns, the file and what it inflates to (MB), the characters of all cells or of one, which is named. */
function tooLarge(what: 'rows' | 'columns' | 'file' | 'unpacked' | 'text', limit: number): TooLarge;
function tooLarge(what: 'cell', limit: number, cell: string): TooLarge;
function tooLarge(what: string, limit: number, cell?: string): TooLarge {
  return failure('table-too-large', cell === undefined ? { what, limit } : { what, limit, cell });
}

/** Counts the texts of a file's cells, and says when they are too much. `place`: of the cell, as a spreadsheet calls it. */
function openTextCheck(): (text: string, place: () => string) => TooLarge | null {
  let sum = 0;
  return (text, place) => {
    if (text.length > most.cell) return tooLarge('cell', most.cell, place());
    sum += text.length;
    return sum > most.table ? tooLarge('text', most.table) : null;
  };
}

function readText(bytes: Uint8Array, limits: TableLimits): Outcome<ReadTable, TableRefusal> {
  const decoded = decodeText(bytes);
  if (decoded === undefined || decoded.damaged || looksBinary(decoded.text)) return failure('table-unreadable');
  const rows = readCsv(decoded.text, limits);
  if (!rows.ok) return rows;
  const check = openTextCheck();
  for (const [line, cells] of rows.value.entries())
    for (const [column, text] of cells.entries()) {
      const refused = check(text, () => cellAddress(line, column));
      if (refused !== null) return refused;
    }
  return success({ rows: rows.value, aside: [], merged: [], identifier: null });
}

async function readWorkbook(bytes: Uint8Array, limits: TableLimits): Promise<Outcome<ReadTable, TableRefusal>> {
  const archive = openZip(bytes, workbookLimits);
  if (archive.state !== 'open')
    return archive.state === 'bomb' ? tooLarge('unpacked', workbookLimits.inflatedBytes / megabyte) : failure('table-unreadable');
  if (!archive.entries.has('xl/workbook.xml')) return failure('table-unreadable');
  // What the library will inflate is held against what the directory declares, and what it says against its bounds, before it does.
  const boundsOf = openBoundsCheck();
  const beside: MarkedPart[] = [];
  for (const entry of archive.entries.values()) {
    const content = readEntry(bytes, entry);
    if (content.state === 'bomb') return tooLarge('unpacked', workbookLimits.inflatedBytes / megabyte);
    if (content.state === 'damaged' && !entry.name.endsWith('/')) return failure('table-unreadable');
    if (content.state !== 'read') continue;
    // Pictures and the like are no XML, to the library neither.
    const isRelations = /\.rels$/i.test(entry.name);
    if ((!isRelations && !holdsWords(entry.name)) || content.bytes.length === 0) continue;
    const bounds = boundsOf(content.bytes);
    if (bounds !== 'within') return failure(bounds === 'beyond' ? 'table-beyond-bounds' : 'table-unreadable');
    if (isRelations || readByLibrary.test(entry.name)) continue;
    const part = parseXml(content.bytes);
    // What cannot be looked through may bear a mark.
    if (part.state !== 'parsed') return failure('table-unreadable');
    beside.push({ place: 'aside', text: wordsOfPart(part.root) });
  }
  const library = await import('@cj-tech-master/excelts');
  const workbook = new library.Workbook();
  try {
    // One row and column more than allowed, so that what is cut off is seen as too large.
    await workbook.xlsx.load(bytes, { maxRows: limits.rows + 1, maxCols: limits.columns + 1 });
  } catch (error) {
    // It stops at the first row or column beyond the ends it was given, and says so in words alone.
    const [, beyond] = /^Max (row|column) count/u.exec(error instanceof Error ? error.message : '') ?? [];
    if (beyond === 'row') return tooLarge('rows', limits.rows);
    if (beyond === 'column') return tooLarge('columns', limits.columns);
    // Whatever else it stumbles over, the person can only send another file.
    return failure('table-unreadable');
  }
  const [sheet] = workbook.worksheets;
  if (sheet === undefined) return failure('table-empty');
  const rows: string[][] = [];
  const merged: MergedCell[] = [];
  let unsolved: string | null = null;
  let refused: TooLarge | null = null;
  const check = openTextCheck();
  const read = (cell: Cell): string | null => {
    const text = textOf(cell);
    if (text !== null) refused = check(text, () => cell.address);
    return text;
  };
  sheet.eachRow({ includeEmpty: false }, (row, number) => {
    if (refused !== null) return;
    const cells: string[] = [];
    row.eachCell({ includeEmpty: false }, (cell, column) => {
      if (refused !== null) return;
      if (isWithin(cell) && merged.at(-1)?.line !== number) merged.push({ line: number, cell: cell.address });
      const text = read(cell);
      if (text === null) unsolved ??= cell.address;
      cells[column - 1] = text ?? '';
    });
    rows[number - 1] = Array.from(cells, (text) => text ?? '');
  });
  const others: string[] = [];
  for (const other of workbook.worksheets.slice(1))
    other.eachRow((row) => row.eachCell((cell) => void (refused === null && others.push(read(cell) ?? ''))));
  if (refused !== null) return refused;
  if (unsolved !== null) return failure('table-formula-unreadable', { cell: unsolved });
  const identifier = typeof workbook.keywords === 'string' && workbook.keywords !== '' ? workbook.keywords : null;
  return success({
    rows: Array.from(rows, (row) => row ?? []),
    aside: [...asideOf(workbook), { place: 'table', text: others.join('\n') }, ...beside],
    merged,
    identifier,
  });
}

function isWithin(cell: Cell): boolean {
  return cell.isMerged && cell.master.address !== cell.address;
}

/** Properties of the file, names of sheets, headers and footers. */
function asideOf(workbook: Workbook): MarkedPart[] {
  const { title, subject, keywords, category, description, company } = workbook;
  const stated = [title, subject, keywords, category, description, company].filter((text) => typeof text === 'string');
  const headers = workbook.worksheets.flatMap(({ name, headerFooter }) => [
    name,
    // A sheet may have none, whatever the type says. &C, &"黑体,常规", &14, &KFF0000: place, type and colour of what follows.
    ...Object.values({ ...headerFooter }).flatMap((text) =>
      typeof text === 'string' ? text.split(/&(?:K(?:[\dA-Fa-f]{6}|\d{2}[+-]\d{3})|[A-Z]|"[^"]{0,99}"|\d{1,3})/gu) : [],
    ),
  ]);
  return [
    { place: 'properties', text: stated.join('\n') },
    { place: 'header', text: headers.join('\n') },
  ];
}

/** What a person sees in the cell; of a formula the value that was computed when the file was saved. null: a formula without a value. */
function textOf(cell: Cell): string | null {
  const value: unknown = isWithin(cell) ? '' : cell.value;
  const text = textOfValue(value);
  return text === null || text === '' || !isPercent(cell, value) ? text : `${percentOf(Number(text))}%`;
}

/** Is it a number that is shown as so many of a hundred? */
function isPercent(cell: Cell, value: unknown): boolean {
  // What stands in quotes or behind a backslash is a sign, not a form.
  if (typeof cell.numFmt !== 'string' || !cell.numFmt.replaceAll(/"[^"]*"|\\./gu, '').includes('%')) return false;
  return typeof (typeof value === 'object' && value !== null && 'result' in value ? value.result : value) === 'number';
}

/** 0.38 as 38, whatever the last bits of a product are. */
const percentOf = (part: number): number => Number((part * 100).toPrecision(12));

function textOfValue(value: unknown): string | null {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return withoutApostrophe(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : dayOf(value);
  if (typeof value !== 'object') return '';
  if ('richText' in value && Array.isArray(value.richText))
    return withoutApostrophe(value.richText.map((part: unknown) => textOfValue(part) ?? '').join(''));
  if ('formula' in value || 'sharedFormula' in value) {
    const result = 'result' in value ? value.result : undefined;
    return result === undefined || result === null || isError(result) ? null : textOfValue(result);
  }
  if (isError(value)) return null;
  return 'text' in value ? textOfValue(value.text) : '';
}

function isError(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'error' in value;
}

/** Dates of a sheet know no time zone; the library gives them as UTC. */
function dayOf(date: Date): string {
  const iso = date.toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19).replace('T', ' ');
}
