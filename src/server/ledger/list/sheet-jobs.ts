/** Jobs of the pool that make the workbook of a list. */
import { exportOutput, type ExportOutput } from '#server/ledger/export/export-output.ts';
import type { Table } from '#server/platform/workbook.ts';

export function makeListSheet({ format, table }: { readonly format: 'xlsx' | 'csv'; readonly table: Table }): Promise<ExportOutput> {
  return exportOutput(format, table);
}
