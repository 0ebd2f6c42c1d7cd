/**
 * A period opens on its last day (DOMAINS, reporting): its clocks are reckoned, and what each unit is to report is frozen, as it stood on that day.
 * The job may be killed, come twice or late: a period opens once, in one transaction, with what was known on its day.
 */
import { sql } from 'kysely';
import { daysOfPeriod } from '#core/reporting/period-days.ts';
import { frequencyOfWork } from '#core/reporting/frequency.ts';
import type { Tier } from '#core/ledger/list/item-cell.ts';
import { calendarOf } from '#core/settings/change-calendar.ts';
import { lastDayOfPeriod, lengthOfPeriod, periodsEnding } from '#core/settings/period.ts';
import { cellsOfReports } from '#server/reporting/asked-cells.ts';
import { reportKind } from '#server/reporting/report-rows.ts';
import { dayInShanghai } from '#server/platform/clock.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { owe } from '#server/platform/duty/duty.ts';
import type { Act } from '#server/platform/http/act.ts';
import { byClock, type ClockTurn, type Step } from '#server/platform/jobs/job.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';
import { keepRuleSet } from '#server/settings/rows.ts';

/** Shortly after midnight in Shanghai: on the last day of a month there is a whole day for it. */
export const openPeriods = byClock({ name: 'openPeriods', cron: '10 0 * * *', chunk: openNext });

/** One period in a chunk. Those that ended before the product first looked were never asked for, and open no more. */
async function openNext(act: Act, { since, until, position }: Pick<ClockTurn, 'since' | 'until' | 'position'>): Promise<Step> {
  const today = dayInShanghai(until);
  const ended = periodsEnding(since === null ? today : dayInShanghai(since), today);
  const [next, ...later] = ended.slice(position === null ? 0 : ended.indexOf(position) + 1);
  if (next === undefined || !(await openPeriod(act, next))) act.unchanged();
  return next === undefined || later.length === 0 ? 'done' : { next };
}

/** Whether it opened just now: one that is open already stays as it is, and one for which nothing is expected does not open. */
async function openPeriod(act: Act, period: string): Promise<boolean> {
  // No item, unit or rule changes meanwhile.
  await lockJurisdiction(act);
  const { rows } = await sql`select from report_period where ${inJurisdiction(act)} and period = ${period}`.execute(act.db);
  if (rows.length > 0) return false;
  const lastDay = lastDayOfPeriod(period);
  const length = lengthOfPeriod(period);
  if (lastDay === null || length === null) throw new Error(`no such period: ${period}`);
  const ruleSet = await keepRuleSet(act);
  const works = (await worksOn(act, lastDay)).filter(({ tiers }) => frequencyOfWork(tiers, ruleSet.rules) === length);
  if (works.length === 0) return false;
  const { due, grace, upLine, provisional } = daysOfPeriod(period, ruleSet.rules, calendarOf(ruleSet.calendar));
  await sql`
    insert into report_period (jurisdiction_id, period, last_day, due, grace_end, up_line_1, up_line_2, up_line_3, provisional, rule_set_version, opened_at)
    values (${act.jurisdictionId}, ${period}, ${lastDay}, ${due}, ${grace}, ${upLine[0]}, ${upLine[1]}, ${upLine[2]}, ${provisional}, ${ruleSet.version}, ${act.now})`.execute(
    act.db,
  );
  await sql`select fold_report_tallies()`.execute(act.db);
  const expected = await freeze(act, period, lastDay, works);
  await owe(
    act,
    expected.map(({ id, unitId }) => ({ kind: reportKind, objectType: 'expected_report', objectId: id, unitId, role: 'contact', due })),
  );
  // What is expected is derived: one object tells of it.
  act.audit({
    act: 'openPeriods',
    objects: [{ type: 'report_period', id: act.newId(), after: { period, due, graceEnd: grace, expected: expected.length } }],
  });
  return true;
}

