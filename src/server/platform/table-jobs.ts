/** Jobs of the pool that make files of tables. The library of workbooks is loaded there, never by the server itself. */
import { makeSheets, type Sheet } from '#server/platform/workbook-sheets.ts';
import { makeCsv, makeWorkbook, type Table } from '#server/platform/workbook.ts';

/** A table as a file. */
export async function makeTable({ format, table }: { readonly format: 'xlsx' | 'csv'; readonly table: Table }): Promise<Uint8Array> {
  return format === 'csv' ? makeCsv(table) : makeWorkbook(table);
}

export interface WantedSheets {
  readonly title: string;
  readonly identifier: string;
  readonly sheets: readonly Sheet[];
}

/** Sheets to be filled in. */
export function makeSheetsFile({ title, identifier, sheets }: WantedSheets): Promise<Uint8Array> {
  return makeSheets(title, identifier, sheets);
}
