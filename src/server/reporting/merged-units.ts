/** When two rows of one unit become one, what the first was asked to report, the second is. */
import { sql } from 'kysely';
import { answerType } from '#server/reporting/question-rows.ts';
import { reportKind } from '#server/reporting/report-rows.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { settleDuties } from '#server/platform/duty/duty.ts';
import { askedOnce } from '#server/reporting/asked-once.ts';
import type { AuditObject } from '#server/platform/audit/write-audit.ts';
import type { Act } from '#server/platform/http/act.ts';

/** Subscriber of the merging of units: in the same transaction, without an audit event of its own. */
export async function reportsOfMergedUnits(act: Act, from: string, into: string): Promise<readonly AuditObject[]> {
  await askedOnce(act, { column: 'unit_id', from, into, running: false });
  await answersOfMerged(act, from, into);
  return [];
}

/** Asked twice, it is asked once: of the one that answered. Where both did, both answers stay. */
async function answersOfMerged(act: Act, from: string, into: string): Promise<void> {
  const { rows: twice } = await sql<{ id: string }>`
    delete from report_answer asked using report_answer other
     where ${inJurisdiction(act, 'asked')} and ${inJurisdiction(act, 'other')} and asked.question_id = other.question_id and asked.text is null
       and asked.unit_id in (${from}::uuid, ${into}::uuid) and other.unit_id in (${from}::uuid, ${into}::uuid) and other.unit_id <> asked.unit_id
       and (asked.unit_id = ${from}::uuid or other.text is not null)
    returning asked.id`.execute(act.db);
  await settleDuties(act, { kind: reportKind, objectType: answerType, objectIds: twice.map(({ id }) => id) });
  await sql`
    update report_answer asked set unit_id = ${into} where ${inJurisdiction(act, 'asked')} and asked.unit_id = ${from}
       and not exists (select from report_answer other where ${inJurisdiction(act, 'other')} and other.question_id = asked.question_id and other.unit_id = ${into}::uuid)`.execute(
    act.db,
  );
}
