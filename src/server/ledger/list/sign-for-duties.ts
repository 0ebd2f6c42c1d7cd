/** 待办 of signing: a contact signs, the office decides objections. 等待他人: signatures for the office, decisions for the units. */
import { sql } from 'kysely';
import { decideKind, signKind, withinSigning } from '#server/ledger/list/sign-for-rows.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { DeskPart } from '#server/platform/desk/desk-part.ts';
import type { DutyKind, OpenDuty, ToldObject } from '#server/platform/duty/duty-kind.ts';
import type { Duty } from '#server/platform/duty/duty.ts';
import type { Act } from '#server/platform/http/act.ts';

export const signDuties: DutyKind = {
  name: signKind,
  needs: 'signItems',
  list: '/lists/signing',
  workdays: true,
  awaitedBy: ['office'],
  awaitedNeeds: 'listSignFors',
  awaitedList: '/lists/signing?state=pending',
  owed: async (act) => {
    const { rows } = await sql<Duty>`
      select ${signKind} as kind, 'sign_for' as "objectType", id as "objectId", unit_id as "unitId", 'contact' as role, due from sign_for
       where ${inJurisdiction(act)} and state = 'pending'`.execute(act.db);
    return rows;
  },
  tell: telling(() => '/lists/signing'),
};

/** Those of all lists (web/ledger/list/sign-page.tsx). */
const objected = '/lists/signing?state=objected';

export const objectionDuties: DutyKind = {
  name: decideKind,
  needs: 'decideObjection',
  list: objected,
  workdays: true,
  // The office owes it, whoever objected: which unit waits, the objections themselves say (objectionsOnDesk).
  awaitedBy: [],
  awaitedNeeds: 'listSignFors',
  awaitedList: objected,
  owed: async (act) => {
    const { rows } = await sql<Duty>`
      select ${decideKind} as kind, 'sign_for' as "objectType", id as "objectId", null::uuid as "unitId", 'office' as role, decision_due as due from sign_for
       where ${inJurisdiction(act)} and state = 'objected'`.execute(act.db);
    return rows;
  },
  tell: telling((listId) => `/lists/${listId}/signing?state=objected`),
};

/** The objections whose decision a unit waits for. */
export const objectionsOnDesk: DeskPart = {
  name: 'objections',
  kinds: [],
  awaited: [decideKind],
  figures: [],
  // Read with listSignFors by many; they wait for it who may take an objection back.
  needs: 'withdrawObjection',
  look: async (act) => {
    const { rows } = await sql<{ count: number; due: string | null }>`
      select count(*)::int as count, min(decision_due) as due from sign_for own
       where ${await withinSigning(act)} and own.state = 'objected'`.execute(act.db);
    return {
      awaited: rows.flatMap(({ count, due }) => (count === 0 ? [] : [{ name: decideKind, count, due, link: objected }])),
    };
  },
};

/** Where each is done: `link` makes the address from the list's id. */
function telling(link: (listId: string) => ToldObject['link']) {
  return async (act: Act, duties: readonly OpenDuty[]): Promise<ReadonlyMap<string, ToldObject>> => {
    const { rows } = await sql<{ id: string; title: string; code: string; listId: string }>`
      select own.id, item.list_id as "listId", item.code, coalesce(item.title, task.title) as title
        from sign_for own
        join list_item item on item.jurisdiction_id = own.jurisdiction_id and item.id = own.item_id
        left join task on task.jurisdiction_id = item.jurisdiction_id and task.id = item.task_id
       where ${inJurisdiction(act, 'own')} and own.id = any(${duties.map(({ objectId }) => objectId)}::uuid[])`.execute(act.db);
    return new Map(rows.map(({ id, title, code, listId }) => [id, { title, code, link: link(listId) }]));
  };
}
