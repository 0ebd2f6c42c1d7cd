/** What the ledger puts into inboxes: of tasks that changed, those of each unit; of tasks that were shared, those of whom they were shared with. */
import { sql } from 'kysely';
import { isOutside, unitKinds } from '#core/unit/unit.ts';
import { visibleTasks } from '#server/ledger/responsibility-unit/reach.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { InboxSource, NewEntry } from '#server/platform/desk/inbox.ts';
import type { ToldObject } from '#server/platform/duty/duty-kind.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { JobEvent } from '#server/platform/jobs/job.ts';

const shared = 'setTaskShares';

const outsideKinds = unitKinds.filter(isOutside);

export const ledgerInbox: InboxSource = {
  name: 'ledger',
  needs: 'listTasks',
  acts: [
    'publishDraft',
    'setLead',
    'correctTasks',
    'undoCorrection',
    'withdrawTasks',
    'restoreTasks',
    'addTask',
    'splitTask',
    'mergeTasks',
    'undoAdjustment',
    'resolveResponsibilities',
    shared,
  ],
  shared: [shared],
  note: async (act, events) => [
    ...(await entriesOfUnits(
      act,
      events.filter((event) => event.act !== shared),
    )),
    ...(await entriesOfPartners(
      act,
      events.filter((event) => event.act === shared),
    )),
    // The office has its plans published by one of several people.
    ...(await entriesOfOffice(
      act,
      events.filter((event) => event.act === 'publishDraft'),
    )),
  ],
  tell: async (act, entries) => {
    const ids = [...(await visibleTasks(act, [...new Set(entries.map(({ objectId }) => objectId))]))];
    const { rows } = await sql<{ id: string; code: string; title: string }>`
      select id, code, title from task where ${inJurisdiction(act)} and id = any(${ids}::uuid[])`.execute(act.db);
    return new Map(rows.map(({ id, code, title }): [string, ToldObject] => [id, { code, title, link: `/ledger?task=${id}` }]));
  },
};

const idsOf = (events: readonly JobEvent[]): readonly string[] => events.map(({ id }) => id);

/** The tasks of each unit among those of an event: units that answer for them, and those that did until the act. Bodies outside see what is shared. */
async function entriesOfUnits(act: Act, events: readonly JobEvent[]): Promise<readonly NewEntry[]> {
  if (events.length === 0) return [];
  const { rows } = await sql<NewEntry>`
    select event.seq::float8 as seq, own.unit_id as "unitId", count(distinct object.object_id)::int as count,
           case when count(distinct object.object_id) = 1 then (array_agg(object.object_id))[1] end as "objectId"
      from audit_event event
      join audit_object object on ${inJurisdiction(act, 'object')} and object.event_id = event.id and object.object_type = 'task'
      join responsibility_unit own on ${inJurisdiction(act, 'own')} and own.task_id = object.object_id
      join responsibility on ${inJurisdiction(act, 'responsibility')} and responsibility.id = own.responsibility_id
       and (own.current or responsibility.valid_to = (event.at at time zone 'Asia/Shanghai')::date)
      join unit on ${inJurisdiction(act, 'unit')} and unit.id = own.unit_id and unit.kind <> all(${outsideKinds})
     where ${inJurisdiction(act, 'event')} and event.id = any(${idsOf(events)}::uuid[])
     group by event.seq, own.unit_id`.execute(act.db);
  return rows;
}

/** The units outside with which the act shared tasks: their shares begin at its moment. */
async function entriesOfPartners(act: Act, events: readonly JobEvent[]): Promise<readonly NewEntry[]> {
  if (events.length === 0) return [];
  const { rows } = await sql<NewEntry>`
    select event.seq::float8 as seq, share.unit_id as "unitId", count(*)::int as count,
           case when count(*) = 1 then (array_agg(share.object_id))[1] end as "objectId"
      from audit_event event
      join audit_object object on ${inJurisdiction(act, 'object')} and object.event_id = event.id and object.object_type = 'task'
      join share on ${inJurisdiction(act, 'share')} and share.kind = 'task' and share.object_id = object.object_id and share.shared_at = event.at
       and share.unit_id is not null
     where ${inJurisdiction(act, 'event')} and event.id = any(${idsOf(events)}::uuid[])
     group by event.seq, share.unit_id`.execute(act.db);
  return rows;
}

async function entriesOfOffice(act: Act, events: readonly JobEvent[]): Promise<readonly NewEntry[]> {
  if (events.length === 0) return [];
  const { rows } = await sql<NewEntry>`
    select event.seq::float8 as seq, null::uuid as "unitId", greatest(count(*), 1)::int as count, null::uuid as "objectId"
      from audit_event event
      join audit_object object on ${inJurisdiction(act, 'object')} and object.event_id = event.id and object.object_type = 'task'
     where ${inJurisdiction(act, 'event')} and event.id = any(${idsOf(events)}::uuid[])
     group by event.seq`.execute(act.db);
  return rows;
}
