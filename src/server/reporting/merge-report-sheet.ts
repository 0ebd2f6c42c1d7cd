/** A workbook of reports that comes back, held against what left and what stands now. It stores nothing: see the endpoint. */
import { sql } from 'kysely';
import { z } from 'zod';
import type * as contract from '#contract/reporting/sheet-endpoints.ts';
import { failure, success } from '#core/failure.ts';
import { leftExport, runMerging } from '#server/ledger/export/left-export.ts';
import type { Act } from '#server/platform/http/act.ts';
import { serialized, type InputOf, type Stages } from '#server/platform/http/route.ts';
import { jobsOf } from '#server/platform/pool/job.ts';
import type { ReadTable } from '#server/platform/read-table.ts';
import { listReports } from '#server/reporting/list-reports.ts';
import { reportSheetLimits, type ReportsToMerge } from '#server/reporting/report-merge-jobs.ts';
import { withinReports } from '#server/reporting/report-rows.ts';
import { unitsSpokenFor } from '#server/unit/units-spoken-for.ts';

const reading = jobsOf<typeof import('#server/platform/file-jobs.ts')>('file', new URL('../platform/file-jobs.ts', import.meta.url));
const merging = jobsOf<typeof import('#server/reporting/report-merge-jobs.ts')>(
  'table',
  new URL('./report-merge-jobs.ts', import.meta.url),
);

type Params = Pick<InputOf<typeof contract.mergeReportSheet>, 'params'>;

interface Sent extends Params {
  readonly table: Omit<ReadTable, 'aside'>;
}

/** What export-reports.ts keeps of what was asked for. */
const filterSchema = z.object({ period: z.string(), units: z.array(z.string()), unitId: z.string().optional() });

export const mergeReportSheet: Stages<typeof contract.mergeReportSheet, ReportsToMerge, string, Sent> = {
  read: async ({ params, file }, leaving) => {
    if (file === undefined) return failure('table-empty');
    const read = { bytes: file.bytes, fileName: file.fileName, limits: reportSheetLimits };
    const table = await runMerging(reading('readTableFile'), read, leaving);
    return table.ok ? success({ params, table: table.value }) : table;
  },

  load: async ({ params: { period }, table }, act) => {
    const left = await leftExport(act, table);
    if (left !== null && (left.sheet !== 'reports' || left.content === null)) return failure('report-sheet-unknown');
    const filter = left === null ? null : filterSchema.parse(left.filter);
    if (filter !== null) {
      // Of which period another unit's workbook is, is that unit's.
      if (!(await speaksFor(act, filter.units)) && !(await isAskedIn(act, filter.period, table.rows)))
        return failure('report-sheet-of-other-unit', { period });
      if (filter.period !== period) return failure('report-sheet-of-other-period', { period: filter.period });
    }
    // A unit that was merged since has its reports with the other one.
    const unitId = filter?.unitId !== undefined && (await speaksFor(act, [filter.unitId])) ? filter.unitId : undefined;
    const query = { period, ...(unitId === undefined ? {} : { unitId }) };
    const current = await listReports({ params: {}, query, body: {} }, act);
    if (!current.ok) return current;
    return success({
      period,
      exported: left === null ? null : { at: left.at, by: left.actor, rows: left.rows },
      content: left?.content ?? null,
      current: current.value.reports,
      table: { rows: table.rows, merged: table.merged },
    });
  },

  work: (sheet, leaving) => runMerging(merging('mergeReturnedReports'), sheet, leaving),

  save: async (answer, act) => {
    act.unchanged();
    return success(serialized(answer));
  },
};

/** Does the caller speak for one of these units, by what it is today? */
async function speaksFor(act: Act, units: readonly string[]): Promise<boolean> {
  const within = await unitsSpokenFor(act);
  return within.kind === 'all' || units.some((id) => within.unitIds.includes(id));
}

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u;

/** Does a row name a report that the caller's units are asked for in that period? Reports keep their ids when their unit is merged with another. */
async function isAskedIn(act: Act, period: string, rows: ReadTable['rows']): Promise<boolean> {
  const named = [...new Set(rows.flatMap((row) => row.filter((cell) => uuid.test(cell))))];
  const { rows: found } = await sql`
    select from expected_report asked where ${await withinReports(act)} and asked.period = ${period} and asked.id = any(${named}::uuid[]) limit 1`.execute(
    act.db,
  );
  return found.length > 0;
}
