/** What the office does with opinions: it enters those that came on paper or by telephone (代录), and answers all of them. */
import { sql } from 'kysely';
import { failure, success } from '#core/failure.ts';
import { composable } from '#core/ledger/list/list-tasks.ts';
import { answerOpinion } from '#core/ledger/list/opinion.ts';
import type * as contract from '#contract/ledger/opinion-endpoints.ts';
import type { Opinion } from '#contract/ledger/opinion-endpoints.ts';
import { toldAnswer } from '#server/ledger/list/answer-consultation.ts';
import {
  countOpinions,
  lockConsultation,
  lockHandedIn,
  oweAnswers,
  setAnswered,
  setHasOpinions,
  settleAnswers,
} from '#server/ledger/list/consultation-rows.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { shareJurisdiction } from '#server/platform/jurisdiction.ts';
import { unitNames } from '#server/plan/unit-text/unit-tree.ts';

export const recordConsultation: Handler<typeof contract.recordConsultation> = async (
  { params: { consultationId }, body: { way, opinions } },
  act,
) => {
  await shareJurisdiction(act);
  const asked = await lockConsultation(act, consultationId);
  if (asked === undefined) return failure('consultation-not-found');
  const allowed = composable(asked.list);
  if (!allowed.ok) return allowed;
  const { handed, saidNone } = await countOpinions(act, consultationId);
  if (opinions.length === 0 && handed > 0) return failure('opinions-there', { count: handed });
  const named = [...new Set(opinions.flatMap(({ itemId }) => itemId ?? []))];
  if ((await itemsAmong(act, asked.list.id, named)) < named.length) return failure('item-not-found');
  const made = (await notYetRecorded(act, consultationId, opinions)).map((opinion) => ({ ...opinion, id: act.newId() }));
  if (made.length === 0 && opinions.length > 0) {
    act.unchanged();
    return success({ handed: 0 });
  }
  await sql`
    insert into list_opinion (jurisdiction_id, id, consultation_id, item_id, said, state, written_by, written_at, handed_at, recorded)
    select ${act.jurisdictionId}, made.id, ${consultationId}, made.item_id, made.said, 'handed', ${act.actor}, ${act.now}, ${act.now}, true
      from unnest(${made.map(({ id }) => id)}::uuid[], ${made.map(({ itemId }) => itemId)}::uuid[], ${made.map(({ said }) => said)}::text[])
           made (id, item_id, said)`.execute(act.db);
  await oweAnswers(
    act,
    made.map(({ id }) => id),
  );
  const state = opinions.length === 0 ? 'none' : 'opinions';
  if (!saidNone) await setAnswered(act, asked, state, way);
  else if (state === 'opinions') await setHasOpinions(act, asked);
  const told = await toldAnswer(act, asked, state, made.length);
  act.audit({
    objects: [
      { ...told, after: { ...told.after, way } },
      ...made.map(({ id, said }) => ({ type: 'list_opinion', id, after: { list: asked.list.name, said } })),
    ],
  });
  return success({ handed: made.length });
};

type Recorded = Pick<Opinion, 'said'> & { readonly itemId: string | null };

/** Each once, without those that stand: the same letter is entered again when nobody knew whether the first time had been done, or by two at once. */
async function notYetRecorded(act: Act, consultationId: string, opinions: readonly Recorded[]): Promise<readonly Recorded[]> {
  const { rows } = await sql<Recorded>`
    select item_id as "itemId", said from list_opinion
     where ${inJurisdiction(act)} and consultation_id = ${consultationId} and recorded and state <> 'withdrawn'`.execute(act.db);
  const keyOf = ({ itemId, said }: Recorded): string => JSON.stringify([itemId, said]);
  const standing = new Set(rows.map(keyOf));
  return [...new Map(opinions.map((opinion) => [keyOf(opinion), opinion])).values()].filter((opinion) => !standing.has(keyOf(opinion)));
}

async function itemsAmong(act: Act, listId: string, ids: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from list_item
     where ${inJurisdiction(act)} and list_id = ${listId} and id = any(${ids}::uuid[]) and removed_at is null and parent_id is null`.execute(
    act.db,
  );
  return rows[0]?.count ?? 0;
}

export const answerOpinions: Handler<typeof contract.answerOpinions> = async ({ body: { ids, seen, decision, reason } }, act) => {
  await shareJurisdiction(act);
  const wanted = [...new Set(ids)];
  const found = await lockHandedIn(act, wanted);
  if (found.length < wanted.length) return failure('opinion-not-found');
  for (const { state, list } of found) {
    if (state !== seen) return failure('opinion-state-wrong', { state, act: 'answer' });
    const answered = answerOpinion(state, list, decision, reason);
    if (!answered.ok)
      return answered.code === 'opinion-state-wrong'
        ? failure(answered.code, { state, act: 'answer' })
        : { ...answered, code: answered.code };
  }
  await sql`
    update list_opinion set state = ${decision}, reason = ${reason}, answered_by = ${act.actor}, answered_at = ${act.now}
     where ${inJurisdiction(act)} and id = any(${wanted}::uuid[])`.execute(act.db);
  await settleAnswers(act, wanted);
  const names = await unitNames(act, [...new Set(found.map(({ unit }) => unit))]);
  act.audit({
    ...(reason === null ? {} : { detail: reason }),
    objects: found.map(({ id, state, list, unit, item }) => ({
      type: 'list_opinion',
      id,
      before: { state },
      after: {
        list: list.name,
        unit: names.get(unit) ?? '',
        ...(item === null ? {} : { task: item }),
        state: decision,
        ...(reason === null ? {} : { reason }),
      },
    })),
  });
  return success({ answered: found.length });
};
