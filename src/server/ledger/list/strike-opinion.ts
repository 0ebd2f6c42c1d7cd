/** Takes back what the office entered by mistake (代录): an opinion, or that a unit has none. */
import { sql } from 'kysely';
import { strikeAnswer as decideAnswer } from '#core/ledger/list/consultation.ts';
import { composable } from '#core/ledger/list/list-tasks.ts';
import { strikeOpinion as decide } from '#core/ledger/list/opinion.ts';
import { failure, success } from '#core/failure.ts';
import type * as contract from '#contract/ledger/opinion-endpoints.ts';
import { askAgain, stateLeft } from '#server/ledger/list/answer-consultation.ts';
import { lockConsultation, lockHandedIn, settleAnswers } from '#server/ledger/list/consultation-rows.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { shareJurisdiction } from '#server/platform/jurisdiction.ts';
import { unitNames } from '#server/plan/unit-text/unit-tree.ts';

export const strikeOpinion: Handler<typeof contract.strikeOpinion> = async ({ params: { opinionId }, body: { reason } }, act) => {
  await shareJurisdiction(act);
  const consultationId = await consultationOf(act, opinionId);
  const asked = consultationId === undefined ? undefined : await lockConsultation(act, consultationId);
  const [opinion] = asked === undefined ? [] : await lockHandedIn(act, [opinionId]);
  if (asked === undefined || opinion === undefined) return failure('opinion-not-found');
  const { state: before, list } = opinion;
  const next = decide(opinion, list);
  if (!next.ok) return next.code === 'opinion-state-wrong' ? failure(next.code, { state: before, act: 'strike' }) : next;
  await sql`
    update list_opinion set state = ${next.value}, withdrawn_by = ${act.actor}, withdrawn_at = ${act.now}, reason = null, answered_by = null,
           answered_at = null
     where ${inJurisdiction(act)} and id = ${opinionId}`.execute(act.db);
  await settleAnswers(act, [opinionId]);
  const state = await stateLeft(act, asked);
  if (state !== asked.state) await askAgain(act, asked, state);
  act.audit({
    detail: reason,
    objects: [{ type: 'list_opinion', id: opinionId, before: { state: before }, after: { list: list.name, state: next.value, reason } }],
  });
  return success({ state });
};

export const strikeAnswer: Handler<typeof contract.strikeAnswer> = async ({ params: { consultationId }, body: { reason } }, act) => {
  await shareJurisdiction(act);
  const asked = await lockConsultation(act, consultationId);
  if (asked === undefined) return failure('consultation-not-found');
  const allowed = composable(asked.list);
  if (!allowed.ok) return allowed;
  const next = decideAnswer(asked, act.today);
  if (!next.ok) return next;
  await askAgain(act, asked, next.value);
  const unit = (await unitNames(act, [asked.unitId])).get(asked.unitId) ?? '';
  const after = { list: asked.list.name, unit, state: next.value, reason };
  act.audit({ detail: reason, objects: [{ type: 'list_consultation', id: consultationId, before: { state: asked.state }, after }] });
  return success({ state: next.value });
};

async function consultationOf(act: Parameters<typeof lockConsultation>[0], opinionId: string): Promise<string | undefined> {
  const row = await act.db
    .selectFrom('list_opinion')
    .select('consultation_id')
    .where(inJurisdiction(act))
    .where('id', '=', opinionId)
    .executeTakeFirst();
  return row?.consultation_id;
}
