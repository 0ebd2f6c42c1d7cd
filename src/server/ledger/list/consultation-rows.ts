/** Rounds of consulting and what units answer to them, as rows: begun, ended, found and locked, with the duties that follow. */
import { sql, type RawBuilder } from 'kysely';
import { consultationOn, type answerWays, type ConsultationState } from '#core/ledger/list/consultation.ts';
import type { ListState } from '#core/ledger/list/list-state.ts';
import type { OpinionState } from '#core/ledger/list/opinion.ts';
import type { ClockDay } from '#core/settings/calendar.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { owe, settleDuties } from '#server/platform/duty/duty.ts';
import type { Act } from '#server/platform/http/act.ts';
import { unitsSpokenFor } from '#server/unit/units-spoken-for.ts';

/** The kinds of duties of consulting: a unit says what it thinks, the office answers. */
export const opinionKind = 'opinion';
export const answerKind = 'opinion-answer';

/** A new round of a list that is locked: these units are asked until that day. Answers its number. */
export async function beginRound(
  act: Act,
  listId: string,
  unitIds: readonly string[],
  due: ClockDay & { readonly chosen: boolean },
): Promise<number> {
  const roundId = act.newId();
  const { rows: rounds } = await sql<{ number: number }>`
    insert into list_round (jurisdiction_id, id, list_id, number, asked_on, due, provisional, chosen, begun_by, begun_at)
    select ${act.jurisdictionId}, ${roundId}, ${listId}, coalesce(max(number), 0) + 1, ${act.today}, ${due.day}, ${due.provisional}, ${due.chosen},
           ${act.actor}, ${act.now}
      from list_round where ${inJurisdiction(act)} and list_id = ${listId}
    returning number`.execute(act.db);
  const { rows } = await sql<{ id: string; unitId: string }>`
    insert into list_consultation (jurisdiction_id, id, round_id, unit_id)
    select ${act.jurisdictionId}, made.id, ${roundId}, made.unit_id
      from unnest(${unitIds.map(() => act.newId())}::uuid[], ${unitIds}::uuid[]) made (id, unit_id)
    returning id, unit_id as "unitId"`.execute(act.db);
  await carryWritten(act, listId, roundId);
  await owe(
    act,
    rows.map(({ id, unitId }) => ({
      kind: opinionKind,
      objectType: 'list_consultation',
      objectId: id,
      unitId,
      role: 'contact',
      due: due.day,
    })),
  );
  return rounds[0]?.number ?? 1;
}

/** What units wrote in rounds before and never handed in is theirs to hand in now, or to change: of one item the newest. */
async function carryWritten(act: Act, listId: string, roundId: string): Promise<void> {
  await sql`
    update list_opinion said set consultation_id = found.asked
      from (select distinct on (own.unit_id, written.item_id) written.id, asked.id as asked
              from list_round round
              join list_consultation own on own.jurisdiction_id = round.jurisdiction_id and own.round_id = round.id
              join list_opinion written on written.jurisdiction_id = own.jurisdiction_id and written.consultation_id = own.id and written.state = 'written'
              join list_consultation asked on asked.jurisdiction_id = own.jurisdiction_id and asked.round_id = ${roundId} and asked.unit_id = own.unit_id
             where ${inJurisdiction(act, 'round')} and round.list_id = ${listId} and round.id <> ${roundId}
             order by own.unit_id, written.item_id, round.number desc) found
     where ${inJurisdiction(act, 'said')} and said.id = found.id`.execute(act.db);
}

