/** Two units or two pieces of work become one: what was asked of both is asked once from then on. */
import { sql } from 'kysely';
import { reportKind } from '#server/reporting/report-rows.ts';
import { followSilenceOf, silentKind } from '#server/reporting/silence.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { settleDuties } from '#server/platform/duty/duty.ts';
import type { Act } from '#server/platform/http/act.ts';

interface Move {
  /** What becomes one: two rows of one unit, or two pieces of work. */
  readonly column: 'unit_id' | 'work_id';
  readonly from: string;
  readonly into: string;
  /** Only in periods that still run: what was expected of one that is over stays counted as it was. */
  readonly running: boolean;
}

interface Twice {
  readonly id: string;
  readonly period: string;
  readonly beside: string;
  readonly itemId: string;
  readonly lead: boolean;
  readonly tier: number;
  readonly cells: number;
  readonly carried: number;
}

/**
 * Of what is expected twice for one period, that of which something was said stays, in the weightier role, in its item's name and with what was asked of
 * it; where both said something, both stay, the first under the name that it had. Everything else that was asked goes over, so that what was said before
 * is found. Answers how many are not asked any more.
 */
export async function askedOnce(act: Act, { column, from, into, running }: Move): Promise<number> {
  const own = (row: string) => sql.ref(`${row}.${column}`);
  const beside = column === 'unit_id' ? 'work_id' : 'unit_id';
  const besides = (row: string) => sql.ref(`${row}.${beside}`);
  // Whoever types a first word holds the row of what is expected: the next statement knows what was typed until then, and nobody types meanwhile.
  await sql`
    select asked.id from expected_report asked where ${inJurisdiction(act, 'asked')} and ${own('asked')} in (${from}::uuid, ${into}::uuid)
     order by asked.id for update`.execute(act.db);
  const { rows: twice } = await sql<Twice>`
    select asked.id, asked.period, ${besides('asked')} as beside, asked.item_id as "itemId", asked.lead, asked.tier, asked.cells, asked.carried
      from expected_report asked, expected_report other, report_period opened
     where ${inJurisdiction(act, 'asked')} and ${inJurisdiction(act, 'other')} and ${own('asked')} in (${from}::uuid, ${into}::uuid)
       and ${own('other')} in (${from}::uuid, ${into}::uuid) and ${own('other')} <> ${own('asked')} and other.period = asked.period
       and ${besides('other')} = ${besides('asked')}
       and ${inJurisdiction(act, 'opened')} and opened.period = asked.period ${running ? sql`and opened.up_line_3 >= ${act.today}` : sql``}
       and not exists (select from report said where ${inJurisdiction(act, 'said')} and said.id = asked.id)
       and (${own('asked')} = ${from}::uuid or exists (select from report said where ${inJurisdiction(act, 'said')} and said.id = other.id))`.execute(
    act.db,
  );
  const gone = twice.map(({ id }) => id);
  await sql`delete from report_line where ${inJurisdiction(act)} and report_id = any(${gone}::uuid[])`.execute(act.db);
  await sql`delete from expected_report where ${inJurisdiction(act)} and id = any(${gone}::uuid[])`.execute(act.db);
  for (const kind of [reportKind, silentKind]) await settleDuties(act, { kind, objectType: 'expected_report', objectIds: gone });
  await sql`
    update expected_report asked set ${sql.ref(column)} = ${into}
     where ${inJurisdiction(act, 'asked')} and ${own('asked')} = ${from}::uuid
       and not exists (select from expected_report other where ${inJurisdiction(act, 'other')} and ${own('other')} = ${into}::uuid
         and other.period = asked.period and ${besides('other')} = ${besides('asked')})`.execute(act.db);
  const led = twice.filter(({ lead }) => lead);
  await sql`
    update expected_report asked set lead = true, item_id = gone.item_id, tier = gone.tier, cells = gone.cells, carried = gone.carried
      from unnest(${led.map(({ period }) => period)}::text[], ${led.map((row) => row.beside)}::uuid[], ${led.map(({ itemId }) => itemId)}::uuid[],
             ${led.map(({ tier }) => tier)}::integer[], ${led.map(({ cells }) => cells)}::integer[], ${led.map(({ carried }) => carried)}::integer[])
             gone (period, beside, item_id, tier, cells, carried)
     where ${inJurisdiction(act, 'asked')} and ${own('asked')} = ${into}::uuid and asked.period = gone.period and ${besides('asked')} = gone.beside
       and not asked.lead`.execute(act.db);
  // What one of them said ends the silence of the other, too.
  await followSilenceOf(act, column, [into]);
  return twice.length;
}
