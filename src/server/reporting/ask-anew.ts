/**
 * An item changes hands, or its task is withdrawn, while reports on it are due: of a unit that does not carry the work any more nothing is asked that is not
 * handed in yet, and where that was the lead, whoever leads now is asked. Derived from what stands, so a turn that comes twice or late does no harm.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Cells } from '#core/reporting/burden.ts';
import { cellsOfReports } from '#server/reporting/asked-cells.ts';
import { isHandedIn, reportKind } from '#server/reporting/report-rows.ts';
import { followSilence } from '#server/reporting/silence.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { owe, settleDuties } from '#server/platform/duty/duty.ts';
import type { Act } from '#server/platform/http/act.ts';
import { onEvents } from '#server/platform/jobs/job.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';

export const askAnew = onEvents({
  name: 'askAnew',
  acts: [
    'decideObjection',
    'decideChanges',
    'registerChange',
    'withdrawTasks',
    'restoreTasks',
    'splitTask',
    'mergeTasks',
    'undoAdjustment',
    'publishDraft',
  ],
  chunk: async (act) => {
    // No period opens and no unit changes meanwhile.
    await lockJurisdiction(act);
    const lifted = await lift(act);
    const back = await askAgain(act);
    const added = await askNewLeads(act);
    await settleDuties(act, { kind: reportKind, objectType: 'expected_report', objectIds: lifted.map(({ id }) => id) });
    await owe(
      act,
      [...back, ...added].map(({ id, unitId, due }) => ({
        kind: reportKind,
        objectType: 'expected_report',
        objectId: id,
        unitId,
        role: 'contact',
        due,
      })),
    );
    const changed = [...lifted, ...back, ...added];
    await followSilence(
      act,
      changed.map(({ id }) => id),
    );
    if (changed.length === 0) {
      act.unchanged();
      return;
    }
    const inPeriod = (rows: readonly Asked[], period: string): number => rows.filter((row) => row.period === period).length;
    act.audit({
      act: 'askAnew',
      objects: [...new Set(changed.map(({ period }) => period))].toSorted().map((period) => ({
        type: 'report_period',
        id: act.newId(),
        after: { period, lifted: inPeriod(lifted, period), askedAnew: inPeriod(back, period) + inPeriod(added, period) },
      })),
    });
  },
});

interface Asked {
  readonly id: string;
  readonly unitId: string;
  readonly period: string;
  readonly due: string;
}

/** Of a list that is out, of a task that stands: what units carry of the work, as rows of item and part. */
const carried = (act: Act): RawBuilder<unknown> => sql`
  list_item item
  join annual_list list on list.jurisdiction_id = item.jurisdiction_id and list.id = item.list_id and list.state = 'issued'
  join task on task.jurisdiction_id = item.jurisdiction_id and task.id = item.task_id and task.state = 'open'
  join item_part part on ${inJurisdiction(act, 'part')} and part.item_id = item.id and part.valid_to is null and part.role <> 'supervise'`;

const isCarried = (act: Act): RawBuilder<boolean> => sql`exists (select from ${carried(act)}
  where ${inJurisdiction(act, 'item')} and item.work_id = asked.work_id and item.parent_id is null and item.removed_at is null and part.unit_id = asked.unit_id)`;

/** Of periods whose clocks still run: what is over stays counted as it was. */
const ofRunning = (act: Act): RawBuilder<unknown> =>
  sql`${inJurisdiction(act, 'asked')} and ${inJurisdiction(act, 'opened')} and opened.period = asked.period and opened.up_line_3 >= ${act.today}`;

async function lift(act: Act): Promise<readonly Asked[]> {
  const { rows } = await sql<Asked>`
    update expected_report asked set lifted_on = ${act.today} from report_period opened
     where ${ofRunning(act)} and asked.lifted_on is null and not ${isCarried(act)}
       and not exists (select from report said where ${inJurisdiction(act, 'said')} and said.id = asked.id and ${isHandedIn('said')})
    returning asked.id, asked.unit_id as "unitId", asked.period, opened.due`.execute(act.db);
  return rows;
}

