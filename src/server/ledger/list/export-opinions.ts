/** 意见采纳情况表 of one round, as a workbook or CSV: every opinion with its answer, and a row for each unit that has none or said nothing. */
import { sql } from 'kysely';
import { opinionZh } from '#contract/ledger/opinion-zh.ts';
import { opinionColumns } from '#contract/ledger/opinion-endpoints.ts';
import type * as contract from '#contract/ledger/opinion-endpoints.ts';
import { message } from '#contract/platform/message.ts';
import { zh as planZh } from '#contract/plan/zh.ts';
import { zh as platformZh } from '#contract/platform/zh.ts';
import { failure, success } from '#core/failure.ts';
import { defaultLabel, type Label } from '#core/platform/label.ts';
import { announceExport, forgetExport, isAnnounced } from '#server/ledger/export/export-file.ts';
import type { ExportOutput } from '#server/ledger/export/export-output.ts';
import { keepExport, makeAnnounced } from '#server/ledger/export/make-export.ts';
import { consultationsOf, opinionsOfRound } from '#server/ledger/list/read-opinions.ts';
import { labelOfTasks } from '#server/ledger/task/label-of-tasks.ts';
import { labelledName, labelNote } from '#server/plan/export-label.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { jurisdictionName } from '#server/platform/jurisdiction.ts';
import { jobsOf } from '#server/platform/pool/job.ts';
import { runJob } from '#server/platform/pool/run-job.ts';
import { fileNameOf, type Table } from '#server/platform/workbook.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Stages } from '#server/platform/http/route.ts';

const zh = { ...platformZh, ...planZh, ...opinionZh };
const jobs = jobsOf<typeof import('#server/ledger/list/sheet-jobs.ts')>('table', new URL('./sheet-jobs.ts', import.meta.url));

const widths: Record<(typeof opinionColumns)[number], number> = { unit: 20, item: 34, said: 46, decision: 11, reason: 40 };

interface Loaded {
  readonly id: string;
  readonly listId: string;
  readonly format: 'xlsx' | 'csv';
  readonly title: string;
  readonly due: string;
  readonly day: string;
  readonly jurisdiction: string;
  readonly label: Label;
  readonly rows: readonly (readonly string[])[];
}

interface Made extends Pick<Loaded, 'id' | 'listId' | 'format' | 'label'> {
  readonly rows: number;
  readonly name: string;
  readonly made: ExportOutput;
}

export const exportOpinions: Stages<typeof contract.exportOpinions, Loaded, Made> = {
  announcing: {
    announce: ({ body: { format } }, act) => announceExport(act, format),
    withdraw: (id, act) => forgetExport(act, id),
  },

  load: async ({ params: { roundId }, body: { format } }, act, id) => {
    if (!(await isAnnounced(act, id))) return failure('export-cancelled');
    const { rows: found } = await sql<{ listId: string; list: string; year: number; number: number; due: string }>`
      select list.id as "listId", list.name as list, list.year, round.number, round.due
        from list_round round join annual_list list on list.jurisdiction_id = round.jurisdiction_id and list.id = round.list_id
       where ${inJurisdiction(act, 'round')} and round.id = ${roundId}`.execute(act.db);
    const [round] = found;
    if (round === undefined) return failure('round-not-found');
    const rows = await rowsOf(act, roundId);
    if (rows.length === 0) return failure('export-empty');
    const label = (await labelOfTasks(act, await plansOf(act, round.listId))) ?? defaultLabel;
    const title = message(zh, 'opinion.sheet.heading', { year: String(round.year), name: round.list, number: round.number });
    const jurisdiction = await jurisdictionName(act);
    return success({ id, listId: round.listId, format, title, due: round.due, day: act.today, jurisdiction, label, rows });
  },

  work: async ({ id, listId, format, title, due, day, jurisdiction, label, rows }, _leaving, note) => {
    const table: Table = {
      title,
      identifier: id,
      sheet: zh['opinion.sheet.name'],
      notes: [
        ...labelNote(label),
        message(zh, 'export.jurisdiction', { jurisdiction }),
        message(zh, 'opinion.sheet.due', { day: due }),
        message(zh, 'export.date', { date: day }),
        message(zh, 'export.rows', { count: rows.length }),
        message(zh, 'export.id', { id }),
      ],
      columns: [
        { header: zh['export.column.number'], width: 6 },
        ...opinionColumns.map((column) => ({ header: zh[`opinion.column.${column}`], width: widths[column] })),
      ],
      rows: rows.map((row, index) => [index + 1, ...row]),
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
    const kept = await keepExport(act, { id, format, sheet: 'opinions', listId, filter: {}, columns: opinionColumns, rows, name, made });
    if (!kept.ok) return kept;
    act.audit({ objects: [{ type: 'export', id, after: { format, list: listId, rows, versionLabel: label } }] });
    return kept;
  },
};

/** Unit by unit; who has no opinion, or said nothing, says so in its place. */
async function rowsOf(act: Act, roundId: string): Promise<readonly (readonly string[])[]> {
  const opinions = Map.groupBy(await opinionsOfRound(act, roundId), ({ consultationId }) => consultationId);
  return (await consultationsOf(act, [roundId])).flatMap(({ id, unit, state }) => {
    const own = opinions.get(id) ?? [];
    if (own.length === 0) return [[unit.name, '', zh[`consultation.state.${state}`], '', '']];
    return own.map((opinion) => [
      unit.name,
      opinion.item === null ? zh['opinion.whole'] : `${opinion.item.code} ${opinion.item.title}`,
      opinion.said,
      zh[`opinion.state.${opinion.state}`],
      opinion.answer?.reason ?? '',
    ]);
  });
}

async function plansOf(act: Act, listId: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ planId: string }>`
    select distinct task.plan_id as "planId" from list_item item
      join task on task.jurisdiction_id = item.jurisdiction_id and task.id = item.task_id and task.plan_id is not null
     where ${inJurisdiction(act, 'item')} and item.list_id = ${listId}`.execute(act.db);
  return new Set(rows.map(({ planId }) => planId));
}
