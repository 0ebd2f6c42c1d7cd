/** 进展 of an item: what the lead reported period by period, the other units' own parts under it. Whoever may read the item may read it. */
import { sql } from 'kysely';
import { failure, success } from '#core/failure.ts';
import type * as contract from '#contract/reporting/version-endpoints.ts';
import { withinPower } from '#server/access/within-power.ts';
import { isListSeen, itemWithin, listReach } from '#server/ledger/list/list-rows.ts';
import { unitNames } from '#server/plan/unit-text/unit-tree.ts';
import { contentOf, isStillAsked, itemsOfWork, milestonesOf, withinReports } from '#server/reporting/report-rows.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { AnswerOf, Handler } from '#server/platform/http/route.ts';

/** Twelve months and four quarters a year. */
const threeYears = 48;

type Progress = contract.UnitProgress;

interface Row {
  readonly period: string;
  readonly due: string;
  readonly unitId: string;
  readonly lead: boolean;
  readonly state: Progress['state'];
  readonly content: Progress['content'];
  readonly on: string | null;
  readonly correcting: boolean;
}

export const getItemProgress: Handler<typeof contract.getItemProgress> = async ({ params: { itemId } }, act) => {
  const reach = await listReach(act);
  const { rows: known } = await sql<{
    workId: string;
    milestones: readonly { id: string; due: string; text: string }[];
    demand: AnswerOf<typeof contract.getItemProgress>['demand'];
  }>`
    select item.work_id as "workId", ${milestonesOf(act, itemsOfWork(act, 'item'))} as milestones,
           json_build_object('code', item.code, 'evidenceReason', demand.evidence_reason,
             'target', case when demand.target is not null then json_build_object('of', trim_scale(demand.target)::text, 'measure', demand.measure) end) as demand
      from list_item item join annual_list list on list.jurisdiction_id = item.jurisdiction_id and list.id = item.list_id
      left join report_demand demand on demand.jurisdiction_id = item.jurisdiction_id and demand.item_id = item.id
     where ${inJurisdiction(act, 'item')} and item.id = ${itemId} and item.removed_at is null and ${itemWithin(act, reach)} and ${isListSeen(act, reach, 'list')}`.execute(
    act.db,
  );
  const [item] = known;
  if (item === undefined) return failure('item-not-found');
  // What its leader has approved is the unit's word to others; before that it is read by the unit and by the office that it is for.
  const reading = withinPower(act, 'listReports');
  const isOwn = reading === null ? sql`false` : await withinReports(reading);
  const { rows } = await sql<Row>`
    with newest as (
      select opened.period, opened.last_day, opened.due from report_period opened
       where ${inJurisdiction(act, 'opened')} and exists (
         select from expected_report asked where ${inJurisdiction(act, 'asked')} and asked.period = opened.period and asked.work_id = ${item.workId})
       order by opened.last_day desc, opened.period desc limit ${threeYears})
    select newest.period, newest.due, asked.unit_id as "unitId", asked.lead, case when version.number = own.accepted then 'accepted' when version.number is not null then own.state end as state,
           ${contentOf('version')} as content, version.handed_in_on as on,
           coalesce(own.accepted < own.versions and own.state in ('submitted', 'approved'), false) as correcting
      from newest
      join expected_report asked on ${inJurisdiction(act, 'asked')} and asked.period = newest.period and asked.work_id = ${item.workId}
      left join report own on own.jurisdiction_id = asked.jurisdiction_id and own.id = asked.id
      left join report_version version on version.jurisdiction_id = own.jurisdiction_id and version.report_id = own.id
        and version.number = coalesce(own.accepted, case when own.state = 'approved' or (own.state = 'submitted' and ${isOwn}) then own.versions end)
     where ${isStillAsked} or version.number is not null
     order by newest.last_day desc, newest.period desc, asked.lead desc, asked.id`.execute(act.db);
  const names = await unitNames(act, [...new Set(rows.map(({ unitId }) => unitId))]);
  return success({
    milestones: [...item.milestones],
    demand: item.demand,
    periods: [...Map.groupBy(rows, ({ period }) => period)].map(([period, own]) => ({
      period,
      due: own[0]?.due ?? '',
      reports: own.map(({ unitId, lead, state, content, on, correcting }) => ({
        unit: { id: unitId, name: names.get(unitId) ?? '' },
        lead,
        state,
        content,
        on,
        correcting,
      })),
    })),
  });
};