async function askAgain(act: Act): Promise<readonly Asked[]> {
  const { rows } = await sql<Asked>`
    update expected_report asked set lifted_on = null from report_period opened
     where ${ofRunning(act)} and asked.lifted_on is not null and ${isCarried(act)}
    returning asked.id, asked.unit_id as "unitId", asked.period, opened.due`.execute(act.db);
  return rows;
}

/** Where a lead is asked no more and no other one is: whoever leads now, whether it was asked for its own part or not at all. */
async function askNewLeads(act: Act): Promise<readonly Asked[]> {
  const { rows } = await sql<{ unitId: string; period: string; due: string; workId: string; itemId: string; tier: number }>`
    select distinct on (asked.period, asked.work_id, part.unit_id) part.unit_id as "unitId", asked.period, opened.due, asked.work_id as "workId", item.id as "itemId", item.tier
      from expected_report asked
      join report_period opened on opened.jurisdiction_id = asked.jurisdiction_id and opened.period = asked.period and opened.up_line_3 >= ${act.today}
      cross join ${carried(act)}
      join sign_for own on own.jurisdiction_id = part.jurisdiction_id and own.item_id = part.item_id and own.unit_id = part.unit_id
     where ${inJurisdiction(act, 'asked')} and asked.lead and asked.lifted_on is not null and ${inJurisdiction(act, 'item')} and item.work_id = asked.work_id
       and item.parent_id is null and item.removed_at is null and part.role = 'lead'
       and not exists (select from expected_report other where ${inJurisdiction(act, 'other')} and other.period = asked.period
         and other.work_id = asked.work_id and other.lead and other.lifted_on is null)
     order by asked.period, asked.work_id, part.unit_id, item.id`.execute(act.db);
  const cells = new Map<string, Cells>();
  for (const [period, own] of Map.groupBy(rows, (row) => row.period)) {
    const reports = own.map((row) => ({ ...row, lead: true }));
    for (const [at, made] of (await cellsOfReports(act, period, reports)).entries()) cells.set(keyOf(own[at]), made);
  }
  const asked = rows.map((row) => ({ ...row, id: act.newId(), cells: cells.get(keyOf(row)) ?? { asked: 0, carried: 0 } }));
  const { rows: stored } = await sql<{ id: string; unitId: string; period: string }>`
    insert into expected_report as own (jurisdiction_id, id, period, work_id, unit_id, item_id, lead, tier, cells, carried)
    select ${act.jurisdictionId}, made.id, made.period, made.work_id, made.unit_id, made.item_id, true, made.tier, made.cells, made.carried
      from unnest(${asked.map(({ id }) => id)}::uuid[], ${asked.map(({ period }) => period)}::text[], ${asked.map(({ workId }) => workId)}::uuid[],
             ${asked.map(({ unitId }) => unitId)}::uuid[], ${asked.map(({ itemId }) => itemId)}::uuid[], ${asked.map(({ tier }) => tier)}::integer[],
             ${asked.map((one) => one.cells.asked)}::integer[], ${asked.map((one) => one.cells.carried)}::integer[])
             made (id, period, work_id, unit_id, item_id, tier, cells, carried)
    on conflict (jurisdiction_id, period, unit_id, work_id) do update set lead = true, item_id = excluded.item_id, tier = excluded.tier, cells = excluded.cells, carried = excluded.carried
    returning own.id, own.unit_id as "unitId", own.period`.execute(act.db);
  // Who handed its own part in already is asked for the whole by the next period.
  const { rows: handedIn } = await sql<{ id: string }>`
    select said.id from report said where ${inJurisdiction(act, 'said')} and said.id = any(${stored.map(({ id }) => id)}::uuid[]) and ${isHandedIn('said')}`.execute(
    act.db,
  );
  const done = new Set(handedIn.map(({ id }) => id));
  return stored.flatMap(({ id, unitId, period }) => {
    const due = asked.find((one) => one.period === period)?.due;
    return due === undefined || done.has(id) ? [] : [{ id, unitId, period, due }];
  });
}

const keyOf = (row: { readonly period: string; readonly workId: string; readonly unitId: string } | undefined): string =>
  row === undefined ? '' : [row.period, row.workId, row.unitId].join(' ');
