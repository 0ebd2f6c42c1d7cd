/** The list behind a figure of 报送情况: of one period, page by page. */
import { sql } from 'kysely';
import { success } from '#core/failure.ts';
import type * as contract from '#contract/reporting/figure-endpoints.ts';
import { endedUnits } from '#server/ledger/list/item-rows.ts';
import { unitNames } from '#server/plan/unit-text/unit-tree.ts';
import { countsTowards } from '#server/reporting/figure-rows.ts';
import { isStillAsked, withinReports } from '#server/reporting/report-rows.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { AnswerOf, Handler } from '#server/platform/http/route.ts';

type Found = AnswerOf<typeof contract.findReports>['reports'][number];
type Row = Omit<Found, 'unit'> & { readonly unitId: string };

const most = 100;

export const findReports: Handler<typeof contract.findReports> = async ({ params: { period }, query }, act) => {
  const { unitId, tier, figure, offset = 0 } = query;
  const where = sql`${await withinReports(act)} and asked.period = ${period} and ${countsTowards(figure ?? 'expected')}
    ${unitId === undefined ? sql`` : sql`and asked.unit_id = ${unitId}`} ${tier === undefined ? sql`` : sql`and asked.tier = ${tier}`}`;
  const [{ rows: counted }, { rows }] = [
    await sql<{ total: number }>`select coalesce(sum(asked.n), 0)::int as total from report_tally asked where ${where}`.execute(act.db),
    // In official order of units. Of a period, the rows of that page alone are looked up.
    await sql<Row>`
      select asked.id, asked.unit_id as "unitId", asked.tier, asked.lead, asked.state, asked.on_time as "onTime", own.handed_in_on as "handedInOn",
             coalesce(own.versions, 0) as versions,
             json_build_object('id', item.id, 'listId', item.list_id, 'code', item.code, 'title', task.title) as item
        from (select asked.*, unit.position from expected_report asked join unit on unit.jurisdiction_id = asked.jurisdiction_id and unit.id = asked.unit_id
               where ${where} and ${isStillAsked} order by unit.position, unit.id, asked.tier, asked.item_id, asked.id limit ${most} offset ${offset}) asked
        join list_item item on item.jurisdiction_id = asked.jurisdiction_id and item.id = asked.item_id
        join task on task.jurisdiction_id = item.jurisdiction_id and task.id = item.task_id
        left join report own on own.jurisdiction_id = asked.jurisdiction_id and own.id = asked.id
       where ${inJurisdiction(act, 'asked')}
       order by asked.position, asked.unit_id, asked.tier, asked.item_id, asked.id`.execute(act.db),
  ];
  const units = [...new Set(rows.map((row) => row.unitId))];
  const [names, ended] = [await unitNames(act, units), await endedUnits(act, units)];
  return success({
    total: counted[0]?.total ?? 0,
    reports: rows.map(({ unitId: id, ...row }) => ({ ...row, unit: { id, name: names.get(id) ?? '', ended: ended.get(id) ?? null } })),
  });
};
