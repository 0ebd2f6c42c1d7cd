/**
 * What reporting puts into inboxes: that a period opened, what came back and why, what was accepted, what was entered for a unit or said in its leader's
 * name, and what went up the line.
 */
import { sql, type RawBuilder } from 'kysely';
import { message } from '#contract/platform/message.ts';
import { zh } from '#contract/reporting/zh.ts';
import { partsOfPeriod } from '#core/settings/period.ts';
import { withinReports } from '#server/reporting/report-rows.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { quoteKey, type InboxSource, type KnownEntry, type NewEntry } from '#server/platform/desk/inbox.ts';
import type { ToldObject } from '#server/platform/duty/duty-kind.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { JobEvent } from '#server/platform/jobs/job.ts';

/** 调度期开启: how much is expected of each unit, and of all. */
export const periodsInbox: InboxSource = {
  name: 'report-periods',
  needs: 'listReports',
  acts: ['openPeriods'],
  shared: [],
  note: async (act, events) => {
    const { rows } = await sql<NewEntry>`
      select event.seq::float8 as seq, asked.unit_id as "unitId", count(*)::int as count, opened.id as "objectId"
        from audit_event event
        join audit_object object on ${inJurisdiction(act, 'object')} and object.event_id = event.id and object.object_type = 'report_period'
        join report_period opened on ${inJurisdiction(act, 'opened')} and opened.id = object.object_id
        join expected_report asked on ${inJurisdiction(act, 'asked')} and asked.period = opened.period
       where ${inJurisdiction(act, 'event')} and event.id = any(${idsOf(events)}::uuid[])
       group by grouping sets ((event.seq, opened.id, asked.unit_id), (event.seq, opened.id))`.execute(act.db);
    return rows;
  },
  tell: (act, entries) => told(act, entries, ofPeriod),
};

/** 退回: by the unit's own leader, or by the office, with the reason. Of a correction that came back nothing is owed: `enteredInbox` tells of it. */
export const backInbox: InboxSource = {
  name: 'reports-back',
  needs: 'listReports',
  acts: ['reviewReports', 'acceptReports'],
  shared: [],
  note: (act, events) => entriesOf(act, events, { which: sql`${isBack(act)} and not ${stands}` }),
  tell: (act, entries) => told(act, entries, ofPeriod),
  quote: reasonsOf,
};

/** 核收. */
export const acceptedInbox: InboxSource = {
  name: 'reports-accepted',
  needs: 'listReports',
  acts: ['acceptReports'],
  shared: [],
  note: (act, events) => entriesOf(act, events, { which: sql`not ${isBack(act)}` }),
  tell: (act, entries) => told(act, entries, ofPeriod),
};

/** 逾期未报: to the unit's people, and from the second step on to the office. */
export const lineInbox: InboxSource = {
  name: 'reports-line',
  needs: 'listReports',
  acts: ['raiseToLeader', 'raiseToOffice'],
  shared: [],
  note: async (act, events) => [
    ...(await entriesOf(act, named(events, ['raiseToLeader']))),
    ...(await entriesOf(act, named(events, ['raiseToOffice']), { desks: unitsAndOwn })),
  ],
  tell: (act, entries) => told(act, entries, () => '/reports/silent'),
};

/** The third step, which the leading group reads, too. */
export const groupInbox: InboxSource = {
  name: 'reports-group',
  needs: 'listSilentReports',
  acts: ['raiseToGroup'],
  shared: [],
  note: (act, events) => entriesOf(act, events, { desks: unitsAndOwn }),
  tell: (act, entries) => told(act, entries, () => '/reports/silent'),
};

/** Contacts and leaders of the unit: what the office entered for it, that its leader denied a signature, and corrections that came back. */
export const enteredInbox: InboxSource = {
  name: 'reports',
  needs: 'saveReport',
  acts: ['recordReport', 'reviewReports', 'acceptReports', 'denySignOff'],
  shared: [],
  note: async (act, events) => [
    ...(await entriesOf(act, named(events, ['recordReport', 'denySignOff']))),
    ...(await entriesOf(act, named(events, ['reviewReports', 'acceptReports']), { which: sql`${isBack(act)} and ${stands}` })),
  ],
  tell: (act, entries) => told(act, entries, ofPeriod),
  quote: reasonsOf,
};

/** Leaders of the unit, among them the one who is said to have signed; that one has it on the desk, too. */
export const signedInbox: InboxSource = {
  name: 'signed-reports',
  needs: 'denySignOff',
  acts: ['signOffReports'],
  shared: [],
  note: (act, events) => entriesOf(act, events),
  tell: (act, entries) => told(act, entries, () => '/reports/review#approved'),
};

