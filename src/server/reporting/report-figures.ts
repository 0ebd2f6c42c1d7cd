/** 报送情况 of a period by unit and tier, and of the periods, as far as the act reaches. */
import { sql } from 'kysely';
import { success } from '#core/failure.ts';
import type { Figures } from '#core/reporting/report-figure.ts';
import type * as contract from '#contract/reporting/figure-endpoints.ts';
import { endedUnits } from '#server/ledger/list/item-rows.ts';
import { unitNames } from '#server/plan/unit-text/unit-tree.ts';
import { figureColumns } from '#server/reporting/figure-rows.ts';
import { newestPeriods } from '#server/reporting/list-periods.ts';
import { withinReports } from '#server/reporting/report-rows.ts';
import type { Handler } from '#server/platform/http/route.ts';

export const getReportFigures: Handler<typeof contract.getReportFigures> = async ({ params: { period } }, act) => {
  const { rows } = await sql<Figures & { readonly unitId: string; readonly tier: number }>`
    select asked.unit_id as "unitId", asked.tier, ${figureColumns} from report_tally asked
     where ${await withinReports(act)} and asked.period = ${period} group by asked.unit_id, asked.tier order by asked.tier`.execute(act.db);
  // What moved away from a unit left nothing of it.
  const byUnit = Map.groupBy(
    rows.filter(({ expected }) => expected > 0),
    ({ unitId }) => unitId,
  );
  const [names, ended] = [await unitNames(act, byUnit.keys()), await endedUnits(act, [...byUnit.keys()])];
  return success({
    // The names come in official order (government's own): not by what was filed.
    units: [...names].map(([id, name]) => ({
      id,
      name,
      ended: ended.get(id) ?? null,
      tiers: (byUnit.get(id) ?? []).map(({ unitId: _unit, ...figures }) => figures),
    })),
  });
};

export const listPeriodFigures: Handler<typeof contract.listPeriodFigures> = async ({ query: { unitId, tier } }, act) => {
  const of = [
    ...(unitId === undefined ? [] : [sql`and asked.unit_id = ${unitId}`]),
    ...(tier === undefined ? [] : [sql`and asked.tier = ${tier}`]),
  ];
  const { rows } = await sql<Figures & { readonly period: string; readonly due: string }>`
    select opened.period, opened.due, ${figureColumns} from (${newestPeriods(act)}) opened
      left join report_tally asked on ${await withinReports(act)} and asked.period = opened.period ${sql.join(of, sql` `)}
     group by opened.period, opened.due, opened.last_day order by opened.last_day desc, opened.period desc`.execute(act.db);
  return success({ periods: [...rows] });
};
