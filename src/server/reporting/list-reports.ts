/** 本期填报: what is expected of a period, with what was said before and what is being typed. */
import { sql, type RawBuilder } from 'kysely';
import { success } from '#core/failure.ts';
import { plannedPercent, type PlannedItem } from '#core/ledger/list/planned-percent.ts';
import { millisecondsOf } from '#core/moment.ts';
import { unwrittenContent } from '#core/reporting/report-content.ts';
import { daysToDeny, isDeniable } from '#core/reporting/report-state.ts';
import { daysLater } from '#core/settings/calendar.ts';
import { runOfUnchanged } from '#core/reporting/unchanged-run.ts';
import type * as contract from '#contract/reporting/endpoints.ts';
import { endedUnits } from '#server/ledger/list/item-rows.ts';
import { unitNames } from '#server/plan/unit-text/unit-tree.ts';
import { evidenceOf } from '#server/reporting/evidence-rows.ts';
import { isSaid } from '#server/reporting/figure-rows.ts';
import {
  contentOf,
  isHandedIn,
  isLed,
  isMineToDeny,
  isStillAsked,
  itemsOfWork,
  milestonesOf,
  waitsForOffice,
  withinReports,
} from '#server/reporting/report-rows.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { planOnce } from '#server/platform/database/transaction.ts';
import type { Act } from '#server/platform/http/act.ts';
import { unchangedTexts } from '#server/reporting/unchanged-rows.ts';
import type { Handler, InputOf } from '#server/platform/http/route.ts';

type Told = contract.Report;
type Waiting = NonNullable<InputOf<typeof contract.listReports>['query']['waiting']>;

/** Of what waits, and of all units together: the rest comes when these are done, or unit by unit. */
const mostWaiting = 500;
/** A unit has some dozens in a period, seldom hundreds: its people read, export and take back all of them. As many as a workbook that comes back may have, and its heads. */
const mostOfUnit = 1900;

/** Whoever typed within the last two minutes may be typing on. */
const latelyMs = 120_000;

interface Row {
  readonly id: string;
  readonly period: string;
  readonly lead: boolean;
  readonly liftedOn: string | null;
  readonly back: Told['back'];
  readonly workId: string;
  readonly recorded: Told['recorded'];
  readonly signedOffOn: string | null;
  readonly signedOffBy: string | null;
  readonly signedOffAccount: string | null;
  readonly correction: Told['correction'];
  readonly unitId: string;
  readonly item: Omit<Told['item'], 'planned'>;
  /** What the plan says of it, and the last day of the period. */
  readonly plan: PlannedItem;
  readonly lastDay: string;
  readonly state: Told['state'] | null;
  readonly versions: number | null;
  readonly handedInOn: string | null;
  readonly accepted: number | null;
  readonly content: Told['content'] | null;
  readonly editedBy: string | null;
  readonly editedAccount: string | null;
  readonly editedAt: string | null;
  readonly revision: number | null;
  readonly lastPeriod: string | null;
  readonly lastContent: Told['content'] | null;
  readonly lastOn: string | null;
  readonly reachedBefore: readonly string[];
  readonly evidence: Told['evidence'];
  readonly unchangedTexts: readonly string[];
}

