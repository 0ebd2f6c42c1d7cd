/** 逾期未报: of those that the reader's list has, and for the office what nobody is there to report. */
import { sql, type RawBuilder } from 'kysely';
import { success } from '#core/failure.ts';
import { listedFrom } from '#core/reporting/up-the-line.ts';
import type * as contract from '#contract/reporting/line-endpoints.ts';
import { unitNames } from '#server/plan/unit-text/unit-tree.ts';
import { reportKind, withinReports } from '#server/reporting/report-rows.ts';
import { silentKind } from '#server/reporting/silence.ts';
import { isSaid } from '#server/reporting/figure-rows.ts';
import { unattendedUnits } from '#server/reporting/unattended.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';

const most = 500;

interface Row {
  readonly id: string;
  readonly period: string;
  readonly unitId: string;
  readonly item: contract.SilentReport['item'];
  readonly due: string;
  readonly step: number | null;
  readonly since: string | null;
  readonly count: number;
}

export const listSilentReports: Handler<typeof contract.listSilentReports> = async (_, act) => {
  const nobody = act.subject?.role === 'office' ? await unitsWithNobody(act) : new Set<string>();
  const { rows } = await sql<Row>`
    select asked.id, asked.period, asked.unit_id as "unitId", opened.due, line.step::int as step, line.raised_on as since, (count(*) over ())::int as count,
           json_build_object('id', item.id, 'listId', item.list_id, 'code', item.code, 'title', coalesce(item.title, task.title)) as item
      from (${await silentOnList(act)}
            union
            select owed.object_id as id from duty owed
             where ${inJurisdiction(act, 'owed')} and owed.kind = ${reportKind} and owed.done_at is null and owed.unit_id = any(${[...nobody]}::uuid[])) listed
      join expected_report asked on ${inJurisdiction(act, 'asked')} and asked.id = listed.id
      join report_period opened on opened.jurisdiction_id = asked.jurisdiction_id and opened.period = asked.period
      join unit on unit.jurisdiction_id = asked.jurisdiction_id and unit.id = asked.unit_id
      join list_item item on item.jurisdiction_id = asked.jurisdiction_id and item.id = asked.item_id
      join task on task.jurisdiction_id = item.jurisdiction_id and task.id = item.task_id
      left join lateral (select line.step, line.raised_on from report_line line
         where ${inJurisdiction(act, 'line')} and line.report_id = asked.id order by line.step desc limit 1) line on true
     order by line.step desc nulls last, unit.position, unit.id, opened.last_day, item.list_id, item.id limit ${most}`.execute(act.db);
  const names = await unitNames(
    act,
    rows.map(({ unitId }) => unitId),
  );
  return success({
    reports: rows.map(({ unitId, count: _all, ...row }) => ({
      ...row,
      unit: { id: unitId, name: names.get(unitId) ?? '' },
      unattended: nobody.has(unitId),
    })),
    count: rows[0]?.count ?? 0,
  });
};

/** The ids of what stands on the reader's list, among the leaders' open duties: few, however much was silent once. */
export async function silentOnList(act: Act): Promise<RawBuilder<unknown>> {
  const from = listedFrom(act.subject?.role ?? 'reader');
  return sql`select asked.id from duty owed
    join expected_report asked on asked.jurisdiction_id = owed.jurisdiction_id and asked.id = owed.object_id and ${await withinReports(act)}
   where ${inJurisdiction(act, 'owed')} and owed.kind = ${silentKind} and owed.done_at is null
     and exists (select from report_line line where ${inJurisdiction(act, 'line')} and line.report_id = asked.id and line.step >= ${from})`;
}

/** Units that have something to report and nobody who could: no contact, no leader in charge. */
export async function unitsWithNobody(act: Act): Promise<ReadonlySet<string>> {
  return unattendedUnits(act, await unitsOwing(act), ['contact', 'unit-leader']);
}

/** Units that have something to report, within reach: from the kept sums, which say of what is asked what is neither handed in nor lifted. */
export async function unitsOwing(act: Act): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select asked.unit_id as id from report_tally asked
     where ${await withinReports(act)} and asked.state is distinct from ('accepted') and (asked.state is null or not ${isSaid('asked')})
     group by asked.unit_id having sum(asked.n) > 0`.execute(act.db);
  return rows.map(({ id }) => id);
}
