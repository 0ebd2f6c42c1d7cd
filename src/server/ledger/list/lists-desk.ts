/** Lists that the office has on hand, and what lists put into inboxes: that one was issued to the unit, that its objection was answered. */
import { sql } from 'kysely';
import { listTitle } from '#core/ledger/list/list-title.ts';
import { listReach } from '#server/ledger/list/list-rows.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { DeskPart } from '#server/platform/desk/desk-part.ts';
import type { InboxSource, NewEntry } from '#server/platform/desk/inbox.ts';
import type { ToldObject } from '#server/platform/duty/duty-kind.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { JobEvent } from '#server/platform/jobs/job.ts';

/** States in which the office goes on with a list. */
const onHand = ['drafting', 'consulting', 'approved'] as const;

export const listsOnDesk: DeskPart = {
  name: 'lists-on-hand',
  kinds: onHand.map((state) => `list-${state}`),
  awaited: [],
  figures: [],
  needs: 'createList',
  look: async (act) => {
    const { rows } = await sql<{ id: string; year: number; name: string; state: string; items: number }>`
      select list.id, list.year, list.name, list.state,
             (select count(*)::int from list_item item where ${inJurisdiction(act, 'item')} and item.list_id = list.id and item.removed_at is null
                and item.parent_id is null) as items
        from annual_list list where ${inJurisdiction(act, 'list')} and list.state = any(${[...onHand]}::text[])
       order by list.year desc, list.name limit 20`.execute(act.db);
    return {
      rows: rows.map(({ id, year, name, state, items }) => ({
        kind: `list-${state}`,
        key: id,
        count: 1,
        due: null,
        title: listTitle({ year, name }),
        data: { items },
        link: `/lists/${id}`,
      })),
    };
  },
};

export const listInbox: InboxSource = {
  name: 'lists',
  needs: 'listSignFors',
  acts: ['issueList', 'decideObjection'],
  shared: [],
  note: async (act, events) => [
    ...(await entriesOfIssued(
      act,
      events.filter((event) => event.act === 'issueList'),
    )),
    ...(await entriesOfAnswered(
      act,
      events.filter((event) => event.act === 'decideObjection'),
    )),
  ],
  tell: async (act, entries) => {
    const ids = entries.map(({ objectId }) => objectId);
    const within = await listReach(act);
    const own = within.kind === 'all' ? sql`` : sql`and own.unit_id = any(${within.unitIds}::uuid[])`;
    const { rows } = await sql<{ id: string; code: string | null; year: number | null; title: string; link: `/${string}` }>`
      select list.id, null as code, list.year, list.name as title, '/lists/signing?list=' || list.id as link from annual_list list
       where ${inJurisdiction(act, 'list')} and list.id = any(${ids}::uuid[])
      union all
      select own.id, item.code, null, coalesce(item.title, task.title), '/lists/signing?list=' || item.list_id
        from sign_for own
        join list_item item on item.jurisdiction_id = own.jurisdiction_id and item.id = own.item_id
        join task on task.jurisdiction_id = item.jurisdiction_id and task.id = item.task_id
       where ${inJurisdiction(act, 'own')} and own.id = any(${ids}::uuid[]) ${own}`.execute(act.db);
    return new Map(
      rows.map(({ id, code, year, title, link }): [string, ToldObject] => [
        id,
        { title: year === null ? title : listTitle({ year, name: title }), link, ...(code !== null && { code }) },
      ]),
    );
  },
};

const idsOf = (events: readonly JobEvent[]): readonly string[] => events.map(({ id }) => id);

/** The units that were asked to sign for items of the list that an event issued, with how many. */
async function entriesOfIssued(act: Act, events: readonly JobEvent[]): Promise<readonly NewEntry[]> {
  if (events.length === 0) return [];
  const { rows } = await sql<NewEntry>`
    select event.seq::float8 as seq, own.unit_id as "unitId", count(*)::int as count, issued.object_id as "objectId"
      from audit_event event
      join audit_object issued on ${inJurisdiction(act, 'issued')} and issued.event_id = event.id and issued.object_type = 'annual_list'
      join list_item item on ${inJurisdiction(act, 'item')} and item.list_id = issued.object_id
      join sign_for own on ${inJurisdiction(act, 'own')} and own.item_id = item.id
     where ${inJurisdiction(act, 'event')} and event.id = any(${idsOf(events)}::uuid[])
     group by event.seq, own.unit_id, issued.object_id`.execute(act.db);
  return rows;
}

/** The unit whose objection an event answered. Whoever takes the part over is asked to sign, and reads that among what is due. */
async function entriesOfAnswered(act: Act, events: readonly JobEvent[]): Promise<readonly NewEntry[]> {
  if (events.length === 0) return [];
  const { rows } = await sql<NewEntry>`
    select event.seq::float8 as seq, own.unit_id as "unitId", 1 as count, own.id as "objectId"
      from audit_event event
      join audit_object object on ${inJurisdiction(act, 'object')} and object.event_id = event.id and object.object_type = 'sign_for'
      join sign_for own on ${inJurisdiction(act, 'own')} and own.id = object.object_id
     where ${inJurisdiction(act, 'event')} and event.id = any(${idsOf(events)}::uuid[])`.execute(act.db);
  return rows;
}
