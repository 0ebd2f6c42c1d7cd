/** What 分解 puts into inboxes: the unit that a child is for is told of what it is given, what changes of it, and what is taken back. */
import { sql } from 'kysely';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { InboxSource, NewEntry } from '#server/platform/desk/inbox.ts';
import type { ToldObject } from '#server/platform/duty/duty-kind.ts';
import { unitsSpokenFor } from '#server/unit/units-spoken-for.ts';

export const childrenInbox: InboxSource = {
  name: 'children',
  needs: 'getItem',
  // A decision ends the part from which children come.
  acts: ['giveChildren', 'changeChild', 'takeBackChildren', 'decideObjection'],
  shared: [],
  note: async (act, events) => {
    if (events.length === 0) return [];
    // Drafts are nobody's yet, and what a unit keeps for itself is no news to it.
    const { rows } = await sql<NewEntry>`
      select event.seq::float8 as seq, child.child_unit_id as "unitId", count(distinct child.id)::int as count,
             case when count(distinct child.id) = 1 then (array_agg(child.id))[1] end as "objectId"
        from audit_event event
        join audit_object object on ${inJurisdiction(act, 'object')} and object.event_id = event.id and object.object_type = 'list_item'
        join list_item child on ${inJurisdiction(act, 'child')} and child.id = object.object_id and child.given_at <= event.at
         and child.child_unit_id <> child.part_unit_id
       where ${inJurisdiction(act, 'event')} and event.id = any(${events.map(({ id }) => id)}::uuid[])
       group by event.seq, child.child_unit_id`.execute(act.db);
    return rows;
  },
  tell: async (act, entries) => {
    const within = await unitsSpokenFor(act);
    const own = within.kind === 'all' ? sql`` : sql`and child.child_unit_id = any(${within.unitIds}::uuid[])`;
    const { rows } = await sql<{ id: string; code: string; title: string; link: ToldObject['link'] }>`
      select child.id, child.code, child.title,
             case when child.taken_back_at is null then '/lists/' || child.list_id || '?item=' || child.id else '/lists' end as link
        from list_item child
       where ${inJurisdiction(act, 'child')} and child.id = any(${entries.map(({ objectId }) => objectId)}::uuid[]) and child.given_at is not null
         ${own}`.execute(act.db);
    return new Map(rows.map(({ id, code, title, link }) => [id, { code, title, link }]));
  },
};
