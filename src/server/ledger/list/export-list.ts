/** A list as a workbook that may come back, or as CSV. */
import { listZh } from '#contract/ledger/list-zh.ts';
import { listColumns, type ListColumn } from '#contract/ledger/list-sheet-endpoints.ts';
import type * as contract from '#contract/ledger/list-sheet-endpoints.ts';
import { message } from '#contract/platform/message.ts';
import { zh as planZh } from '#contract/plan/zh.ts';
import { zh as platformZh } from '#contract/platform/zh.ts';
import { failure, success } from '#core/failure.ts';
import { defaultLabel, type Label } from '#core/platform/label.ts';
import { announceExport, forgetExport, isAnnounced } from '#server/ledger/export/export-file.ts';
import type { ExportOutput } from '#server/ledger/export/export-output.ts';
import { keepExport, makeAnnounced } from '#server/ledger/export/make-export.ts';
import { writtenItems } from '#server/ledger/list/item-rows.ts';
import { listHeads, listSheetRows, numberHeader, ownHeads, revisionHeader, type ListSheetRow } from '#server/ledger/list/list-sheet.ts';
import { seenLists } from '#server/ledger/list/list-rows.ts';
import { labelOfTasks } from '#server/ledger/task/label-of-tasks.ts';
import { labelledName, labelNote } from '#server/plan/export-label.ts';
import { jurisdictionName } from '#server/platform/jurisdiction.ts';
import { jobsOf } from '#server/platform/pool/job.ts';
import { runJob } from '#server/platform/pool/run-job.ts';
import { fileNameOf, type Table } from '#server/platform/workbook.ts';
import type { Stages } from '#server/platform/http/route.ts';

const zh = { ...platformZh, ...planZh, ...listZh };
const jobs = jobsOf<typeof import('#server/ledger/list/sheet-jobs.ts')>('table', new URL('./sheet-jobs.ts', import.meta.url));

const widths: Record<ListColumn, number> = {
  code: 11,
  chapter: 20,
  title: 40,
  goal: 30,
  q1: 22,
  q2: 22,
  q3: 22,
  q4: 22,
  lead: 18,
  others: 32,
  supervise: 18,
  partner: 18,
  kind: 7,
  tier: 7,
  public: 7,
  start: 12,
  plannedStart: 11,
  curve: 10,
  preset: 10,
  outcome: 10,
  cityLeader: 12,
};

interface Loaded {
  readonly id: string;
  readonly listId: string;
  readonly format: 'xlsx' | 'csv';
  readonly title: string;
  readonly day: string;
  readonly jurisdiction: string;
  readonly label: Label;
  readonly rows: readonly ListSheetRow[];
}

interface Made extends Pick<Loaded, 'id' | 'listId' | 'format' | 'label'> {
  readonly rows: number;
  readonly name: string;
  readonly made: ExportOutput;
}

export const exportList: Stages<typeof contract.exportList, Loaded, Made> = {
  announcing: {
    announce: ({ body: { format } }, act) => announceExport(act, format),
    withdraw: (id, act) => forgetExport(act, id),
  },

  load: async ({ params: { listId }, body: { format } }, act, id) => {
    if (!(await isAnnounced(act, id))) return failure('export-cancelled');
    const [list] = await seenLists(act, { listId });
    if (list === undefined) return failure('list-not-found');
    // The office's sheet comes back and is merged by the items that are its own.
    const isOffice = act.reach === 'jurisdiction' && act.subject?.role === 'office';
    const rows = listSheetRows(await writtenItems(act, isOffice ? { listId, withoutChildren: true } : { listId }));
    if (rows.length === 0) return failure('export-empty');
    const label = (await labelOfTasks(act, new Set(rows.map(({ planId }) => planId)))) ?? defaultLabel;
    const title = message(zh, 'list.sheet.heading', { year: String(list.year), name: list.name });
    return success({ id, listId, format, title, day: act.today, jurisdiction: await jurisdictionName(act), label, rows });
  },

  work: async ({ id, listId, format, title, day, jurisdiction, label, rows }, _leaving, note) => {
    const table: Table = {
      title,
      identifier: id,
      sheet: zh['list.sheet.name'],
      notes: [
        ...labelNote(label),
        message(zh, 'export.jurisdiction', { jurisdiction }),
        message(zh, 'export.date', { date: day }),
        message(zh, 'export.rows', { count: rows.length }),
        message(zh, 'export.id', { id }),
        ...(format === 'xlsx' ? [zh['list.sheet.how']] : []),
      ],
      columns: [
        { header: numberHeader, width: 6 },
        ...listHeads.map(({ header }, index) => ({ header, width: widths[listColumns[index] ?? 'code'] })),
        { header: ownHeads.id, width: 38, hidden: true },
        { header: revisionHeader, width: 10, hidden: true },
      ],
      rows: rows.map((row, index) => [index + 1, ...listColumns.map((column) => row.values.get(column) ?? ''), row.id, row.revision]),
      footer: zh['export.page'],
    };
    const made = await makeAnnounced({ id, rows: rows.length }, note, (cancelled) =>
      runJob(jobs('makeListSheet'), { format, table }, cancelled),
    );
    if (!made.ok) return made;
    const name = labelledName(`${fileNameOf(title)}-${day}.${format}`, label);
    return success({ id, listId, format, label, rows: rows.length, name, made: made.value });
  },

  save: async ({ id, listId, format, label, rows, name, made }, act) => {
    const kept = await keepExport(act, { id, format, sheet: 'list', listId, filter: {}, columns: listColumns, rows, name, made });
    if (!kept.ok) return kept;
    act.audit({ objects: [{ type: 'export', id, after: { format, list: listId, rows, versionLabel: label } }] });
    return kept;
  },
};
