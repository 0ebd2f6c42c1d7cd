/** The file of an export, for who made it. The trail tells of it once, however often and in how many parts it is fetched. */
import { promisify } from 'node:util';
import { zstdDecompress } from 'node:zlib';
import { sql } from 'kysely';
import type * as contract from '#contract/ledger/export-endpoints.ts';
import { failure, success } from '#core/failure.ts';
import { ownExport } from '#server/ledger/export/export-file.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { tableType } from '#server/platform/table-file.ts';

const unpack = promisify(zstdDecompress);

interface Row {
  readonly format: 'xlsx' | 'csv';
  readonly name: string;
  readonly tag: string;
  readonly size: number;
  readonly bytes: Buffer;
  readonly fetched: boolean;
}

export const fetchExport: Handler<typeof contract.fetchExport> = async ({ params: { exportId } }, act) => {
  const { rows } =
    await sql<Row>`select export_file.format, name, tag, size, fetched_at is not null as fetched, coalesce(bytes, export.content) as bytes
    from export_file join export on export.jurisdiction_id = export_file.jurisdiction_id and export.id = export_file.id
    where ${ownExport(act)} and export_file.id = ${exportId} and state = 'made'`.execute(act.db);
  const [row] = rows;
  if (row === undefined) return failure('export-gone');
  const { format, name, tag, size } = row;
  // Of several at the same moment one is the first.
  const first = row.fetched
    ? undefined
    : await act.db
        .updateTable('export_file')
        .set({ fetched_at: act.now })
        .where(inJurisdiction(act))
        .where('id', '=', exportId)
        .where('fetched_at', 'is', null)
        .executeTakeFirst();
  if (first?.numUpdatedRows === 1n) act.audit({ detail: name, objects: [{ type: 'export', id: exportId, after: { file: name } }] });
  else act.unchanged();
  // In one piece: in the usual sixteen kilobytes at a time it takes three times as long.
  const bytes = format === 'csv' ? await unpack(row.bytes, { chunkSize: size }) : row.bytes;
  return success({ fileName: name, mediaType: tableType(format), bytes, tag });
};