/** The round of a list that is locked ends, if one runs: nobody is asked any more, and who has not answered stays so. */
export async function endRound(act: Act, listId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    with ended as (
      update list_round set ended_at = ${act.now} where ${inJurisdiction(act)} and list_id = ${listId} and ended_at is null returning id)
    select own.id from list_consultation own join ended on ended.id = own.round_id
     where ${inJurisdiction(act, 'own')} and own.state = 'asked'`.execute(act.db);
  await settleAsking(
    act,
    rows.map(({ id }) => id),
  );
}

/** Nobody is asked for these answers any more. */
export async function settleAsking(act: Act, ids: readonly string[]): Promise<void> {
  await settleDuties(act, { kind: opinionKind, objectType: 'list_consultation', objectIds: ids });
}

/** The office owes an answer to each of these. */
export async function oweAnswers(act: Act, opinionIds: readonly string[]): Promise<void> {
  await owe(
    act,
    opinionIds.map((objectId) => ({ kind: answerKind, objectType: 'list_opinion', objectId, unitId: null, role: 'office', due: null })),
  );
}

/** These have an answer, or want none. */
export async function settleAnswers(act: Act, opinionIds: readonly string[]): Promise<void> {
  await settleDuties(act, { kind: answerKind, objectType: 'list_opinion', objectIds: opinionIds });
}

/** How many opinions on a list, of whatever round, wait for an answer. */
export async function countUnanswered(act: Act, listId: string): Promise<number> {
  return (await unansweredOf(act, listId)).length;
}

/** Those that wait for an answer: on the whole list first, then in the order of their items. */
export async function unansweredOf(act: Act, listId: string) {
  const { rows } = await sql<{ id: string; item: string | null; unit: string }>`
    select own.id, own.item_id as item, asked.unit_id as unit
      from list_round round
      join list_consultation asked on asked.jurisdiction_id = round.jurisdiction_id and asked.round_id = round.id
      join list_opinion own on own.jurisdiction_id = asked.jurisdiction_id and own.consultation_id = asked.id and own.state = 'handed'
      left join list_item item on item.jurisdiction_id = own.jurisdiction_id and item.id = own.item_id
      left join task on task.jurisdiction_id = item.jurisdiction_id and task.id = item.task_id
     where ${inJurisdiction(act, 'round')} and round.list_id = ${listId}
     order by own.item_id is not null, item.place nulls last, task.position, own.id`.execute(act.db);
  return rows;
}

/** The units that let the day of the newest round of a list pass, in official order. */
export async function silentUnits(act: Act, listId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ unit: string }>`
    select own.unit_id as unit
      from (select * from list_round where ${inJurisdiction(act)} and list_id = ${listId} order by number desc limit 1) round
      join list_consultation own on ${inJurisdiction(act, 'own')} and own.round_id = round.id
      join unit on ${inJurisdiction(act, 'unit')} and unit.id = own.unit_id
     where own.state = 'silent' or (own.state = 'asked' and round.due < coalesce((round.ended_at at time zone 'Asia/Shanghai')::date, ${act.today}::date)) order by unit.position, unit.id`.execute(
    act.db,
  );
  return rows.map(({ unit }) => unit);
}

/** The consultations `own` of units that the act speaks for; all for the office. Members of a working group each speak for themselves. */
export async function withinOpinions(act: Act): Promise<RawBuilder<unknown>> {
  const within = await unitsSpokenFor(act);
  const own = within.kind === 'all' ? sql`` : sql`and own.unit_id = any(${within.unitIds}::uuid[])`;
  return sql`${inJurisdiction(act, 'own')} ${own}`;
}

export interface ConsultationRow {
  readonly id: string;
  readonly unitId: string;
  /** As it stands today, whether or not the job of the clock came by. */
  readonly state: ConsultationState;
  readonly due: string;
  readonly endedOn: string | null;
  readonly way: (typeof answerWays)[number] | null;
  readonly list: { readonly id: string; readonly name: string; readonly state: ListState };
}

/** A consultation that the act may speak for, locked after its list, which so stays in its state; undefined: there is none. */
export async function lockConsultation(act: Act, id: string): Promise<ConsultationRow | undefined> {
  const within = await withinOpinions(act);
  await shareListsOf(act, sql`where round.id = (select round_id from list_consultation where ${inJurisdiction(act)} and id = ${id})`);
  const { rows } = await sql<ConsultationRow>`
    select own.id, own.unit_id as "unitId", own.state, own.way, round.due, (round.ended_at at time zone 'Asia/Shanghai')::date::text as "endedOn",
           json_build_object('id', list.id, 'name', list.name, 'state', list.state) as list
      from list_consultation own
      join list_round round on round.jurisdiction_id = own.jurisdiction_id and round.id = own.round_id
      join annual_list list on list.jurisdiction_id = round.jurisdiction_id and list.id = round.list_id
     where ${within} and own.id = ${id} for update of own`.execute(act.db);
  return rows.map((row) => ({ ...row, state: consultationOn(row, act.today) }))[0];
}

export interface OpinionRow {
  readonly id: string;
  readonly consultationId: string;
  readonly state: OpinionState;
  readonly recorded: boolean;
  readonly unit: string;
  readonly list: { readonly id: string; readonly name: string; readonly state: ListState };
  /** The task's code; null: on the whole list. */
  readonly item: string | null;
}

/** Those of these that were handed in, locked after their lists in the order of their ids. */
export async function lockHandedIn(act: Act, ids: readonly string[]): Promise<readonly OpinionRow[]> {
  await shareListsOf(
    act,
    sql`where round.id in (select asked.round_id from list_consultation asked join list_opinion own on ${inJurisdiction(act, 'own')}
      and own.consultation_id = asked.id where ${inJurisdiction(act, 'asked')} and own.id = any(${ids}::uuid[]))`,
  );
  const { rows } = await sql<OpinionRow>`
    select own.id, own.consultation_id as "consultationId", own.state, own.recorded, asked.unit_id as unit, task.code as item,
           json_build_object('id', list.id, 'name', list.name, 'state', list.state) as list
      from list_opinion own
      join list_consultation asked on asked.jurisdiction_id = own.jurisdiction_id and asked.id = own.consultation_id
      join list_round round on round.jurisdiction_id = asked.jurisdiction_id and round.id = asked.round_id
      join annual_list list on list.jurisdiction_id = round.jurisdiction_id and list.id = round.list_id
      left join list_item item on item.jurisdiction_id = own.jurisdiction_id and item.id = own.item_id
      left join task on task.jurisdiction_id = item.jurisdiction_id and task.id = item.task_id
     where ${inJurisdiction(act, 'own')} and own.id = any(${ids}::uuid[]) and own.handed_at is not null
     order by own.id for update of own`.execute(act.db);
  return rows;
}

/** Whoever approves or returns these lists waits; others who say something of them do not. */
async function shareListsOf(act: Act, where: RawBuilder<unknown>): Promise<void> {
  await sql`
    select list.id from annual_list list
     where ${inJurisdiction(act, 'list')} and list.id in (
       select round.list_id from list_round round ${where} and ${inJurisdiction(act, 'round')}) order by list.id for share`.execute(act.db);
}

/**
 * How many opinions of a consultation that is locked are written and not handed in, and how many were handed in and stand. `saidNone`: its answer is
 * 无意见, since no opinion came with it, whatever was entered later.
 */
export async function countOpinions(act: Act, consultationId: string) {
  const { rows } = await sql<{ written: number; handed: number; saidNone: boolean }>`
    select count(said.id) filter (where said.state = 'written')::int as written,
           count(said.id) filter (where said.state not in ('written', 'withdrawn'))::int as handed,
           bool_and(own.answered_at is not null and said.handed_at is distinct from own.answered_at) as "saidNone"
      from list_consultation own
      left join list_opinion said on said.jurisdiction_id = own.jurisdiction_id and said.consultation_id = own.id
     where ${inJurisdiction(act, 'own')} and own.id = ${consultationId}`.execute(act.db);
  return { written: rows[0]?.written ?? 0, handed: rows[0]?.handed ?? 0, saidNone: rows[0]?.saidNone ?? false };
}

/** What the office enters beside 无意见, which stays the unit's answer: struck, it leaves that behind. */
export async function setHasOpinions(act: Act, { id }: ConsultationRow): Promise<void> {
  await sql`update list_consultation set state = 'opinions' where ${inJurisdiction(act)} and id = ${id}`.execute(act.db);
}

/** The unit has answered; of several answers the newest counts. */
export async function setAnswered(
  act: Act,
  { id }: ConsultationRow,
  state: ConsultationState,
  way: 'online' | 'paper' | 'telephone',
): Promise<void> {
  await sql`
    update list_consultation set state = ${state}, answered_by = ${act.actor}, answered_at = ${act.now}, way = ${way}
     where ${inJurisdiction(act)} and id = ${id}`.execute(act.db);
  await settleAsking(act, [id]);
}
