/** How far silence about reports has gone up the line: raised by a job step by step, and over as soon as something is handed in. */
import { sql, type RawBuilder } from 'kysely';
import { isSaid } from '#server/reporting/figure-rows.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { owe, settleDuties, type Duty } from '#server/platform/duty/duty.ts';
import type { Act } from '#server/platform/http/act.ts';

/** The kind of the leader's duty. */
export const silentKind = 'report-silent';

/** Whether the report `own` of `asked` (of the period `opened`) is silent: it is still asked, and neither it nor a later one of the same unit and work is handed in. */
export const isSilent = (
  act: Act,
): RawBuilder<boolean> => sql`(asked.lifted_on is null and coalesce(own.state, 'draft') = 'draft' and not exists (
  select from expected_report later
    join report_period newer on newer.jurisdiction_id = later.jurisdiction_id and newer.period = later.period and newer.last_day > opened.last_day
   where ${inJurisdiction(act, 'later')} and ${isSaid('later')} and later.work_id = asked.work_id and later.unit_id = asked.unit_id))`;

interface Raised {
  readonly objectId: string;
  readonly unitId: string;
  readonly due: string;
  readonly silent: boolean;
}

const toDuty = ({ objectId, unitId, due }: Raised): Duty => ({
  kind: silentKind,
  objectType: 'expected_report',
  objectId,
  unitId,
  role: 'unit-leader',
  due,
});

/** All that leaders owe, from the facts: what was raised to them and is silent still. By the day on which it goes on to the office. */
export async function owedByLeaders(act: Act): Promise<readonly Duty[]> {
  return (await raisedOf(act, sql`true`)).filter(({ silent }) => silent).map(toDuty);
}

/** What was raised to leaders about these reports, or about earlier ones of the same units and works, follows what became of them. */
export async function followSilence(act: Act, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await follow(
    act,
    sql`asked.id in (
      select earlier.id from expected_report changed
        join expected_report earlier on earlier.jurisdiction_id = changed.jurisdiction_id and earlier.work_id = changed.work_id and earlier.unit_id = changed.unit_id
       where ${inJurisdiction(act, 'changed')} and changed.id = any(${ids}::uuid[]) and earlier.raised)`,
  );
}

/** The same for all that was asked of these units, or of these pieces of work, when some became one or were parted. */
export async function followSilenceOf(act: Act, column: 'unit_id' | 'work_id', ids: readonly string[]): Promise<void> {
  await follow(act, sql`${sql.ref(`asked.${column}`)} = any(${ids}::uuid[])`);
}

async function follow(act: Act, which: RawBuilder<unknown>): Promise<void> {
  const raised = await raisedOf(act, which);
  const over = raised.filter(({ silent }) => !silent).map(({ objectId }) => objectId);
  await settleDuties(act, { kind: silentKind, objectType: 'expected_report', objectIds: over });
  await owe(act, raised.filter(({ silent }) => silent).map(toDuty));
}

async function raisedOf(act: Act, which: RawBuilder<unknown>): Promise<readonly Raised[]> {
  const { rows } = await sql<Raised>`
    select asked.id as "objectId", asked.unit_id as "unitId", opened.up_line_2 as due, ${isSilent(act)} as silent
      from expected_report asked
      join report_line line on line.jurisdiction_id = asked.jurisdiction_id and line.report_id = asked.id and line.step = 1
      join report_period opened on opened.jurisdiction_id = asked.jurisdiction_id and opened.period = asked.period
      left join report own on own.jurisdiction_id = asked.jurisdiction_id and own.id = asked.id
     where ${inJurisdiction(act, 'asked')} and asked.raised and ${which}`.execute(act.db);
  return rows;
}
