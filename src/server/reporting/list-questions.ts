/** 填报负担 by unit, and 临时要数 of a period with its answers, as far as the act reaches. */
import { sql } from 'kysely';
import { success } from '#core/failure.ts';
import type * as contract from '#contract/reporting/burden-endpoints.ts';
import { endedUnits } from '#server/ledger/list/item-rows.ts';
import { unitNames } from '#server/plan/unit-text/unit-tree.ts';
import { burdenOf, ceilingOf } from '#server/reporting/asked-cells.ts';
import { withinReports } from '#server/reporting/report-rows.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Handler } from '#server/platform/http/route.ts';

const most = 200;

export const getBurden: Handler<typeof contract.getBurden> = async ({ params: { period } }, act) => {
  const [burdens, ceiling] = [await burdenOf(act, period), await ceilingOf(act)];
  const byUnit = new Map(burdens.map(({ unitId, ...cells }) => [unitId, cells]));
  const [names, ended] = [await unitNames(act, byUnit.keys()), await endedUnits(act, [...byUnit.keys()])];
  return success({
    ceiling,
    // In official order, as names come.
    units: [...names].flatMap(([id, name]) => {
      const cells = byUnit.get(id);
      return cells === undefined ? [] : [{ id, name, ended: ended.get(id) ?? null, ...cells }];
    }),
  });
};

type Question = Omit<contract.ReportQuestion, 'answers'>;
type Row = Omit<contract.ReportQuestion['answers'][number], 'unit'> & { readonly questionId: string; readonly unitId: string };

export const listQuestions: Handler<typeof contract.listQuestions> = async ({ params: { period } }, act) => {
  const within = await withinReports(act);
  const { rows: questions } = await sql<Question>`
    select question.id, question.text, question.reason, question.due, question.asked_by as by, question.asked_at as at,
           case when item.id is not null then json_build_object('id', item.id, 'listId', item.list_id, 'code', item.code, 'title', task.title) end as item,
           case when question.withdrawn_at is not null
             then json_build_object('reason', question.withdrawn_reason, 'by', question.withdrawn_by, 'at', question.withdrawn_at) end as withdrawn
      from report_question question
      left join list_item item on item.jurisdiction_id = question.jurisdiction_id and item.id = question.item_id
      left join task on task.jurisdiction_id = item.jurisdiction_id and task.id = item.task_id
     where ${inJurisdiction(act, 'question')} and question.period = ${period}
       and exists (select from report_answer asked where ${within} and asked.question_id = question.id)
     order by question.asked_at desc, question.id limit ${most}`.execute(act.db);
  const { rows } = await sql<Row>`
    select asked.id, asked.question_id as "questionId", asked.unit_id as "unitId", asked.text, asked.answered_by as by, asked.answered_at as at
      from report_answer asked where ${within} and asked.question_id = any(${questions.map(({ id }) => id)}::uuid[])`.execute(act.db);
  const units = [...new Set(rows.map(({ unitId }) => unitId))];
  const [names, ended] = [await unitNames(act, units), await endedUnits(act, units)];
  const order = new Map([...names.keys()].map((id, at) => [id, at]));
  const sorted = rows.toSorted((one, other) => (order.get(one.unitId) ?? 0) - (order.get(other.unitId) ?? 0));
  const byQuestion = Map.groupBy(sorted, ({ questionId }) => questionId);
  return success({
    questions: questions.map((question) => ({
      ...question,
      answers: (byQuestion.get(question.id) ?? []).map(({ questionId: _question, unitId: id, ...answer }) => ({
        ...answer,
        unit: { id, name: names.get(id) ?? '', ended: ended.get(id) ?? null },
      })),
    })),
  });
};
