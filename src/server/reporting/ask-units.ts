/** 临时要数 by the office, its withdrawal, and what units answer. Held facts and full units are refused with figure and place (DOMAINS, reporting: burden). */
import { sql } from 'kysely';
import { failure, success } from '#core/failure.ts';
import type * as contract from '#contract/reporting/burden-endpoints.ts';
import { withoutRoom } from '#server/reporting/asked-cells.ts';
import { answerType, askedOfItem, heldAt, notReporting, type AskedOf } from '#server/reporting/question-rows.ts';
import { reportKind, withinReports } from '#server/reporting/report-rows.ts';
import { unitNames } from '#server/plan/unit-text/unit-tree.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { owe, settleDuties } from '#server/platform/duty/duty.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { lockJurisdiction, shareJurisdiction } from '#server/platform/jurisdiction.ts';

export const askUnits: Handler<typeof contract.askUnits> = async ({ params: { period }, body: { text, reason, due, of } }, act) => {
  // Two questions at once would each find room for one.
  await lockJurisdiction(act);
  const whom: AskedOf | null =
    of.by === 'item' ? await askedOfItem(act, period, of.code) : { unitIds: [...new Set(of.unitIds)].toSorted(), item: null };
  if (whom === null) return failure('question-not-reporting', { name: of.by === 'item' ? of.code : '' });
  const { unitIds, item } = whom;
  const names = await unitNames(act, unitIds);
  const [silent] = await notReporting(act, period, unitIds);
  if (silent !== undefined) return failure('question-not-reporting', { name: names.get(silent) ?? '' });
  if (due < act.today) return failure('question-due-past', { due });
  const held = await heldAt(act, period, text, whom);
  if (held !== null) return failure('question-held', { ...held });
  const full = await withoutRoom(act, period, unitIds);
  if (full !== null) {
    const { unitId, asked, ceiling } = full;
    return failure('question-over-ceiling', { unit: names.get(unitId) ?? '', asked, ceiling, place: `/reports/burden?period=${period}` });
  }
  const id = act.newId();
  await sql`
    insert into report_question (jurisdiction_id, id, period, item_id, text, reason, due, asked_by, asked_at)
    values (${act.jurisdictionId}, ${id}, ${period}, ${item?.id ?? null}, ${text}, ${reason}, ${due}, ${act.actor}, ${act.now})`.execute(
    act.db,
  );
  const answers = unitIds.map((unitId) => ({ id: act.newId(), unitId }));
  await sql`
    insert into report_answer (jurisdiction_id, id, question_id, unit_id)
    select ${act.jurisdictionId}, made.id, ${id}, made.unit_id
      from unnest(${answers.map((one) => one.id)}::uuid[], ${answers.map(({ unitId }) => unitId)}::uuid[]) made (id, unit_id)`.execute(
    act.db,
  );
  await owe(
    act,
    answers.map((one) => ({
      kind: reportKind,
      objectType: answerType,
      objectId: one.id,
      unitId: one.unitId,
      role: 'contact' as const,
      due,
    })),
  );
  const told = { period, question: text, reason, due, units: [...names.values()].join('、') };
  act.audit({ objects: [{ type: 'report_question', id, after: item === null ? told : { item: item.code, ...told } }] });
  return success({ id, units: unitIds.length });
};

export const withdrawQuestion: Handler<typeof contract.withdrawQuestion> = async ({ params: { questionId }, body: { reason } }, act) => {
  await shareJurisdiction(act);
  const { rows } = await sql<{ period: string; text: string; withdrawn: boolean }>`
    select period, text, withdrawn_at is not null as withdrawn from report_question where ${inJurisdiction(act)} and id = ${questionId} for update`.execute(
    act.db,
  );
  const [question] = rows;
  if (question === undefined) return failure('question-not-found');
  if (question.withdrawn) return failure('question-withdrawn', { question: question.text });
  await sql`
    update report_question set withdrawn_reason = ${reason}, withdrawn_by = ${act.actor}, withdrawn_at = ${act.now}
     where ${inJurisdiction(act)} and id = ${questionId}`.execute(act.db);
  const { rows: answers } = await sql<{ id: string }>`
    select id from report_answer where ${inJurisdiction(act)} and question_id = ${questionId}`.execute(act.db);
  await settleDuties(act, { kind: reportKind, objectType: answerType, objectIds: answers.map(({ id }) => id) });
  const { period, text } = question;
  act.audit({ objects: [{ type: 'report_question', id: questionId, after: { period, question: text, reason } }] });
  return success({});
};

export const answerQuestion: Handler<typeof contract.answerQuestion> = async ({ params: { answerId }, body: { text } }, act) => {
  await shareJurisdiction(act);
  // The question first, as whoever withdraws it takes it: nobody answers what is being withdrawn.
  const { rows } = await sql<{ period: string; question: string; withdrawn: boolean; before: string | null }>`
    select question.period, question.text as question, question.withdrawn_at is not null as withdrawn, asked.text as before
      from report_answer asked join report_question question on question.jurisdiction_id = asked.jurisdiction_id and question.id = asked.question_id
     where ${await withinReports(act)} and asked.id = ${answerId} for update of question`.execute(act.db);
  const [asked] = rows;
  if (asked === undefined) return failure('question-not-found');
  if (asked.withdrawn) return failure('question-withdrawn', { question: asked.question });
  const { period, question, before } = asked;
  if (before === text) {
    act.unchanged();
    return success({});
  }
  await sql`
    update report_answer set text = ${text}, answered_by = ${act.actor}, answered_at = ${act.now} where ${inJurisdiction(act)} and id = ${answerId}`.execute(
    act.db,
  );
  await settleDuties(act, { kind: reportKind, objectType: answerType, objectIds: [answerId] });
  act.audit({
    objects: [
      { type: answerType, id: answerId, ...(before !== null && { before: { answer: before } }), after: { period, question, answer: text } },
    ],
  });
  return success({});
};
