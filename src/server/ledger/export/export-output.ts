/** What an export comes to, made in a child of the pool: the file, and what is kept of it. */
import { createHash } from 'node:crypto';
import { constants, zstdCompressSync } from 'node:zlib';
import { makeCsv, makeWorkbook, type Table } from '#server/platform/workbook.ts';

export interface ExportOutput {
  /** The file; null for CSV, which is what is kept. */
  readonly bytes: Uint8Array | null;
  /** Of the file: its hash and how many bytes it has. */
  readonly tag: string;
  readonly size: number;
  /** The table as CSV, packed by Zstandard, as the table `export` keeps it. */
  readonly content: Uint8Array;
}

/** `identifier` of the table: the export's id. */
export async function exportOutput(format: 'xlsx' | 'csv', table: Table): Promise<ExportOutput> {
  const csv = makeCsv(table);
  // The quickest level: more would take longer than it saves.
  const content = zstdCompressSync(csv, { params: { [constants.ZSTD_c_compressionLevel]: 1 } });
  const file = format === 'csv' ? csv : await makeWorkbook(table);
  const tag = createHash('sha256').update(file).digest('base64url');
  return { bytes: format === 'csv' ? null : file, tag, size: file.length, content };
}
