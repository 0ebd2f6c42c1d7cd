/** 待办 of consulting: a contact says what the unit thinks, the office answers. 等待他人: answers of units for the office, of the office for units. */
import { sql, type RawBuilder } from 'kysely';
import { listTitle } from '#core/ledger/list/list-title.ts';
import { answerKind, opinionKind, withinOpinions } from '#server/ledger/list/consultation-rows.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { DeskPart } from '#server/platform/desk/desk-part.ts';
import type { DutyKind, ToldObject } from '#server/platform/duty/duty-kind.ts';
import type { Duty } from '#server/platform/duty/duty.ts';
import type { Act } from '#server/platform/http/act.ts';

/** Of all lists (web/ledger/list/opinions-page.tsx). */
const all = '/lists/opinions';

export const opinionDuties: DutyKind = {
  name: opinionKind,
  needs: 'answerConsultation',
  list: all,
  workdays: true,
  // A unit’s leader waits for its contact.
  awaitedBy: ['office', 'unit-leader'],
  awaitedNeeds: 'listConsultations',
  awaitedList: `${all}?state=asked`,
  owed: async (act) => {
    const { rows } = await sql<Duty>`
      select ${opinionKind} as kind, 'list_consultation' as "objectType", own.id as "objectId", own.unit_id as "unitId", 'contact' as role, round.due
        from list_consultation own
        join list_round round on round.jurisdiction_id = own.jurisdiction_id and round.id = own.round_id and round.ended_at is null
       where ${inJurisdiction(act, 'own')} and own.state = 'asked'`.execute(act.db);
    return rows;
  },
  tell: async (act, duties) => {
    const { rows } = await sql<{ id: string; listId: string; year: number; name: string }>`
      select own.id, list.id as "listId", list.year, list.name from ${listsOf(act)}
       where ${inJurisdiction(act, 'own')} and own.id = any(${duties.map(({ objectId }) => objectId)}::uuid[])`.execute(act.db);
    return new Map(
      rows.map(({ id, listId, ...list }): [string, ToldObject] => [id, { title: listTitle(list), link: `/lists/${listId}/opinions` }]),
    );
  },
};

export const answerDuties: DutyKind = {
  name: answerKind,
  needs: 'answerOpinions',
  list: `${all}?answer=open`,
  workdays: false,
  // The office owes it, whoever wrote: which unit waits, the opinions themselves say (opinionsOnDesk).
  awaitedBy: [],
  awaitedNeeds: 'listOpinions',
  awaitedList: all,
  owed: async (act) => {
    const { rows } = await sql<Duty>`
      select ${answerKind} as kind, 'list_opinion' as "objectType", id as "objectId", null::uuid as "unitId", 'office' as role, null::text as due
        from list_opinion where ${inJurisdiction(act)} and state = 'handed'`.execute(act.db);
    return rows;
  },
  tell: async (act, duties) => {
    const { rows } = await sql<{ id: string; listId: string; year: number; name: string; title: string | null; code: string | null }>`
      select said.id, list.id as "listId", list.year, list.name, task.title, task.code
        from ${listsOf(act)}
        join list_opinion said on ${inJurisdiction(act, 'said')} and said.consultation_id = own.id
        left join list_item item on ${inJurisdiction(act, 'item')} and item.id = said.item_id
        left join task on ${inJurisdiction(act, 'task')} and task.id = item.task_id
       where ${inJurisdiction(act, 'own')} and said.id = any(${duties.map(({ objectId }) => objectId)}::uuid[])`.execute(act.db);
    return new Map(
      rows.map(({ id, title, code, listId, ...list }): [string, ToldObject] => [
        id,
        { title: title ?? listTitle(list), ...(code === null ? {} : { code }), link: `/lists/${listId}/opinions?opinion=${id}` },
      ]),
    );
  },
};

/** Consultations `own` with their lists. */
function listsOf(act: Act): RawBuilder<unknown> {
  return sql`list_consultation own
    join list_round round on ${inJurisdiction(act, 'round')} and round.id = own.round_id
    join annual_list list on ${inJurisdiction(act, 'list')} and list.id = round.list_id`;
}

/** The opinions whose answer a unit waits for. */
export const opinionsOnDesk: DeskPart = {
  name: 'opinions',
  kinds: [],
  awaited: [answerKind],
  figures: [],
  // Read by the office, too; they wait for it who may write them.
  needs: 'writeOpinion',
  look: async (act) => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from list_consultation own
        join list_opinion said on ${inJurisdiction(act, 'said')} and said.consultation_id = own.id and said.state = 'handed'
       where ${await withinOpinions(act)}`.execute(act.db);
    return {
      awaited: rows.flatMap(({ count }) => (count === 0 ? [] : [{ name: answerKind, count, link: `${all}?answer=open` as const }])),
    };
  },
};
