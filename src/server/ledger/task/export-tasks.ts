/** The ledger as a file: exactly the rows of a filter, in its order, with the columns shown. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { failure, success } from '#core/failure.ts';
import { defaultLabel, type Label } from '#core/platform/label.ts';
import type * as contract from '#contract/ledger/export-endpoints.ts';
import { message } from '#contract/platform/message.ts';
import { zh as planZh } from '#contract/plan/zh.ts';
import { zh as platformZh } from '#contract/platform/zh.ts';
import { announceExport, forgetExport, isAnnounced } from '#server/ledger/export/export-file.ts';
import type { ExportOutput } from '#server/ledger/export/export-output.ts';
import { keepExport, makeAnnounced } from '#server/ledger/export/make-export.ts';
import { labelOfTasks } from '#server/ledger/task/label-of-tasks.ts';
import { exportRows, type ExportedRows } from '#server/ledger/task/export-rows.ts';
import { leadFilterOn } from '#server/ledger/task/lead-on.ts';
import { readFilter } from '#server/ledger/task/task-filter.ts';
import { labelledName, labelNote } from '#server/plan/export-label.ts';
import { jurisdictionName } from '#server/platform/jurisdiction.ts';
import { jobsOf } from '#server/platform/pool/job.ts';
import { runJob } from '#server/platform/pool/run-job.ts';
import { fileNameOf } from '#server/platform/workbook.ts';
import type { InputOf, Stages } from '#server/platform/http/route.ts';

const zh = { ...platformZh, ...planZh };

/** Above this, a workbook stops being something that a person reads. */
const exportLimit = 20_000;

const jobs = jobsOf<typeof import('#server/ledger/task/export-jobs.ts')>('table', new URL('./export-jobs.ts', import.meta.url));

interface LoadedExport {
  readonly request: InputOf<typeof contract.exportTasks>['body'];
  readonly id: string;
  readonly day: string;
  readonly jurisdiction: string;
  readonly label: Label;
  readonly rows: ExportedRows;
  readonly plans: ReadonlyMap<string, string>;
}

interface MadeExport extends Pick<LoadedExport, 'request' | 'id' | 'label'> {
  readonly rows: number;
  readonly name: string;
  readonly made: ExportOutput;
}

export const exportTasks: Stages<typeof contract.exportTasks, LoadedExport, MadeExport> = {
  announcing: {
    announce: ({ body: { format } }, act) => announceExport(act, format),
    withdraw: (id, act) => forgetExport(act, id),
  },

  load: async ({ body: request }, act, id) => {
    // It may have waited long for its turn.
    if (!(await isAnnounced(act, id))) return failure('export-cancelled');
    const { sort, columns } = request;
    const filter = await leadFilterOn(act, request.filter);
    const conditions = await readFilter(act, filter);
    if (!conditions.ok) return conditions;
    const rows = await exportRows(act, { conditions: conditions.value, filter, sort, columns }, exportLimit + 1);
    if (rows.count === 0) return failure('export-empty');
    if (rows.count > exportLimit) return failure('export-too-large', { limit: exportLimit });
    const plans = await act.db.selectFrom('plan').select(['id', 'title']).where(inJurisdiction(act)).execute();
    const jurisdiction = await jurisdictionName(act);
    const label = (await labelOfTasks(act, rows.planIds)) ?? defaultLabel;
    const titles = new Map(plans.map((plan) => [plan.id, plan.title]));
    return success({ request, id, day: act.today, jurisdiction, label, rows, plans: titles });
  },

  work: async ({ request, id, day, jurisdiction, label, rows: { batches, count, planIds, units }, plans }, _leaving, note) => {
    const { format, columns } = request;
    // One plan gives the export its title; several are named in their column.
    const [onlyPlan, ...more] = new Set([...planIds].map((planId) => plans.get(planId) ?? ''));
    const title = onlyPlan === undefined || more.length > 0 ? zh['export.title'] : `${onlyPlan}　${zh['export.title']}`;
    const notes = [
      ...labelNote(label),
      message(zh, 'export.jurisdiction', { jurisdiction }),
      message(zh, 'export.date', { date: day }),
      message(zh, 'export.rows', { count }),
      message(zh, 'export.id', { id }),
    ];
    const input = { format, columns, rows: batches, plans, units, head: { title, notes, identifier: id } };
    const made = await makeAnnounced({ id, rows: count }, note, (cancelled) => runJob(jobs('makeExport'), input, cancelled));
    if (!made.ok) return made;
    const name = labelledName(`${fileNameOf(title)}-${day}.${format}`, label);
    return success({ request, id, label, rows: count, name, made: made.value });
  },

  save: async ({ request, id, label, rows, name, made }, act) => {
    const { format, filter, sort, columns } = request;
    const kept = await keepExport(act, { id, format, sheet: 'tasks', listId: null, filter, columns, rows, name, made });
    if (!kept.ok) return kept;
    act.audit({ objects: [{ type: 'export', id, after: { format, filter, sort, columns, rows, versionLabel: label } }] });
    return kept;
  },
};
