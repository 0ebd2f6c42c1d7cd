/** The ledger as a file: exactly the rows of a filter, in its order, with the columns shown. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { failure, success } from '#core/failure.ts';
import { defaultLabel, type Label } from '#core/platform/label.ts';
import type * as contract from '#contract/ledger/export-endpoints.ts';
import type { TaskRow } from '#contract/ledger/task-endpoints.ts';
import { message } from '#contract/platform/message.ts';
import { zh as planZh } from '#contract/plan/zh.ts';
import { zh as platformZh } from '#contract/platform/zh.ts';
import { labelOfTasks } from '#server/ledger/task/label-of-tasks.ts';
import { selectTasks } from '#server/ledger/task/select-tasks.ts';
import { readFilter } from '#server/ledger/task/task-filter.ts';
import { toTaskRows } from '#server/ledger/task/task-rows.ts';
import { labelledName, labelNote } from '#server/plan/export-label.ts';
import { jurisdictionName } from '#server/platform/jurisdiction.ts';
import { tableFile } from '#server/platform/table-file.ts';
import { fileNameOf, type Table } from '#server/platform/workbook.ts';
import type { FileAnswer, InputOf, Stages } from '#server/platform/http/route.ts';

const zh = { ...platformZh, ...planZh };

/** Above this, a workbook stops being something that a person reads. */
const exportLimit = 20_000;

const widths: Record<contract.ExportColumn, number> = {
  code: 11,
  plan: 24,
  chapter: 20,
  title: 38,
  text: 52,
  kind: 8,
  commitment: 9,
  nature: 10,
  lead: 18,
  responsible: 30,
  support: 24,
  local: 22,
  dueText: 16,
  dueTo: 12,
  objects: 30,
  themes: 14,
};

interface LoadedExport {
  readonly request: InputOf<typeof contract.exportTasks>['body'];
  readonly id: string;
  readonly day: string;
  readonly jurisdiction: string;
  readonly label: Label;
  readonly tasks: readonly TaskRow[];
  readonly planTitle: ReadonlyMap<string, string>;
}

interface MadeExport extends Pick<LoadedExport, 'request' | 'id' | 'label'> {
  readonly rows: number;
  /** As the table `export` keeps them. */
  readonly cells: string;
  readonly file: FileAnswer;
}

export const exportTasks: Stages<typeof contract.exportTasks, LoadedExport, MadeExport> = {
  load: async ({ body: request }, act) => {
    const conditions = await readFilter(act, request.filter);
    if (!conditions.ok) return conditions;
    const found = await selectTasks(act, conditions.value, request.filter, request.sort, null, exportLimit + 1);
    if (found.length === 0) return failure('export-empty');
    if (found.length > exportLimit) return failure('export-too-large', { limit: exportLimit });
    const tasks = await toTaskRows(act, found);
    const plans = await act.db.selectFrom('plan').select(['id', 'title']).where(inJurisdiction(act)).execute();
    const jurisdiction = await jurisdictionName(act);
    const label = (await labelOfTasks(act, new Set(tasks.map(({ planId }) => planId)))) ?? defaultLabel;
    const planTitle = new Map(plans.map((plan) => [plan.id, plan.title]));
    return success({ request, id: act.newId(), day: act.today, jurisdiction, label, tasks, planTitle });
  },

  work: async ({ request, id, day, jurisdiction, label, tasks, planTitle }, leaving) => {
    const values = tasks.map((task) => request.columns.map((column) => cellOf(task, column, planTitle)));
    // One plan gives the export its title; several are named in their column.
    const [onlyPlan, ...more] = new Set(tasks.map((task) => planTitle.get(task.planId) ?? ''));
    const title = onlyPlan === undefined || more.length > 0 ? zh['export.title'] : `${onlyPlan}　${zh['export.title']}`;
    const table: Table = {
      sheet: zh['export.sheet'],
      title,
      notes: [
        ...labelNote(label),
        message(zh, 'export.jurisdiction', { jurisdiction }),
        message(zh, 'export.date', { date: day }),
        message(zh, 'export.rows', { count: tasks.length }),
        message(zh, 'export.id', { id }),
      ],
      columns: [
        { header: zh['export.column.number'], width: 6 },
        ...request.columns.map((column) => ({ header: zh[`export.column.${column}`], width: widths[column] })),
        { header: zh['export.column.id'], width: 38, hidden: true },
        { header: zh['export.column.revision'], width: 10, hidden: true },
      ],
      rows: tasks.map((task, index) => [index + 1, ...(values[index] ?? []), task.id, task.revision]),
      footer: zh['export.page'],
      identifier: id,
    };
    const made = await tableFile(request.format, table, leaving);
    if (!made.ok) return made;
    const cells = JSON.stringify(
      Object.fromEntries(tasks.map((task, index) => [task.id, { revision: task.revision, values: values[index] }])),
    );
    const file = { ...made.value, fileName: labelledName(`${fileNameOf(title)}-${day}.${request.format}`, label) };
    return success({ request, id, label, rows: tasks.length, cells, file });
  },

  save: async ({ request, id, label, rows, cells, file }, act) => {
    await act.db
      .insertInto('export')
      .values({
        jurisdiction_id: act.jurisdictionId,
        id,
        format: request.format,
        actor: act.actor,
        at: act.now,
        filter: JSON.stringify(request.filter),
        columns: JSON.stringify(request.columns),
        row_count: rows,
        cells,
      })
      .execute();
    const { format, filter, sort, columns } = request;
    act.audit({ objects: [{ type: 'export', id, after: { format, filter, sort, columns, rows, versionLabel: label } }] });
    return success(file);
  },
};

function cellOf(task: TaskRow, column: contract.ExportColumn, planTitle: ReadonlyMap<string, string>): string {
  switch (column) {
    case 'code':
      return task.code;
    case 'plan':
      return planTitle.get(task.planId) ?? '';
    case 'chapter':
      return `${task.path} ${task.chapter}`.trim();
    case 'title':
      return task.title;
    case 'text':
      return task.text;
    case 'kind':
      return zh[`kind.${task.kind}`];
    case 'commitment':
      return zh[`commitment.${task.commitment}`];
    case 'nature':
      return zh[`nature.${task.nature}`];
    case 'lead':
    case 'responsible':
    case 'support':
    case 'local':
      return task.responsibilities
        .filter((unit) => unit.role === column)
        .map(unitWords)
        .join('、');
    case 'dueText':
      return task.dueText ?? '';
    case 'dueTo':
      return task.dueTo ?? '';
    case 'objects':
      return task.objects.map((object) => object.name).join('、');
    case 'themes':
      return task.themes.map((theme) => theme.name).join('、');
  }
}

/** As printed, with the members of a list that was named, or that nobody named them. */
function unitWords({ unit, openList, resolution, units }: TaskRow['responsibilities'][number]): string {
  if (resolution === 'named') return message(zh, 'export.members', { unit, members: units.map(({ name }) => name).join('、') });
  return openList && resolution === 'open' ? message(zh, 'export.open-list', { unit }) : unit;
}
