/** Workbooks that are filled in and come back: heads in the first row, lists to choose from. The reader is read-table.ts. */
import { harmless, writeOptions } from '#server/platform/workbook.ts';

export interface SheetColumn {
  readonly header: string;
  /** In characters of the standard font; Chinese characters take two. */
  readonly width: number;
  /** What a cell of this column may hold. */
  readonly choices?: readonly string[];
  /** What a person reads while filling in a cell. */
  readonly hint?: string;
}

export interface Sheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly string[])[];
  /** Rows below the rows that get the choices, too. */
  readonly roomFor?: number;
}

/** An xlsx file whose cells are all text: codes keep their zeros, dates their form. */
export async function makeSheets(title: string, identifier: string, sheets: readonly Sheet[]): Promise<Uint8Array> {
  // Loaded when needed: see workbook.ts.
  const { Workbook } = await import('@cj-tech-master/excelts');
  const workbook = new Workbook();
  workbook.creator = '台账 Taizhang';
  workbook.title = title;
  workbook.keywords = identifier;
  for (const { name, columns, rows, roomFor = 0 } of sheets) {
    const sheet = workbook.addWorksheet(name, {
      views: [{ state: 'frozen', ySplit: 1, xSplit: 0 }],
      pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '1:1' },
    });
    sheet.columns = columns.map(({ width }) => ({ width, style: { numFmt: '@' } }));
    for (const [index, column] of columns.entries()) {
      const cell = sheet.getCell(1, index + 1);
      cell.value = column.header;
      cell.font = { name: '黑体', size: 11 };
      cell.alignment = { horizontal: 'center', vertical: 'middle' };
      cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE6F0F0' } };
    }
    sheet.getRow(1).height = 24;
    for (const values of rows) {
      const row = sheet.addRow(values.map(harmless));
      row.font = { name: '宋体', size: 10.5 };
      row.alignment = { vertical: 'top', wrapText: true };
    }
    for (const [index, { choices, hint }] of columns.entries()) {
      if (choices === undefined && hint === undefined) continue;
      for (let at = 2; at <= rows.length + 1 + roomFor; at++) {
        const cell = sheet.getCell(at, index + 1);
        cell.dataValidation = {
          ...(choices === undefined
            ? { type: 'any' as const }
            : { type: 'list' as const, allowBlank: true, formulae: [`"${choices.join(',')}"`], showErrorMessage: true }),
          ...(hint === undefined ? {} : { showInputMessage: true, prompt: hint }),
        };
      }
    }
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer(writeOptions));
}