/** The office, which had accepted it. */
export const deniedInbox: InboxSource = {
  name: 'denied-reports',
  needs: 'acceptReports',
  acts: ['denySignOff'],
  shared: [],
  note: (act, events) => entriesOf(act, events, { which: sql`object.before::jsonb->>'state' = 'accepted'`, desks: ownAlone }),
  tell: (act, entries) => told(act, entries, ofPeriod),
  quote: reasonsOf,
};

const ofPeriod = (period: string): ToldObject['link'] => `/reports?period=${period}`;

/** Why a report came back, or why a leader denied having signed it, at the moment of the entry. */
async function reasonsOf(act: Act, entries: readonly KnownEntry[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ place: number; reason: string }>`
    select known.place::int as place, case when version.back_at = known.at then version.back_reason else version.denied_reason end as reason
      from unnest(${entries.map(({ objectId }) => objectId)}::uuid[], ${entries.map(({ at }) => at)}::timestamptz[]) with ordinality known (id, at, place)
      join expected_report asked on ${await withinReports(act)} and asked.id = known.id
      join report_version version on ${inJurisdiction(act, 'version')} and version.report_id = known.id and known.at in (version.back_at, version.denied_at)`.execute(
    act.db,
  );
  return new Map(
    rows.flatMap(({ place, reason }) => {
      const entry = entries[place - 1];
      return entry === undefined ? [] : [[quoteKey(entry), reason]];
    }),
  );
}

const idsOf = (events: readonly JobEvent[]): readonly string[] => events.map(({ id }) => id);
const named = (events: readonly JobEvent[], acts: readonly string[]): readonly JobEvent[] => events.filter(({ act }) => acts.includes(act));

/** The event sent the report `asked` back: its reason is of the same moment. */
const isBack = (act: Act): RawBuilder<boolean> => sql`exists (
  select from report_version version where ${inJurisdiction(act, 'version')} and version.report_id = asked.id and version.back_at = event.at)`;
/** An accepted version of it stands after the event. */
const stands = sql<boolean>`(object.after::jsonb->>'state' = 'accepted')`;

/** Whose inboxes: those of the units that reported, the jurisdiction's own, or both, each with what concerns it. */
const ofUnits = sql`grouping sets ((event.seq, asked.unit_id))`;
const unitsAndOwn = sql`grouping sets ((event.seq, asked.unit_id), (event.seq))`;
const ownAlone = sql`event.seq`;

/** How many reports each event concerns, by desk. One is named, several are by their period. */
async function entriesOf(
  act: Act,
  events: readonly JobEvent[],
  { which = sql`true`, desks = ofUnits }: { readonly which?: RawBuilder<unknown>; readonly desks?: RawBuilder<unknown> } = {},
): Promise<readonly NewEntry[]> {
  if (events.length === 0) return [];
  const { rows } = await sql<NewEntry>`
    select event.seq::float8 as seq, ${desks === ownAlone ? sql`null::uuid` : sql`asked.unit_id`} as "unitId", count(*)::int as count,
           case when count(*) = 1 then (array_agg(asked.id))[1] when count(distinct opened.id) = 1 then (array_agg(opened.id))[1] end as "objectId"
      from audit_event event
      join audit_object object on ${inJurisdiction(act, 'object')} and object.event_id = event.id and object.object_type = 'report'
      join expected_report asked on ${inJurisdiction(act, 'asked')} and asked.id = object.object_id
      join report_period opened on opened.jurisdiction_id = asked.jurisdiction_id and opened.period = asked.period
     where ${inJurisdiction(act, 'event')} and event.id = any(${idsOf(events)}::uuid[]) and ${which}
     group by ${desks}`.execute(act.db);
  return rows;
}

/** What reports and periods are called. */
async function told(
  act: Act,
  entries: readonly KnownEntry[],
  linkOf: (period: string) => ToldObject['link'],
): Promise<ReadonlyMap<string, ToldObject>> {
  const ids = entries.map(({ objectId }) => objectId);
  const { rows } = await sql<{ id: string; period: string; code: string | null; title: string | null }>`
    select asked.id, asked.period, item.code, task.title
      from expected_report asked
      join list_item item on item.jurisdiction_id = asked.jurisdiction_id and item.id = asked.item_id
      join task on task.jurisdiction_id = item.jurisdiction_id and task.id = item.task_id
     where ${await withinReports(act)} and asked.id = any(${ids}::uuid[])
    union all
    select opened.id, opened.period, null, null from report_period opened where ${inJurisdiction(act, 'opened')} and opened.id = any(${ids}::uuid[])`.execute(
    act.db,
  );
  return new Map(
    rows.map(({ id, period, code, title }) => [
      id,
      {
        title: title ?? message(zh, 'report.period.name', { ...partsOfPeriod(period) }),
        ...(title === null && {
          name: { code: 'inbox.period.text', data: { ...partsOfPeriod(period), year: Number(partsOfPeriod(period).year) } },
        }),
        link: linkOf(period),
        ...(code !== null && { code }),
      },
    ]),
  );
}
