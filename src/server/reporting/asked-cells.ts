/** 填报负担 as rows: what reports that are about to be asked ask for, and what units are asked already. */
import { sql } from 'kysely';
import { cellsOfReport, unitWithoutRoom, type Cells, type UnitBurden } from '#core/reporting/burden.ts';
import { firstDayOfPeriod, lastDayOfPeriod } from '#core/settings/period.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import { loadRuleSet } from '#server/settings/rows.ts';
import { isSaid } from '#server/reporting/figure-rows.ts';
import { isStillAsked, withinReports } from '#server/reporting/report-rows.ts';

interface Asking {
  readonly workId: string;
  readonly unitId: string;
  readonly itemId: string;
  readonly lead: boolean;
}

/** The cells of each of these reports of a period, in their order. */
export async function cellsOfReports(act: Act, period: string, reports: readonly Asking[]): Promise<readonly Cells[]> {
  const { rows } = await sql<{ measured: boolean; milestones: number; due: number; goal: boolean; before: boolean }>`
    select task.nature <> 'constraint' as measured, item.goal is not null as goal, coalesce(steps.milestones, 0) as milestones, coalesce(steps.due, 0) as due,
           exists (select from expected_report before where ${inJurisdiction(act, 'before')} and before.work_id = asked.work_id and before.unit_id = asked.unit_id
             and ${isSaid('before')}) as before
      from unnest(${reports.map(({ workId }) => workId)}::uuid[], ${reports.map(({ unitId }) => unitId)}::uuid[], ${reports.map(({ itemId }) => itemId)}::uuid[])
             with ordinality asked (work_id, unit_id, item_id, place)
      join list_item item on ${inJurisdiction(act, 'item')} and item.id = asked.item_id
      join task on task.jurisdiction_id = item.jurisdiction_id and task.id = item.task_id
      left join (select step.item_id, count(*)::int as milestones,
                        (count(*) filter (where step.due between ${firstDayOfPeriod(period)} and ${lastDayOfPeriod(period)}))::int as due
                   from milestone step where ${inJurisdiction(act, 'step')} group by step.item_id) steps on steps.item_id = item.id
     order by asked.place`.execute(act.db);
  return rows.map((row, at) => cellsOfReport({ ...row, lead: reports[at]?.lead ?? false }));
}

export interface UnitCells extends UnitBurden {
  readonly reports: number;
  readonly questions: number;
  readonly carried: number;
}

/** What the units within reach are asked in the periods that end with this one, questions and all; of these units alone, where that is said. */
export async function burdenOf(act: Act, period: string, unitIds?: readonly string[]): Promise<readonly UnitCells[]> {
  const within = await withinReports(act);
  const ending = sql`select ending.period from report_period ending join report_period this on this.jurisdiction_id = ending.jurisdiction_id and this.last_day = ending.last_day
    where ${inJurisdiction(act, 'this')} and this.period = ${period}`;
  const of = unitIds === undefined ? sql`` : sql`and asked.unit_id = any(${[...unitIds]}::uuid[])`;
  const { rows } = await sql<UnitCells>`
    select unit_id as "unitId", sum(reports)::int as reports, sum(questions)::int as questions, (sum(cells) + sum(questions))::int as asked, sum(carried)::int as carried
      from (
        select asked.unit_id, count(*) as reports, 0 as questions, sum(asked.cells) as cells, sum(asked.carried) as carried
          from expected_report asked where ${within} and ${isStillAsked} and asked.period in (${ending}) ${of} group by asked.unit_id
        union all
        select asked.unit_id, 0, count(*), 0, 0 from report_answer asked
          join report_question question on question.jurisdiction_id = asked.jurisdiction_id and question.id = asked.question_id and question.withdrawn_at is null
         where ${within} and question.period in (${ending}) ${of} group by asked.unit_id) told
     group by unit_id`.execute(act.db);
  return rows;
}

/** The ceiling of the rules: so many cells a unit and period. */
export const ceilingOf = async (act: Act): Promise<number> => (await loadRuleSet(act)).rules['frequency.cells-most'];

/** Whom one more cell in this period would bring above the ceiling, by how much it is asked already; null: nobody of them. The jurisdiction is locked. */
export async function withoutRoom(
  act: Act,
  period: string,
  unitIds: readonly string[],
): Promise<{ readonly unitId: string; readonly asked: number; readonly ceiling: number } | null> {
  const [burdens, ceiling] = [await burdenOf(act, period, unitIds), await ceilingOf(act)];
  const found = unitWithoutRoom(burdens, 1, ceiling);
  return found === null ? null : { unitId: found.unitId, asked: found.asked, ceiling };
}
