/** 待办 of 变更: the office decides, the unit that asked waits; and what 变更 puts into inboxes. */
import { sql } from 'kysely';
import { listTitle } from '#core/ledger/list/list-title.ts';
import { changeDuty, changeType } from '#server/ledger/change/change-rows.ts';
import { withinChanges } from '#server/ledger/change/read-changes.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { DeskPart } from '#server/platform/desk/desk-part.ts';
import { quoteKey, type InboxSource, type NewEntry } from '#server/platform/desk/inbox.ts';
import type { DutyKind, ToldObject } from '#server/platform/duty/duty-kind.ts';
import type { Duty } from '#server/platform/duty/duty.ts';

const waiting = '/lists/changes?state=asked';

/** No rule says by when a change is decided. */
export const changeDuties: DutyKind = {
  name: changeDuty,
  needs: 'decideChanges',
  list: waiting,
  workdays: false,
  // The office owes it; whose it is waits by changesOnDesk.
  awaitedBy: [],
  awaitedNeeds: 'listChanges',
  awaitedList: waiting,
  owed: async (act) => {
    const { rows } = await sql<Duty>`
      select ${changeDuty} as kind, ${changeType} as "objectType", id as "objectId", null::uuid as "unitId", 'office' as role, null as due
        from item_change where ${inJurisdiction(act)} and state = 'asked'`.execute(act.db);
    return rows;
  },
  gather: async (act, owed) => {
    const { rows } = await sql<{
      listId: string;
      year: number;
      name: string;
      bucket: number;
      count: number;
      late: number;
      code: string;
      title: string;
    }>`
      select list.id as "listId", list.year, list.name, owed.bucket, count(*)::int as count, count(*) filter (where own.late)::int as late,
             min(item.code) as code, min(task.title) as title
        from (${owed}) owed
        join item_change own on ${inJurisdiction(act, 'own')} and own.id = owed.object_id
        join list_item item on item.jurisdiction_id = own.jurisdiction_id and item.id = own.item_id
        join annual_list list on list.jurisdiction_id = item.jurisdiction_id and list.id = item.list_id
        join task on task.jurisdiction_id = item.jurisdiction_id and task.id = item.task_id
       group by list.jurisdiction_id, list.id, owed.bucket order by list.year, list.name`.execute(act.db);
    return rows.map(({ listId, year, name, bucket, count, late, code, title }) => ({
      key: listId,
      bucket,
      count,
      due: null,
      ...(count === 1 && { code, title }),
      data: { list: listTitle({ year, name }), late },
      link: `/lists/changes?state=asked&list=${listId}`,
    }));
  },
};

/** What a unit asked for and is not decided. */
export const changesOnDesk: DeskPart = {
  name: 'changes-asked',
  kinds: [],
  awaited: [changeDuty],
  figures: [],
  needs: 'withdrawChange',
  look: async (act) => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from item_change own where ${await withinChanges(act)} and own.state = 'asked'`.execute(act.db);
    return { awaited: rows.flatMap(({ count }) => (count === 0 ? [] : [{ name: changeDuty, count, due: null, link: waiting }])) };
  },
};

/** Of what was asked the unit reads the answer; of what holds everybody who answers for the item, or did until then. */
export const changesInbox: InboxSource = {
  name: 'changes',
  needs: 'listChanges',
  acts: ['decideChanges', 'registerChange'],
  shared: [],
  note: async (act, events) => {
    if (events.length === 0) return [];
    const { rows } = await sql<NewEntry>`
      with meant as (
        select event.seq, own.id, own.unit_id from audit_event event
          join audit_object object on ${inJurisdiction(act, 'object')} and object.event_id = event.id and object.object_type = ${changeType}
          join item_change own on ${inJurisdiction(act, 'own')} and own.id = object.object_id
         where ${inJurisdiction(act, 'event')} and event.id = any(${events.map(({ id }) => id)}::uuid[]) and own.unit_id is not null
        union
        select event.seq, own.id, part.unit_id from audit_event event
          join audit_object object on ${inJurisdiction(act, 'object')} and object.event_id = event.id and object.object_type = ${changeType}
          join item_change own on ${inJurisdiction(act, 'own')} and own.id = object.object_id and own.state = 'granted'
          join item_part part on ${inJurisdiction(act, 'part')} and part.item_id = own.item_id
           and (part.valid_to is null or part.valid_to = (event.at at time zone 'Asia/Shanghai')::date)
         where ${inJurisdiction(act, 'event')} and event.id = any(${events.map(({ id }) => id)}::uuid[]))
      select seq::float8 as seq, unit_id as "unitId", count(distinct id)::int as count, case when count(distinct id) = 1 then (array_agg(id))[1] end as "objectId"
        from meant group by seq, unit_id`.execute(act.db);
    return rows;
  },
  tell: async (act, entries) => {
    const { rows } = await sql<{ id: string; itemId: string; listId: string; code: string; title: string }>`
      select own.id, item.id as "itemId", item.list_id as "listId", item.code, task.title
        from item_change own
        join list_item item on item.jurisdiction_id = own.jurisdiction_id and item.id = own.item_id
        join task on task.jurisdiction_id = item.jurisdiction_id and task.id = item.task_id
       where ${await withinChanges(act)} and own.id = any(${entries.map(({ objectId }) => objectId)}::uuid[])`.execute(act.db);
    return new Map(
      rows.map(({ id, itemId, listId, code, title }): [string, ToldObject] => [
        id,
        { code, title, link: `/lists/${listId}?item=${itemId}&tab=changes` },
      ]),
    );
  },
  quote: async (act, entries) => {
    const { rows } = await sql<{ objectId: string; said: string; at: string }>`
      select own.id as "objectId", own.decision as said, own.decided_at as at from item_change own
       where ${await withinChanges(act)} and own.id = any(${entries.map(({ objectId }) => objectId)}::uuid[]) and own.state = 'refused'`.execute(
      act.db,
    );
    return new Map(rows.map(({ objectId, said, at }) => [quoteKey({ objectId, at }), said]));
  },
};