export const listReports: Handler<typeof contract.listReports> = async ({ query: { period, unitId, waiting } }, act) => {
  const most = waiting === undefined && (unitId !== undefined || act.reach === 'scope') ? mostOfUnit : mostWaiting;
  const of = [
    ...(period === undefined ? [] : [sql`and asked.period = ${period}`]),
    ...(unitId === undefined ? [] : [sql`and asked.unit_id = ${unitId}`]),
    ...(waiting === undefined ? [] : [sql`and ${waitsFor(act, waiting)}`]),
  ];
  // Of more than one answer holds, what the unit itself judges red or yellow must not wait behind all the rest.
  const gravest = waiting === undefined ? sql`` : sql`array_position(array['red', 'yellow'], own.self), `;
  // By keys, and most of what it would cost is its plan.
  await act.db.executeQuery(planOnce);
  const { rows } = await sql<Row>`
    -- Which they are, before anything else of them is looked up, and once: of a whole period only so many are told.
    with asked as materialized (
      select asked.* from expected_report asked
        join list_item item on item.jurisdiction_id = asked.jurisdiction_id and item.id = asked.item_id
        left join report own on own.jurisdiction_id = asked.jurisdiction_id and own.id = asked.id
       where ${await withinReports(act)} and (${isStillAsked} or own.id is not null) ${sql.join(of, sql` `)}
       order by ${gravest}item.tier, asked.lead desc, item.id, asked.period limit ${most + 1})
    select asked.id, asked.period, asked.lead, asked.lifted_on as "liftedOn", asked.unit_id as "unitId", asked.work_id as "workId",
           own.state, own.versions, own.accepted, own.handed_in_on as "handedInOn",
           ${contentOf('own')} as content, own.edited_by as "editedBy", own.edited_account as "editedAccount", own.edited_at as "editedAt", own.revision,
           json_build_object('id', item.id, 'listId', item.list_id, 'code', item.code, 'title', task.title,
             'text', case when task.title like '%…' then task.body end, 'goal', item.goal, 'tier', item.tier, 'nature', task.nature,
             'target', case when demand.target is not null then json_build_object('of', trim_scale(demand.target)::text, 'measure', demand.measure) end,
             'evidenceReason', demand.evidence_reason,
             'milestones', ${milestonesOf(act, sql`(select unnest(works.ids))`)},
             'sameWork', (select coalesce(json_agg(json_build_object('id', same.id, 'listId', same.list_id, 'code', same.code, 'list', list.name) order by same.code), '[]')
                            from list_item same join annual_list list on list.jurisdiction_id = same.jurisdiction_id and list.id = same.list_id
                           where ${inJurisdiction(act, 'same')} and same.id = any(works.ids) and same.id <> item.id)) as item,
           json_build_object('year', item.year, 'nature', task.nature, 'start', item.starts_on, 'curve', item.curve,
             'deadline', case when extract(year from task.due_to) = item.year then task.due_to end,
             'milestones', (select coalesce(json_agg(json_build_object('due', step.due, 'weight', step.weight, 'percent', step.percent)), '[]')
                              from milestone step where ${inJurisdiction(act, 'step')} and step.item_id = item.id)) as plan,
           opened.last_day as "lastDay",
           own.signed_off_on as "signedOffOn", own.signed_off_by as "signedOffBy", own.signed_off_account as "signedOffAccount",
           case when came.recorded_from is not null and ${isHandedIn('own')} and own.accepted is distinct from own.versions
             then json_build_object('from', came.recorded_from, 'of', came.recorded_of, 'on', came.recorded_on, 'by', came.made_by, 'confirmed', not own.recorded) end as recorded,
           case when own.state in ('submitted', 'approved') and own.accepted is not null
             then json_build_object('reason', coalesce(came.reason, ''), 'stands', ${contentOf('stands')}) end as correction,
           case when came.back_from is not null and (own.state in ('draft', 'returned') or (own.state = 'accepted' and own.accepted < own.versions))
             then json_build_object('from', came.back_from, 'reason', came.back_reason, 'by', came.back_by, 'at', came.back_at) end as back,
           last.period as "lastPeriod", ${contentOf('last')} as "lastContent", last.handed_in_on as "lastOn",
           ${unchangedTexts(act)} as "unchangedTexts",
           ${evidenceOf(act)} as evidence,
           -- Few of them tick anything; what one lead reported, the next is not asked again.
           array(select distinct step from expected_report before
                   join report said on said.jurisdiction_id = before.jurisdiction_id and said.id = before.id
                   cross join unnest(said.reached) step
                  where ${inJurisdiction(act, 'before')} and before.work_id = asked.work_id and before.ticks and month_ending(before.period) < month_ending(asked.period)
                    and ${isSaid('before')}) as "reachedBefore"
      from asked
      -- Row by row, by their keys: of tables that were filled a moment ago the planner knows nothing, and would read all of them for each.
      cross join lateral (select * from list_item item where item.jurisdiction_id = asked.jurisdiction_id and item.id = asked.item_id offset 0) item
      cross join lateral (select array${itemsOfWork(act)} as ids offset 0) works
      cross join lateral (select * from task where task.jurisdiction_id = item.jurisdiction_id and task.id = item.task_id offset 0) task
      cross join lateral (select * from report_period opened where opened.jurisdiction_id = asked.jurisdiction_id and opened.period = asked.period offset 0) opened
      left join lateral (select * from report_demand demand where demand.jurisdiction_id = asked.jurisdiction_id and demand.item_id = asked.item_id offset 0) demand on true
      left join lateral (select * from report own where own.jurisdiction_id = asked.jurisdiction_id and own.id = asked.id offset 0) own on true
      left join lateral (select * from report_version came
        where came.jurisdiction_id = asked.jurisdiction_id and came.report_id = asked.id and came.number = own.versions offset 0) came on true
      left join lateral (select * from report_version stands
        where stands.jurisdiction_id = asked.jurisdiction_id and stands.report_id = asked.id and stands.number = own.accepted offset 0) stands on true
      -- The version of the period before that stands, else the newest that was handed in.
      left join lateral (
        select found.period, version.* from (
          select before.* from expected_report before
           where ${inJurisdiction(act, 'before')} and before.work_id = asked.work_id and before.unit_id = asked.unit_id and month_ending(before.period) < month_ending(asked.period)
             and ${isSaid('before')}
           order by month_ending(before.period) desc, before.period desc limit 1) found
          cross join lateral (select * from report said where said.jurisdiction_id = found.jurisdiction_id and said.id = found.id offset 0) said
          cross join lateral (select * from report_version version where version.jurisdiction_id = said.jurisdiction_id and version.report_id = said.id
            and version.number = coalesce(said.accepted, said.versions) offset 0) version) last on true
     where ${inJurisdiction(act, 'asked')} order by ${gravest}item.tier, asked.lead desc, item.id, asked.period`.execute(act.db);
  const units = [...new Set(rows.map((row) => row.unitId))];
  const [names, ended, led] = await Promise.all([unitNames(act, units), endedUnits(act, units), ledUnits(act, units)]);
  const mine = act.subject?.accountId;
  return success({
    more: rows.length > most,
    reports: rows.slice(0, most).map((row) => ({
      id: row.id,
      period: row.period,
      lead: row.lead,
      liftedOn: row.liftedOn,
      led: led.has(row.unitId),
      back: row.back,
      workId: row.workId,
      recorded: row.recorded,
      signedOff: signedOffOf(row, act, mine),
      correction: row.correction,
      unit: { id: row.unitId, name: names.get(row.unitId) ?? '', ended: ended.get(row.unitId) ?? null },
      item: { ...row.item, planned: plannedPercent(row.plan, row.lastDay) },
      state: row.state ?? 'draft',
      versions: row.versions ?? 0,
      handedInOn: row.handedInOn,
      accepted: row.accepted,
      content: row.content ?? { ...unwrittenContent, reached: [] },
      edited:
        row.editedBy === null || row.editedAt === null || row.revision === null
          ? null
          : {
              by: row.editedBy,
              at: row.editedAt,
              mine: mine !== undefined && mine === row.editedAccount,
              lately: millisecondsOf(act.now) - millisecondsOf(row.editedAt) < latelyMs,
              revision: row.revision,
            },
      unchangedBefore: runOfUnchanged(row.unchangedTexts.map((unchanged) => ({ unchanged }))),
      before:
        row.lastPeriod === null || row.lastContent === null || row.lastOn === null
          ? null
          : { period: row.lastPeriod, content: row.lastContent, on: row.lastOn },
      reachedBefore: [...row.reachedBefore],
      evidence: row.evidence,
    })),
  });
};

/** Which of the reports `own` wait for whom. */
function waitsFor(act: Act, waiting: Waiting): RawBuilder<boolean> {
  switch (waiting) {
    case 'review':
      return sql`own.state = 'submitted'`;
    case 'acceptance':
      return waitsForOffice(act);
    case 'confirmation':
      return sql`own.state = 'submitted' and own.recorded`;
    case 'withdrawal':
      return sql`own.state = 'approved'`;
    case 'denial':
      return isMineToDeny(act);
  }
}

function signedOffOf({ signedOffOn, signedOffBy, signedOffAccount }: Row, { today }: Act, reader: string | undefined): Told['signedOff'] {
  if (signedOffOn === null || signedOffBy === null) return null;
  const deniableUntil = isDeniable({ signedOffOn }, today) ? daysLater(signedOffOn, daysToDeny) : null;
  return { on: signedOffOn, by: signedOffBy, own: reader !== undefined && reader === signedOffAccount, deniableUntil };
}

/** Those of these units that have a leader in charge who can approve here. */
async function ledUnits(act: Act, units: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select asked.unit_id as id from unnest(${units}::uuid[]) asked (unit_id) where ${isLed(act)}`.execute(act.db);
  return new Set(rows.map(({ id }) => id));
}
