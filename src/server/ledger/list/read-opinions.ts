/** 征求意见情况: who was asked and has answered, and every opinion with its answer. A unit reads its own, the office what was handed in. */
import { sql } from 'kysely';
import { success } from '#core/failure.ts';
import { consultationOn, type ConsultationState } from '#core/ledger/list/consultation.ts';
import type * as contract from '#contract/ledger/opinion-endpoints.ts';
import { withinOpinions } from '#server/ledger/list/consultation-rows.ts';
import { endedUnits } from '#server/ledger/list/item-rows.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { dayInShanghai } from '#server/platform/clock.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { unitNames } from '#server/plan/unit-text/unit-tree.ts';

interface RoundRow {
  readonly id: string;
  readonly list: contract.ConsultationRound['list'];
  readonly number: number;
  readonly askedOn: string;
  readonly due: string;
  readonly provisional: boolean;
  readonly begunBy: string;
  readonly endedAt: string | null;
}

export const listConsultations: Handler<typeof contract.listConsultations> = async ({ query: { listId, state } }, act) => {
  const within = await withinOpinions(act);
  const isOffice = act.reach === 'jurisdiction';
  const { rows } = await sql<RoundRow>`
    select round.id, json_build_object('id', list.id, 'year', list.year, 'name', list.name, 'state', list.state) as list, round.number,
           round.asked_on as "askedOn", round.due, round.provisional, round.begun_by as "begunBy", round.ended_at as "endedAt"
      from list_round round
      join annual_list list on list.jurisdiction_id = round.jurisdiction_id and list.id = round.list_id
     where ${inJurisdiction(act, 'round')} and ${listId === undefined ? sql`round.ended_at is null` : sql`round.list_id = ${listId}`}
       ${isOffice ? sql`` : sql`and exists (select from list_consultation own where ${within} and own.round_id = round.id)`}
     order by list.year desc, list.created_at, round.number desc`.execute(act.db);
  const rounds = rows.map(({ due, provisional, ...round }) => ({ ...round, due: { day: due, provisional } }));
  const consultations = await consultationsOf(
    act,
    rows.map(({ id }) => id),
  );
  return success({ rounds, consultations: consultations.filter((one) => state === undefined || one.state === state) });
};

interface Stored {
  readonly id: string;
  readonly roundId: string;
  readonly unitId: string;
  readonly state: ConsultationState;
  readonly due: string;
  readonly endedOn: string | null;
  readonly by: string | null;
  readonly at: string | null;
  readonly way: NonNullable<contract.Consultation['answered']>['way'] | null;
  readonly handed: number;
  readonly unanswered: number;
}

/** What the units within reach answered to these rounds, in official order. */
export async function consultationsOf(act: Act, roundIds: readonly string[]): Promise<contract.Consultation[]> {
  const { rows } = await sql<Stored>`
    select own.id, own.round_id as "roundId", own.unit_id as "unitId", own.state, round.due, (round.ended_at at time zone 'Asia/Shanghai')::date::text as "endedOn",
           own.answered_by as by, own.answered_at as at, own.way, said.handed, said.unanswered
      from list_consultation own
      join list_round round on round.jurisdiction_id = own.jurisdiction_id and round.id = own.round_id
      join unit on ${inJurisdiction(act, 'unit')} and unit.id = own.unit_id
      cross join lateral (
        select count(*)::int as handed, count(*) filter (where opinion.state = 'handed')::int as unanswered from list_opinion opinion
         where ${inJurisdiction(act, 'opinion')} and opinion.consultation_id = own.id and opinion.state not in ('written', 'withdrawn')) said
     where ${await withinOpinions(act)} and own.round_id = any(${roundIds}::uuid[])
     order by unit.position, unit.id`.execute(act.db);
  const units = await namedUnits(
    act,
    rows.map(({ unitId }) => unitId),
  );
  return rows.map(({ unitId, by, at, way, due, endedOn, ...row }) => ({
    id: row.id,
    roundId: row.roundId,
    unit: units(unitId),
    state: consultationOn({ state: row.state, due, endedOn }, act.today),
    answered: by === null || at === null || way === null ? null : { by, at, way, late: dayInShanghai(at) > due },
    handed: row.handed,
    unanswered: row.unanswered,
  }));
}

