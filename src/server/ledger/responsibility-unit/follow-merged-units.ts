/** When two rows of one body become one, whatever pointed at the first points at the second. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql } from 'kysely';
import { moveShares } from '#server/access/share-rows.ts';
import { foldLedger } from '#server/ledger/tally/kept-answer.ts';
import type { AuditObject } from '#server/platform/audit/write-audit.ts';
import type { Act } from '#server/platform/http/act.ts';

/** Subscriber of the merging of units: in the same transaction, without an audit event of its own. */
export async function followMergedUnits(act: Act, from: string, into: string): Promise<readonly AuditObject[]> {
  const tables = [
    { table: 'responsibility_unit', copied: ['responsibility_id'], carried: ['task_id', 'task_position', 'current'] },
    { table: 'unit_text_unit', copied: ['plan_id', 'text'], carried: [] },
  ] as const;
  for (const { table, copied, carried } of tables) {
    const columns = sql.join([...copied, ...carried].map((column) => sql.ref(column)));
    // Where both were meant, one row stays.
    await sql`
      insert into ${sql.table(table)} (jurisdiction_id, unit_id, ${columns})
      select jurisdiction_id, ${into}::uuid, ${columns} from ${sql.table(table)}
       where ${inJurisdiction(act)} and unit_id = ${from}
      on conflict do nothing`.execute(act.db);
    await sql`delete from ${sql.table(table)} where ${inJurisdiction(act)} and unit_id = ${from}`.execute(act.db);
  }
  await moveShares(act, from, into);
  await foldLedger(act);
  return [];
}