/** The pieces of work of all lists that were issued by that day, with the tiers that their items had then. */
async function worksOn(act: Act, day: string): Promise<readonly { readonly workId: string; readonly tiers: readonly Tier[] }[]> {
  const { rows } = await sql<{ workId: string; tiers: readonly Tier[] }>`
    select item.work_id as "workId", array_agg(distinct known.tier) as tiers
      from annual_list list
      join list_item item on item.jurisdiction_id = list.jurisdiction_id and item.list_id = list.id and item.parent_id is null and item.removed_at is null
      join task on task.jurisdiction_id = item.jurisdiction_id and task.id = item.task_id and task.state = 'open'
      join lateral (
        select (version.facts->>'tier')::int as tier from item_version version
         where ${inJurisdiction(act, 'version')} and version.item_id = item.id and version.known_from <= ${day}
         order by version.number desc limit 1) known on true
     where ${inJurisdiction(act, 'list')} and list.state = 'issued' and list.issued_on <= ${day}
     group by item.work_id order by item.work_id`.execute(act.db);
  return rows;
}

/** Each unit that carried the work on that day, once, in its weightiest role; bodies outside have no desk here and were not asked to sign. */
async function freeze(
  act: Act,
  period: string,
  day: string,
  works: readonly { readonly workId: string }[],
): Promise<readonly { readonly id: string; readonly unitId: string }[]> {
  const { rows } = await sql<{ workId: string; unitId: string; itemId: string; lead: boolean; tier: Tier }>`
    select distinct on (item.work_id, part.unit_id) item.work_id as "workId", part.unit_id as "unitId", item.id as "itemId", part.role = 'lead' as lead,
           (select (version.facts->>'tier')::int from item_version version
             where ${inJurisdiction(act, 'version')} and version.item_id = item.id and version.known_from <= ${day} order by version.number desc limit 1) as tier
      from list_item item
      join annual_list list on list.jurisdiction_id = item.jurisdiction_id and list.id = item.list_id and list.state = 'issued' and list.issued_on <= ${day}
      join task on task.jurisdiction_id = item.jurisdiction_id and task.id = item.task_id and task.state = 'open'
      join item_part part on part.jurisdiction_id = item.jurisdiction_id and part.item_id = item.id and part.role <> 'supervise'
        and part.valid_from <= ${day} and (part.valid_to is null or part.valid_to > ${day})
      join sign_for asked on asked.jurisdiction_id = item.jurisdiction_id and asked.item_id = item.id and asked.unit_id = part.unit_id
     where ${inJurisdiction(act, 'item')} and item.parent_id is null and item.removed_at is null
       and item.work_id = any(${works.map(({ workId }) => workId)}::uuid[])
     order by item.work_id, part.unit_id, part.role = 'lead' desc, list.issued_on desc, item.id`.execute(act.db);
  const cells = await cellsOfReports(act, period, rows);
  const made = rows.map((row, at) => ({ ...row, id: act.newId(), asked: cells[at]?.asked ?? 0, carried: cells[at]?.carried ?? 0 }));
  await sql`
    insert into expected_report (jurisdiction_id, id, period, work_id, unit_id, item_id, lead, tier, cells, carried)
    select ${act.jurisdictionId}, made.id, ${period}, made.work_id, made.unit_id, made.item_id, made.lead, made.tier, made.cells, made.carried
      from unnest(${made.map(({ id }) => id)}::uuid[], ${made.map(({ workId }) => workId)}::uuid[], ${made.map(({ unitId }) => unitId)}::uuid[],
             ${made.map(({ itemId }) => itemId)}::uuid[], ${made.map(({ lead }) => lead)}::boolean[], ${made.map(({ tier }) => tier)}::integer[],
             ${made.map(({ asked }) => asked)}::integer[], ${made.map(({ carried }) => carried)}::integer[]) made (id, work_id, unit_id, item_id, lead, tier, cells, carried)`.execute(
    act.db,
  );
  return made;
}