async function namedUnits(act: Act, ids: readonly string[]): Promise<(id: string) => contract.Consultation['unit']> {
  const wanted = [...new Set(ids)];
  const [names, ended] = [await unitNames(act, wanted), await endedUnits(act, wanted)];
  return (id) => ({ id, name: names.get(id) ?? '', ended: ended.get(id) ?? null });
}

type OpinionStored = Omit<contract.Opinion, 'unit' | 'answer'> & {
  readonly unitId: string;
  readonly by: string | null;
  readonly at: string | null;
  readonly reason: string | null;
};

export const listOpinions: Handler<typeof contract.listOpinions> = async ({ query: { listId, state, limit, offset } }, act) => {
  const wanted = sql`
    ${listId === undefined ? sql`` : sql`and round.list_id = ${listId}`} ${state === undefined ? sql`` : sql`and said.state = ${state}`}`;
  return success(await opinionsOf(act, wanted, { limit, offset }));
};

/** Every opinion of a round that was handed in and stands, as the table prints them. */
export async function opinionsOfRound(act: Act, roundId: string): Promise<readonly contract.Opinion[]> {
  return (await opinionsOf(act, sql`and round.id = ${roundId} and said.state not in ('written', 'withdrawn')`, null)).opinions;
}

async function opinionsOf(act: Act, wanted: ReturnType<typeof sql>, page: { readonly limit: number; readonly offset: number } | null) {
  // What a unit has not handed in is its own, for the office too.
  const handed = act.reach === 'jurisdiction' ? sql`and said.handed_at is not null` : sql``;
  const from = sql`
    list_opinion said
      join list_consultation own on own.jurisdiction_id = said.jurisdiction_id and own.id = said.consultation_id
      join list_round round on round.jurisdiction_id = own.jurisdiction_id and round.id = own.round_id
     where ${await withinOpinions(act)} and ${inJurisdiction(act, 'said')} ${handed} ${wanted}`;
  const counted = await sql<{ total: number }>`select count(*)::int as total from ${from}`.execute(act.db);
  const { rows } = await sql<OpinionStored>`
    with found as (
      select said.*, own.unit_id, own.round_id, round.number, round.list_id from ${from})
    select found.id, found.consultation_id as "consultationId", found.round_id as "roundId", found.number as round,
           json_build_object('id', list.id, 'year', list.year, 'name', list.name, 'state', list.state) as list, found.unit_id as "unitId",
           case when item.id is not null then
             json_build_object('id', item.id, 'code', task.code, 'title', coalesce(item.title, task.title), 'removed', item.removed_at is not null) end as item,
           found.said, found.recorded, found.state, found.written_by as "writtenBy", found.written_at as "writtenAt", found.handed_at as "handedAt",
           found.answered_by as by, found.answered_at as at, found.reason
      from found
      join annual_list list on ${inJurisdiction(act, 'list')} and list.id = found.list_id
      join unit on ${inJurisdiction(act, 'unit')} and unit.id = found.unit_id
      left join list_item item on ${inJurisdiction(act, 'item')} and item.id = found.item_id
      left join task on ${inJurisdiction(act, 'task')} and task.id = item.task_id
     order by list.year desc, list.created_at, found.number desc, unit.position, unit.id, found.item_id is not null, item.place nulls last, task.position,
              found.written_at, found.id
     ${page === null ? sql`` : sql`limit ${page.limit} offset ${page.offset}`}`.execute(act.db);
  const units = await namedUnits(
    act,
    rows.map(({ unitId }) => unitId),
  );
  return {
    total: counted.rows[0]?.total ?? 0,
    opinions: rows.map(({ unitId, by, at, reason, ...row }) => ({
      ...row,
      unit: units(unitId),
      answer: by === null || at === null ? null : { by, at, reason },
    })),
  };
}
