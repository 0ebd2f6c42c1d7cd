/** Cancels an export that is being made, or removes its file. */
import { sql } from 'kysely';
import type * as contract from '#contract/ledger/export-endpoints.ts';
import { success } from '#core/failure.ts';
import { ownExport } from '#server/ledger/export/export-file.ts';
import { cancelMaking } from '#server/ledger/export/make-export.ts';
import type { Handler } from '#server/platform/http/route.ts';

export const removeExport: Handler<typeof contract.removeExport> = async ({ params: { exportId } }, act) => {
  const { rows } = await sql<{ state: string }>`delete from export_file where ${ownExport(act)} and id = ${exportId}
    returning state`.execute(act.db);
  const [row] = rows;
  if (row === undefined) {
    act.unchanged();
    return success({});
  }
  // Here at once; another node finds when it is made that nobody wants it.
  cancelMaking(exportId);
  act.audit({ objects: [{ type: 'export', id: exportId, before: { state: row.state } }] });
  return success({});
};
