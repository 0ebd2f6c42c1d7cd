/** When two rows of one unit become one, what the first was asked to report, the second is. */
import { sql } from 'kysely';
import { reportKind } from '#server/reporting/report-rows.ts';
import { silentKind } from '#server/reporting/silence.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { settleDuties } from '#server/platform/duty/duty.ts';
import type { AuditObject } from '#server/platform/audit/write-audit.ts';
import type { Act } from '#server/platform/http/act.ts';

/**
 * Subscriber of the merging of units: in the same transaction, without an audit event of its own. Asked twice for one piece of work and period, it is
 * asked once: of the one of which something was said, in the weightier role. Where both said something, both stay, the first under the name that it had.
 */
export async function reportsOfMergedUnits(act: Act, from: string, into: string): Promise<readonly AuditObject[]> {
  const { rows: twice } = await sql<{ id: string; period: string; workId: string; lead: boolean }>`
    select asked.id, asked.period, asked.work_id as "workId", asked.lead from expected_report asked
      join expected_report other on ${inJurisdiction(act, 'other')} and other.unit_id in (${from}, ${into}) and other.unit_id <> asked.unit_id
       and other.period = asked.period and other.work_id = asked.work_id
     where ${inJurisdiction(act, 'asked')} and asked.unit_id in (${from}, ${into})
       and not exists (select from report own where ${inJurisdiction(act, 'own')} and own.id = asked.id)
       and (asked.unit_id = ${from} or exists (select from report own where ${inJurisdiction(act, 'own')} and own.id = other.id))`.execute(
    act.db,
  );
  const gone = twice.map(({ id }) => id);
  await sql`delete from report_line where ${inJurisdiction(act)} and report_id = any(${gone}::uuid[])`.execute(act.db);
  await sql`delete from expected_report where ${inJurisdiction(act)} and id = any(${gone}::uuid[])`.execute(act.db);
  for (const kind of [reportKind, silentKind]) await settleDuties(act, { kind, objectType: 'expected_report', objectIds: gone });
  await sql`
    update expected_report asked set unit_id = ${into}
     where ${inJurisdiction(act, 'asked')} and asked.unit_id = ${from}
       and not exists (select from expected_report other where ${inJurisdiction(act, 'other')} and other.unit_id = ${into}
         and other.period = asked.period and other.work_id = asked.work_id)`.execute(act.db);
  const led = twice.filter(({ lead }) => lead);
  await sql`
    update expected_report asked set lead = true
      from unnest(${led.map(({ period }) => period)}::text[], ${led.map(({ workId }) => workId)}::uuid[]) gone (period, work_id)
     where ${inJurisdiction(act, 'asked')} and asked.unit_id = ${into} and asked.period = gone.period and asked.work_id = gone.work_id`.execute(
    act.db,
  );
  return [];
}
