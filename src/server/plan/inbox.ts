/** What plans put into inboxes: a document that a colleague uploaded, for the office. */
import { sql } from 'kysely';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { InboxSource, NewEntry } from '#server/platform/desk/inbox.ts';
import type { ToldObject } from '#server/platform/duty/duty-kind.ts';

export const planInbox: InboxSource = {
  name: 'plan',
  needs: 'getDraft',
  acts: ['uploadPlan'],
  shared: [],
  note: async (act, events) => {
    const { rows } = await sql<NewEntry>`
      select event.seq::float8 as seq, null::uuid as "unitId", 1 as count, (array_agg(object.object_id order by object.seq))[1] as "objectId"
        from audit_event event
        join audit_object object on ${inJurisdiction(act, 'object')} and object.event_id = event.id and object.object_type = 'plan_version'
       where ${inJurisdiction(act, 'event')} and event.id = any(${events.map(({ id }) => id)}::uuid[])
       group by event.seq`.execute(act.db);
    return rows;
  },
  tell: async (act, entries) => {
    const { rows } = await sql<{ id: string; plan_id: string; title: string; state: string }>`
      select id, plan_id, title, state from plan_version
       where ${inJurisdiction(act)} and id = any(${entries.map(({ objectId }) => objectId)}::uuid[])`.execute(act.db);
    return new Map(
      rows.map(({ id, plan_id, title, state }): [string, ToldObject] => [
        id,
        { title, link: state === 'draft' ? `/plans/${plan_id}/versions/${id}/review` : '/plans' },
      ]),
    );
  },
};
