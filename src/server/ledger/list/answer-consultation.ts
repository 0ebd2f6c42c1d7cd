/** What the people of a unit do in a round of consulting: write an opinion, take one back, hand them in or say that there is none. */
import { sql } from 'kysely';
import { failure, success } from '#core/failure.ts';
import { afterWithdrawal, answerConsultation as decide, type ConsultationState } from '#core/ledger/list/consultation.ts';
import { actOnOpinion, type OpinionState } from '#core/ledger/list/opinion.ts';
import type * as contract from '#contract/ledger/opinion-endpoints.ts';
import {
  countOpinions,
  lockConsultation,
  opinionKind,
  oweAnswers,
  setAnswered,
  settleAnswers,
  withinOpinions,
  type ConsultationRow,
} from '#server/ledger/list/consultation-rows.ts';
import { itemWithin } from '#server/ledger/list/list-rows.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { owe } from '#server/platform/duty/duty.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { shareJurisdiction } from '#server/platform/jurisdiction.ts';
import { withSucceeded } from '#server/unit/succeeded-units.ts';
import { unitNames } from '#server/plan/unit-text/unit-tree.ts';

export const writeOpinion: Handler<typeof contract.writeOpinion> = async (
  { params: { consultationId }, body: { itemId, said, seen } },
  act,
) => {
  await shareJurisdiction(act);
  const asked = await lockConsultation(act, consultationId);
  if (asked === undefined) return failure('consultation-not-found');
  const item = itemId === null ? null : await taskCodeOf(act, asked, itemId);
  if (item === undefined) return failure('item-not-found');
  const { rows } = await sql<{ id: string; said: string }>`
    select id, said from list_opinion
     where ${inJurisdiction(act)} and consultation_id = ${consultationId} and item_id is not distinct from ${itemId} and state = 'written'`.execute(
    act.db,
  );
  const [before] = rows;
  if (!actOnOpinion('written', 'write', asked.endedOn === null).ok) return failure('consultation-over');
  if ((before?.said ?? null) !== seen) return failure('opinion-changed', { said: before?.said ?? 'none' });
  const id = before?.id ?? act.newId();
  await sql`
    insert into list_opinion (jurisdiction_id, id, consultation_id, item_id, said, written_by, written_at)
    values (${act.jurisdictionId}, ${id}, ${consultationId}, ${itemId}, ${said}, ${act.actor}, ${act.now})
    on conflict (jurisdiction_id, id) do update set said = excluded.said, written_by = excluded.written_by, written_at = excluded.written_at`.execute(
    act.db,
  );
  const told = { list: asked.list.name, ...(item === null ? {} : { task: item }) };
  act.audit({
    objects: [{ type: 'list_opinion', id, before: before === undefined ? null : { said: before.said }, after: { ...told, said } }],
  });
  return success({ id });
};

/** The code of the task behind an item that is in the list and that the unit, or one whose part it took over, answers for; undefined: none. */
async function taskCodeOf(act: Act, { unitId, list: { id: listId } }: ConsultationRow, itemId: string): Promise<string | undefined> {
  const { rows } = await sql<{ code: string }>`
    select task.code from list_item item join task on task.jurisdiction_id = item.jurisdiction_id and task.id = item.task_id
     where ${inJurisdiction(act, 'item')} and item.id = ${itemId} and item.list_id = ${listId} and item.removed_at is null and item.parent_id is null
       and ${itemWithin(act, { kind: 'units', unitIds: await withSucceeded(act, [unitId]) })}`.execute(act.db);
  return rows[0]?.code;
}

export const withdrawOpinion: Handler<typeof contract.withdrawOpinion> = async ({ params: { opinionId } }, act) => {
  await shareJurisdiction(act);
  const found = await sql<{ consultationId: string }>`
    select written.consultation_id as "consultationId" from list_opinion written
      join list_consultation own on own.jurisdiction_id = written.jurisdiction_id and own.id = written.consultation_id
     where ${await withinOpinions(act)} and written.id = ${opinionId}`.execute(act.db);
  const [own] = found.rows;
  const asked = own === undefined ? undefined : await lockConsultation(act, own.consultationId);
  if (asked === undefined) return failure('opinion-not-found');
  const { rows } = await sql<{ state: OpinionState }>`
    select state from list_opinion where ${inJurisdiction(act)} and id = ${opinionId} for update`.execute(act.db);
  const before = rows[0]?.state ?? 'withdrawn';
  const next = actOnOpinion(before, 'withdraw', asked.endedOn === null);
  if (!next.ok) return next.code === 'consultation-over' ? next : failure(next.code, { state: before, act: 'withdraw' });
  await sql`
    update list_opinion set state = ${next.value}, withdrawn_by = ${act.actor}, withdrawn_at = ${act.now}
     where ${inJurisdiction(act)} and id = ${opinionId}`.execute(act.db);
  await settleAnswers(act, [opinionId]);
  const state = await stateLeft(act, asked);
  if (state !== asked.state) await askAgain(act, asked, state);
  act.audit({
    objects: [{ type: 'list_opinion', id: opinionId, before: { state: before }, after: { list: asked.list.name, state: next.value } }],
  });
  return success({ state });
};

/** The state of a consultation of which an opinion was taken back just now. */
export async function stateLeft(act: Act, asked: ConsultationRow): Promise<ConsultationState> {
  const { handed, saidNone } = await countOpinions(act, asked.id);
  return afterWithdrawal(asked, { left: handed, saidNone }, act.today);
}

/** Whoever took back all that was handed in has not answered, unless 无意见 was said before it. */
export async function askAgain(act: Act, { id, unitId, due, endedOn }: ConsultationRow, state: ConsultationState): Promise<void> {
  if (state === 'none') {
    await sql`update list_consultation set state = ${state} where ${inJurisdiction(act)} and id = ${id}`.execute(act.db);
    return;
  }
  await sql`
    update list_consultation set state = ${state}, answered_by = null, answered_at = null, way = null
     where ${inJurisdiction(act)} and id = ${id}`.execute(act.db);
  if (state === 'asked' && endedOn === null)
    await owe(act, [{ kind: opinionKind, objectType: 'list_consultation', objectId: id, unitId, role: 'contact', due }]);
}

export const answerConsultation: Handler<typeof contract.answerConsultation> = async (
  { params: { consultationId }, body: { answer } },
  act,
) => {
  await shareJurisdiction(act);
  const asked = await lockConsultation(act, consultationId);
  if (asked === undefined) return failure('consultation-not-found');
  const next = decide(asked, answer, await countOpinions(act, consultationId));
  if (!next.ok) return next;
  const { rows } = await sql<{ id: string }>`
    update list_opinion set state = 'handed', handed_at = ${act.now}
     where ${inJurisdiction(act)} and consultation_id = ${consultationId} and state = 'written' returning id`.execute(act.db);
  await oweAnswers(
    act,
    rows.map(({ id }) => id),
  );
  await setAnswered(act, asked, next.value, 'online');
  act.audit({ objects: [await toldAnswer(act, asked, next.value, rows.length)] });
  return success({ handed: rows.length });
};

/** What the trail says of a unit's answer. */
export async function toldAnswer(act: Act, { id, unitId, state, list }: ConsultationRow, next: ConsultationState, opinions: number) {
  const unit = (await unitNames(act, [unitId])).get(unitId) ?? '';
  return { type: 'list_consultation', id, before: { state }, after: { list: list.name, unit, state: next, opinions } };
}
