/** Tables as workbooks and CSV files. The one place that knows the xlsx library. */
import type { PaperSize, Style } from '@cj-tech-master/excelts';

export interface TableColumn {
  readonly header: string;
  /** In characters of the standard font; Chinese characters take two. */
  readonly width: number;
  /** Kept for a later import, not printed. */
  readonly hidden?: boolean;
  /** What stands there is for reading: it has the grey of a form's printed parts. */
  readonly locked?: boolean;
  /** What a cell of it is chosen from. */
  readonly choices?: readonly string[];
}

export interface Table {
  readonly sheet: string;
  readonly title: string;
  /** Small print below the title: who made it, for which day, how many rows, the export's id. */
  readonly notes: readonly string[];
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  readonly footer: string;
  /** So many columns at the left stay in sight; without it none. */
  readonly frozen?: number;
  /** Kept in the document's properties, so that the file can be recognised when it comes back. */
  readonly identifier: string;
}

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A title without what Windows forbids in the name of a file. */
export function fileNameOf(title: string): string {
  return title.replace(/[\\/:*?"<>|\s]+/gu, ' ').trim();
}

const formulaSigns = '=+-@＝＋－＠\t\r\n';

/** A cell that a spreadsheet would take for a formula, by a full-width sign too, is kept as text by a leading apostrophe. */
export function harmless(value: string | number | null): string | number {
  if (value === null) return '';
  return typeof value === 'string' && value !== '' && formulaSigns.includes(value.charAt(0)) ? `'${value}` : value;
}

/** Excel calls a file with a longer cell damaged. */
const longestCell = 32_767;
const cutMark = '…（已截断）';

function fitting(value: string | number): string | number {
  if (typeof value === 'number' || value.length <= longestCell) return value;
  return value.slice(0, longestCell - cutMark.length).toWellFormed() + cutMark;
}

const line = { style: 'thin', color: { argb: 'FFB8C2C6' } } as const;
const grid = { top: line, left: line, bottom: line, right: line };
const bodyStyle: Partial<Style> = { font: { name: '宋体', size: 10.5 }, alignment: { vertical: 'top', wrapText: true }, border: grid };
/** Numbers and days that somebody types into it stay as they are typed. */
const textStyle: Partial<Style> = { ...bodyStyle, numFmt: '@' };
const lockedStyle: Partial<Style> = { ...textStyle, fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF3F5F6' } } };
/** Outside of what calls itself production the library reads all that it wrote once more, which takes longer than to write it. */
export const writeOptions = { validate: false } as const;
/** Row of the column heads: title, notes, heads. */
const headRow = 3;
/** ECMA-376 ST_PaperSize; the library's own list leaves A3 out. */
// oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- the library's enum lacks the value, not its writer
const paperA3: PaperSize = 8 as number;

/** An xlsx file: A3 landscape, as wide as the page, the heads repeated on each page, filter and frozen panes on screen. */
export async function makeWorkbook(table: Table): Promise<Uint8Array> {
  // Loaded when the first workbook is made: it takes a fifth of a second, which every start and every reading would wait for.
  const { Workbook } = await import('@cj-tech-master/excelts');
  const workbook = new Workbook();
  workbook.creator = '台账 Taizhang';
  workbook.title = table.title;
  workbook.keywords = table.identifier;
  const sheet = workbook.addWorksheet(table.sheet, {
    views: [{ state: 'frozen', ySplit: headRow, xSplit: table.frozen ?? 0 }],
    pageSetup: {
      paperSize: paperA3,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${headRow}:${headRow}`,
      horizontalCentered: true,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: `&L${table.notes.join('  ')}&R${table.footer}` },
  });
  sheet.columns = table.columns.map(({ width, hidden }) => ({ width, hidden: hidden === true }));

  const last = table.columns.length;
  sheet.mergeCells(1, 1, 1, last);
  const title = sheet.getCell(1, 1);
  title.value = table.title;
  title.font = { name: '宋体', size: 18, bold: true };
  title.alignment = { horizontal: 'center', vertical: 'middle' };
  sheet.getRow(1).height = 34;
  sheet.mergeCells(2, 1, 2, last);
  const notes = sheet.getCell(2, 1);
  notes.value = table.notes.join('　　');
  notes.font = { name: '宋体', size: 10, color: { argb: 'FF55626A' } };
  notes.alignment = { horizontal: 'left', vertical: 'middle' };

  const heads = sheet.getRow(headRow);
  heads.height = 24;
  for (const [index, column] of table.columns.entries()) {
    const cell = heads.getCell(index + 1);
    cell.value = column.header;
    cell.font = { name: '黑体', size: 11 };
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE6F0F0' } };
    cell.border = grid;
  }
  for (const values of table.rows) {
    const row = sheet.addRow(values.map((value) => fitting(harmless(value))));
    // Three objects for all: the library looks up each further one by all that it says.
    for (let index = 1; index <= last; index++) {
      const style = table.columns[index - 1]?.locked === true ? lockedStyle : textStyle;
      row.getCell(index).style = typeof values[index - 1] === 'number' ? bodyStyle : style;
    }
  }
  for (const [index, { choices }] of table.columns.entries()) {
    if (choices === undefined) continue;
    for (let row = headRow + 1; row <= headRow + table.rows.length; row++)
      sheet.getCell(row, index + 1).dataValidation = {
        type: 'list',
        allowBlank: true,
        formulae: [`"${choices.join(',')}"`],
        showErrorMessage: true,
      };
  }
  sheet.autoFilter = { from: { row: headRow, col: 1 }, to: { row: headRow + table.rows.length, col: last } };
  return new Uint8Array(await workbook.xlsx.writeBuffer(writeOptions));
}

/** A CSV file in UTF-8 with a byte-order mark, without which Excel reads Chinese as noise; lines end in CRLF (RFC 4180). */
export function makeCsv(table: Pick<Table, 'columns' | 'rows'>): Uint8Array {
  const quote = (value: string | number): string => {
    if (typeof value === 'number') return String(value);
    return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
  };
  let text = `\uFEFF${table.columns.map((column) => quote(column.header)).join(',')}\r\n`;
  for (const row of table.rows) {
    for (const [index, cell] of row.entries()) text += (index === 0 ? '' : ',') + quote(harmless(cell));
    text += '\r\n';
  }
  return new TextEncoder().encode(text);
}
