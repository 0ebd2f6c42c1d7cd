/** 待办 of signing: a contact signs, the office decides objections. */
import { sql } from 'kysely';
import { decideKind, signKind } from '#server/ledger/list/sign-for-rows.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { DutyKind, OpenDuty, ToldObject } from '#server/platform/duty/duty-kind.ts';
import type { Duty } from '#server/platform/duty/duty.ts';
import type { Act } from '#server/platform/http/act.ts';

export const signDuties: DutyKind = {
  name: signKind,
  needs: 'signItems',
  list: '/lists/signing',
  workdays: true,
  awaitedBy: ['office'],
  awaitedList: '/lists',
  owed: async (act) => {
    const { rows } = await sql<Duty>`
      select ${signKind} as kind, 'sign_for' as "objectType", id as "objectId", unit_id as "unitId", 'contact' as role, due from sign_for
       where ${inJurisdiction(act)} and state = 'pending'`.execute(act.db);
    return rows;
  },
  tell: telling(() => '/lists/signing'),
};

export const objectionDuties: DutyKind = {
  name: decideKind,
  needs: 'decideObjection',
  list: '/lists',
  workdays: true,
  awaitedBy: ['contact', 'unit-leader'],
  awaitedList: '/lists/signing',
  owed: async (act) => {
    const { rows } = await sql<Duty>`
      select ${decideKind} as kind, 'sign_for' as "objectType", id as "objectId", null::uuid as "unitId", 'office' as role, decision_due as due from sign_for
       where ${inJurisdiction(act)} and state = 'objected'`.execute(act.db);
    return rows;
  },
  tell: telling((listId) => `/lists/${listId}/signing?state=objected`),
};

/** Where each is done: `link` makes the address from the list's id. */
function telling(link: (listId: string) => ToldObject['link']) {
  return async (act: Act, duties: readonly OpenDuty[]): Promise<ReadonlyMap<string, ToldObject>> => {
    const { rows } = await sql<{ id: string; title: string; code: string; listId: string }>`
      select own.id, item.list_id as "listId", item.code, coalesce(item.title, task.title) as title
        from sign_for own
        join list_item item on item.jurisdiction_id = own.jurisdiction_id and item.id = own.item_id
        join task on task.jurisdiction_id = item.jurisdiction_id and task.id = item.task_id
       where ${inJurisdiction(act, 'own')} and own.id = any(${duties.map(({ objectId }) => objectId)}::uuid[])`.execute(act.db);
    return new Map(rows.map(({ id, title, code, listId }) => [id, { title, code, link: link(listId) }]));
  };
}
