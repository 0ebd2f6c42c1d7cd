/**
 * What reporting puts into inboxes beside the duties: that the office entered something for the unit, that its leader is said to have signed, that such a
 * signature was denied, and that a correction came back, of which the accepted report stands and nothing is owed.
 */
import { sql, type RawBuilder } from 'kysely';
import { reasonsOf } from '#server/reporting/reports-inbox.ts';
import { withinReports } from '#server/reporting/report-rows.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { InboxSource, NewEntry } from '#server/platform/desk/inbox.ts';
import type { ToldObject } from '#server/platform/duty/duty-kind.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { JobEvent } from '#server/platform/jobs/job.ts';

/** The reports of each unit among those of an event. `desk`: whose; `of`: which of its objects. */
async function entries(
  act: Act,
  events: readonly JobEvent[],
  { desk, of }: { readonly desk: RawBuilder<unknown>; readonly of: RawBuilder<unknown> },
): Promise<readonly NewEntry[]> {
  if (events.length === 0) return [];
  const { rows } = await sql<NewEntry>`
    select event.seq::float8 as seq, told.unit_id as "unitId", count(*)::int as count, case when count(*) = 1 then (array_agg(told.id))[1] end as "objectId"
      from audit_event event
      cross join lateral (
        select asked.id, ${desk} as unit_id from audit_object object
          join expected_report asked on ${inJurisdiction(act, 'asked')} and asked.id = object.object_id
         where ${inJurisdiction(act, 'object')} and object.event_id = event.id and object.object_type = 'report' and ${of}) told
     where ${inJurisdiction(act, 'event')} and event.id = any(${events.map(({ id }) => id)}::uuid[])
     group by event.seq, told.unit_id`.execute(act.db);
  return rows;
}

const unit = sql`asked.unit_id`;

/** What a report is called: its item, with where it is read. */
async function tell(act: Act, ids: readonly string[], link: RawBuilder<ToldObject['link']>): Promise<ReadonlyMap<string, ToldObject>> {
  const { rows } = await sql<{ id: string; code: string; title: string; link: ToldObject['link'] }>`
    select asked.id, item.code, task.title, ${link} as link from expected_report asked
      join list_item item on item.jurisdiction_id = asked.jurisdiction_id and item.id = asked.item_id
      join task on task.jurisdiction_id = item.jurisdiction_id and task.id = item.task_id
     where ${await withinReports(act)} and asked.id = any(${ids}::uuid[])`.execute(act.db);
  return new Map(rows.map(({ id, ...told }) => [id, told]));
}

const idsOf = (known: readonly { readonly objectId: string }[]): readonly string[] => known.map(({ objectId }) => objectId);
const ofPeriod = sql<ToldObject['link']>`'/reports?period=' || asked.period`;

/** Contacts and leaders of the unit. */
const unitReports: InboxSource = {
  name: 'reports',
  needs: 'saveReport',
  acts: ['recordReport', 'reviewReports', 'acceptReports', 'denySignOff'],
  shared: [],
  note: async (act, events) => [
    ...(await entries(
      act,
      events.filter((event) => event.act === 'recordReport' || event.act === 'denySignOff'),
      { desk: unit, of: sql`true` },
    )),
    // Whatever else comes back is owed again.
    ...(await entries(
      act,
      events.filter((event) => event.act === 'reviewReports' || event.act === 'acceptReports'),
      { desk: unit, of: sql`object.after::jsonb->>'state' = 'accepted' and object.after::jsonb ? 'reason'` },
    )),
  ],
  tell: (act, known) => tell(act, idsOf(known), ofPeriod),
  quote: reasonsOf,
};

/** Leaders of the unit, among them the one who is said to have signed; that one has it on the desk, too. */
const signedReports: InboxSource = {
  name: 'signed-reports',
  needs: 'denySignOff',
  acts: ['signOffReports'],
  shared: [],
  note: (act, events) => entries(act, events, { desk: unit, of: sql`true` }),
  tell: (act, known) => tell(act, idsOf(known), sql`'/reports/review#approved'`),
};

/** The office, which may have accepted it. */
const deniedReports: InboxSource = {
  name: 'denied-reports',
  needs: 'acceptReports',
  acts: ['denySignOff'],
  shared: [],
  note: (act, events) => entries(act, events, { desk: sql`null::uuid`, of: sql`object.before::jsonb->>'state' = 'accepted'` }),
  tell: (act, known) => tell(act, idsOf(known), ofPeriod),
  quote: reasonsOf,
};

export const reportInboxes: readonly InboxSource[] = [unitReports, signedReports, deniedReports];
