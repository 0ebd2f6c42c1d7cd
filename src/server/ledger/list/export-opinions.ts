/** 意见采纳情况表 of one round, as a workbook or CSV: every opinion with its answer, and a row for each unit that has none or said nothing. */
import { sql } from 'kysely';
import { opinionZh } from '#contract/ledger/opinion-zh.ts';
import { opinionColumns } from '#contract/ledger/opinion-endpoints.ts';
import type * as contract from '#contract/ledger/opinion-endpoints.ts';
import { message } from '#contract/platform/message.ts';
import { zh as platformZh } from '#contract/platform/zh.ts';
import { failure, success } from '#core/failure.ts';
import { exportSheet } from '#server/ledger/list/export-sheet.ts';
import { consultationsOf, opinionsOfRound } from '#server/ledger/list/read-opinions.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { InputOf } from '#server/platform/http/route.ts';

const zh = { ...platformZh, ...opinionZh };

const widths: Record<(typeof opinionColumns)[number], number> = { unit: 20, item: 34, said: 46, decision: 11, reason: 40 };

export const exportOpinions = exportSheet({
  sheet: 'opinions',
  name: zh['opinion.sheet.name'],
  heads: opinionColumns.map((column) => ({ header: zh[`opinion.column.${column}`], width: widths[column] })),
  columns: opinionColumns,
  read: async ({ params: { roundId } }: InputOf<typeof contract.exportOpinions>, act) => {
    const { rows: found } = await sql<{ listId: string; list: string; year: number; number: number; due: string }>`
      select list.id as "listId", list.name as list, list.year, round.number, round.due
        from list_round round join annual_list list on list.jurisdiction_id = round.jurisdiction_id and list.id = round.list_id
       where ${inJurisdiction(act, 'round')} and round.id = ${roundId}`.execute(act.db);
    const [round] = found;
    if (round === undefined) return failure('round-not-found');
    const { listId, list: name, year, number, due } = round;
    return success({
      listId,
      title: message(zh, 'opinion.sheet.heading', { year: String(year), name, number }),
      planIds: await plansOf(act, listId),
      notes: [message(zh, 'opinion.sheet.due', { day: due })],
      rows: await rowsOf(act, roundId),
    });
  },
});

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
