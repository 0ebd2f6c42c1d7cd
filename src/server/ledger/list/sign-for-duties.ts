/** 待办 of signing: a contact signs, the office decides objections. 等待他人: signatures for the office, decisions for the units. */
import { sql, type RawBuilder } from 'kysely';
import { listTitle } from '#core/ledger/list/list-title.ts';
import { decideKind, signKind, withinSigning } from '#server/ledger/list/sign-for-rows.ts';
import { unitNames } from '#server/plan/unit-text/unit-tree.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { DeskPart } from '#server/platform/desk/desk-part.ts';
import type { DutyKind, GatheredDuties } from '#server/platform/duty/duty-kind.ts';
import type { Duty } from '#server/platform/duty/duty.ts';
import type { Act } from '#server/platform/http/act.ts';

export const signDuties: DutyKind = {
  name: signKind,
  needs: 'signItems',
  list: '/lists/signing',
  workdays: true,
  // A unit's leader waits for its contact.
  awaitedBy: ['office', 'unit-leader'],
  awaitedNeeds: 'listSignFors',
  awaitedList: '/lists/signing',
  owed: async (act) => {
    const { rows } = await sql<Duty>`
      select ${signKind} as kind, 'sign_for' as "objectType", id as "objectId", unit_id as "unitId", 'contact' as role, due from sign_for
       where ${inJurisdiction(act)} and state = 'pending'`.execute(act.db);
    return rows;
  },
  gather: async (act, owed) => (await gathered(act, owed)).map((row) => toDuty(row, `/lists/signing?list=${row.listId}`)),
};

/** Units that are named in a row; of more it says how many. */
const mostNamed = 3;

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
  gather: async (act, owed) => {
    const rows = await gathered(act, owed);
    const names = await unitNames(
      act,
      rows.flatMap(({ units }) => (units.length > mostNamed ? [] : units)),
    );
    return rows.map((row) => {
      const { listId, units } = row;
      const named = units.length > mostNamed ? '' : units.map((id) => names.get(id) ?? '').join('、');
      const duty = toDuty(row, `/lists/${listId}/signing?state=objected`);
      return { ...duty, data: { ...duty.data, units: units.length, named } };
    });
  },
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

/** Those of each list in each part of the rail, by their days. */
async function gathered(act: Act, owed: RawBuilder<unknown>): Promise<readonly Gathered[]> {
  const { rows } = await sql<Gathered>`
      select list.id as "listId", list.year, list.name, owed.bucket, count(*)::int as count, min(owed.due) as due,
             count(*) filter (where part.role = 'lead')::int as lead, count(*) filter (where part.role = 'responsible')::int as responsible, count(*) filter (where part.role = 'support')::int as support,
             count(*) filter (where part.role = 'local')::int as local,
             min(item.code) as code, array_agg(distinct own.unit_id) as units, min(coalesce(item.title, task.title)) as title
        from (${owed}) owed
        join sign_for own on ${inJurisdiction(act, 'own')} and own.id = owed.object_id
        join list_item item on item.jurisdiction_id = own.jurisdiction_id and item.id = own.item_id
        join annual_list list on list.jurisdiction_id = item.jurisdiction_id and list.id = item.list_id
        left join task on task.jurisdiction_id = item.jurisdiction_id and task.id = item.task_id
        left join item_part part on part.jurisdiction_id = own.jurisdiction_id and part.item_id = own.item_id and part.unit_id = own.unit_id
          and part.valid_to is null
       group by list.jurisdiction_id, list.id, owed.bucket order by min(owed.due), list.year, list.name`.execute(act.db);
  return rows;
}

/** As one row, which leads to what is done there. */
function toDuty(row: Gathered, link: GatheredDuties['link']): GatheredDuties {
  const { listId, year, name, bucket, count, due, lead, responsible, support, local, code, title } = row;
  return {
    key: listId,
    bucket,
    count,
    due,
    ...(count === 1 && { code, title }),
    objectId: listId,
    data: { list: listTitle({ year, name }), lead, responsible, support, local, others: count - lead - responsible - support - local },
    link,
  };
}

interface Gathered {
  readonly listId: string;
  readonly year: number;
  readonly name: string;
  readonly bucket: number;
  readonly count: number;
  readonly due: string | null;
  readonly lead: number;
  readonly responsible: number;
  readonly support: number;
  readonly local: number;
  readonly code: string;
  /** Whose they are. */
  readonly units: readonly string[];
  readonly title: string;
}
