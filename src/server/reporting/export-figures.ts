/** 报送情况 of a period as a workbook or CSV: all that is expected, then each unit by tier, in official order. */
import { sql } from 'kysely';
import { message } from '#contract/platform/message.ts';
import { zh as platformZh } from '#contract/platform/zh.ts';
import type * as contract from '#contract/reporting/figure-endpoints.ts';
import { zh as reportingZh } from '#contract/reporting/zh.ts';
import { success } from '#core/failure.ts';
import { shownFigures, sumFigures, type Figures } from '#core/reporting/report-figure.ts';
import { partsOfPeriod } from '#core/settings/period.ts';
import { exportSheet } from '#server/ledger/list/export-sheet.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { InputOf } from '#server/platform/http/route.ts';
import { getReportFigures } from '#server/reporting/report-figures.ts';
import { withinReports } from '#server/reporting/report-rows.ts';

const zh = { ...platformZh, ...reportingZh };

export const exportReportFigures = exportSheet({
  sheet: 'report-figures',
  name: zh['figures.title'],
  heads: [
    { header: zh['figures.unit'], width: 30 },
    { header: zh['figures.tier'], width: 8 },
    ...shownFigures.map((figure) => ({ header: zh[`figures.figure.${figure}`], width: 9 })),
  ],
  columns: ['unit', 'tier', ...shownFigures],
  read: async ({ params: { period } }: InputOf<typeof contract.exportReportFigures>, act) => {
    const found = await getReportFigures({ params: { period }, query: {}, body: {} }, act);
    if (!found.ok) return found;
    const { units } = found.value;
    const told = (figures: Figures) => shownFigures.map((figure) => figures[figure]);
    const all = units.flatMap(({ tiers }) => tiers);
    return success({
      listId: null,
      title: `${message(zh, 'report.period.name', { ...partsOfPeriod(period) })}${zh['figures.title']}`,
      planIds: await plansOf(act, period),
      notes: [zh['figures.note']],
      filter: { period },
      of: { period },
      rows:
        units.length === 0
          ? []
          : [
              [zh['figures.total'], '', ...told(sumFigures(all))],
              ...units.flatMap(({ name, ended, tiers }) =>
                tiers.map(({ tier, ...figures }) => [
                  ended === null ? name : message(zh, 'figures.unit.ended', { name }),
                  message(zh, 'report.tier', { tier }),
                  ...told(figures),
                ]),
              ),
            ],
    });
  },
});

async function plansOf(act: Act, period: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ planId: string }>`
    select distinct task.plan_id as "planId" from expected_report asked
      join list_item item on item.jurisdiction_id = asked.jurisdiction_id and item.id = asked.item_id
      join task on task.jurisdiction_id = item.jurisdiction_id and task.id = item.task_id and task.plan_id is not null
     where ${inJurisdiction(act, 'asked')} and ${await withinReports(act)} and asked.period = ${period}`.execute(act.db);
  return new Set(rows.map(({ planId }) => planId));
}
