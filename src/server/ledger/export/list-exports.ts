/** What I exported: being made, or kept for another download. */
import { sql } from 'kysely';
import type * as contract from '#contract/ledger/export-endpoints.ts';
import { success } from '#core/failure.ts';
import { keptHours, ownExport, stateOf } from '#server/ledger/export/export-file.ts';
import type { Handler } from '#server/platform/http/route.ts';

export const listExports: Handler<typeof contract.listExports> = async (_, act) => {
  const { rows } =
    await sql<contract.ExportSummary>`select id, format, ${stateOf(act)} as state, begun_at as "begunAt", row_count as rows, name, size,
      case when state = 'made' then begun_at + make_interval(hours => ${keptHours}) end as "keptUntil"
    from export_file where ${ownExport(act)} order by begun_at desc, id desc`.execute(act.db);
  return success({ exports: rows });
};
