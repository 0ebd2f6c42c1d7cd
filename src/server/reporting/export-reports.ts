/** What a unit has to report of a period, as a workbook that may come back, or as CSV. */
import { sql } from 'kysely';
import { message } from '#contract/platform/message.ts';
import { zh as platformZh } from '#contract/platform/zh.ts';
import { reportColumns, type ReportColumn } from '#contract/reporting/sheet-endpoints.ts';
import type * as contract from '#contract/reporting/sheet-endpoints.ts';
import { zh as reportingZh } from '#contract/reporting/zh.ts';
import { failure, success } from '#core/failure.ts';
import { lightWords } from '#core/reporting/report-cell.ts';
import { partsOfPeriod } from '#core/settings/period.ts';
import { exportSheet } from '#server/ledger/list/export-sheet.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { InputOf } from '#server/platform/http/route.ts';
import { listReports } from '#server/reporting/list-reports.ts';
import { ownHeads, reportHeads, reportValues, revisionHeader } from '#server/reporting/report-sheet.ts';

const zh = { ...platformZh, ...reportingZh };

const widths: Record<ReportColumn, number> = {
  code: 11,
  title: 34,
  unit: 16,
  goal: 22,
  before: 32,
  text: 44,
  percent: 9,
  done: 9,
  reached: 26,
  self: 6,
  forecast: 13,
  problem: 28,
  next: 28,
  unchanged: 20,
};

export const exportReports = exportSheet({
  sheet: 'reports',
  name: zh['report.sheet.name'],
  how: zh['report.sheet.how'],
  heads: [
    ...reportHeads.map(({ header, locked }, index) => {
      const column = reportColumns[index] ?? 'code';
      return { header, width: widths[column], locked, ...(column === 'self' ? { choices: lightWords } : {}) };
    }),
    { header: ownHeads.id, width: 38, hidden: true },
    { header: revisionHeader, width: 10, hidden: true },
  ],
  // As far as the title.
  frozen: 3,
  columns: reportColumns,
  read: async ({ params: { period }, body: { unitId } }: InputOf<typeof contract.exportReports>, act) => {
    const found = await listReports({ params: {}, query: { period, ...(unitId === undefined ? {} : { unitId }) }, body: {} }, act);
    if (!found.ok) return found;
    const { reports, more } = found.value;
    if (more) return failure('export-too-large', { limit: reports.length });
    const units = [...new Map(reports.map(({ unit }) => [unit.id, unit.name]))];
    const [only] = units;
    return success({
      listId: null,
      title: message(zh, 'report.sheet.heading', {
        period: message(zh, 'report.period.name', { ...partsOfPeriod(period) }),
        unit: only === undefined || units.length > 1 ? '' : `　${only[1]}`,
      }),
      planIds: await plansOf(
        act,
        reports.map(({ item }) => item.id),
      ),
      notes: [message(zh, 'report.sheet.period', { period })],
      filter: { period, units: units.map(([id]) => id), ...(unitId === undefined ? {} : { unitId }) },
      of: { period },
      rows: reports.map((report) => {
        const values = reportValues(report);
        return [...reportColumns.map((column) => values.get(column) ?? ''), report.id, report.edited?.revision ?? 0];
      }),
    });
  },
});

async function plansOf(act: Act, itemIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ planId: string }>`
    select distinct task.plan_id as "planId" from list_item item
      join task on task.jurisdiction_id = item.jurisdiction_id and task.id = item.task_id and task.plan_id is not null
     where ${inJurisdiction(act, 'item')} and item.id = any(${[...new Set(itemIds)]}::uuid[])`.execute(act.db);
  return new Set(rows.map(({ planId }) => planId));
}
