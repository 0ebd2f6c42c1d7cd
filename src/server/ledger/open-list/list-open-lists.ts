/** All open lists of the ledger, and names that no unit was found for, by plan and text. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql } from 'kysely';
import { success } from '#core/failure.ts';
import type * as contract from '#contract/ledger/open-list-endpoints.ts';
import { listedOfText, type OpenList, type OpenListTab } from '#contract/ledger/open-list-endpoints.ts';
import { planResolver, proposalsOf, unitTextsOf } from '#server/plan/unit-text/unit-texts.ts';
import { namedUnits, unitNames } from '#server/plan/unit-text/unit-tree.ts';
import { issuedOnOf } from '#server/plan/rows.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';

interface Row {
  readonly plan_id: string;
  readonly plan_title: string;
  readonly text: string;
  readonly open_list: boolean;
  readonly total: number;
  readonly id: string;
  readonly task_id: string;
  readonly code: string;
  readonly title: string;
  readonly chapter: string;
  readonly role: string;
  readonly resolution: string;
  readonly singly: boolean;
  readonly resolved_by: string | null;
  readonly resolved_at: string | null;
  readonly unit_ids: readonly string[];
}

/** What stands under a tab, as a condition on `responsibility`. */
const tabs = {
  unnamed: sql`responsibility.open_list and responsibility.resolution = 'open'`,
  named: sql`responsibility.resolution = 'named'`,
  'as-printed': sql`responsibility.resolution = 'as-printed'`,
  unmatched: sql`not responsibility.open_list and responsibility.resolution = 'open'`,
} as const satisfies Record<OpenListTab, unknown>;

export const listOpenLists: Handler<typeof contract.listOpenLists> = async ({ query: { tab, planId } }, act) => {
  const rows = await rowsOf(act, tab, planId);
  const names = await unitNames(
    act,
    rows.flatMap((row) => row.unit_ids),
  );
  const lists: OpenList[] = [];
  for (const [plan, ofPlan] of Map.groupBy(rows, (row) => row.plan_id)) {
    const texts = await unitTextsOf(act, plan, [...new Set(ofPlan.map(({ text }) => text))]);
    const resolve = tab === 'unmatched' ? await planResolver(act, plan, await issuedOnOf(act, plan)) : null;
    for (const [text, own] of Map.groupBy(ofPlan, (row) => row.text)) {
      const [first] = own;
      if (first === undefined) continue;
      lists.push({
        planId: plan,
        planTitle: first.plan_title,
        text,
        openList: first.open_list,
        revision: texts.get(text)?.revision ?? 1,
        proposals: resolve === null ? [] : proposalsOf(resolve, text),
        total: first.total,
        // The casts name what the CHECKs of the table hold.
        responsibilities: own.map((row) => ({
          id: row.id,
          taskId: row.task_id,
          taskCode: row.code,
          taskTitle: row.title,
          chapter: row.chapter,
          role: row.role as OpenList['responsibilities'][number]['role'],
          state: row.resolution as OpenList['responsibilities'][number]['state'],
          units: namedUnits(row.unit_ids, names),
          singly: row.singly,
          resolvedBy: row.resolved_by,
          resolvedAt: row.resolved_at,
        })),
      });
    }
  }
  lists.sort((a, b) => b.total - a.total || (a.text < b.text ? -1 : 1));
  return success({ counts: await countsOf(act, planId), lists });
};

/** The first responsibilities of each text in printed order, with how many there are. */
async function rowsOf(act: Act, tab: OpenListTab, planId: string | undefined): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select found.*, array(select unit_id from responsibility_unit as member
        where ${inJurisdiction(act, 'member')} and member.task_id = found.task_id and member.responsibility_id = found.id) as unit_ids
      from (select task.plan_id, plan.title as plan_title, responsibility.unit_text as text, responsibility.open_list, responsibility.id,
              task.id as task_id, task.code, task.title, task.chapter, responsibility.role, responsibility.resolution,
              responsibility.resolved_singly as singly, responsibility.resolved_by, responsibility.resolved_at, task.position,
              row_number() over (partition by task.plan_id, responsibility.unit_text order by task.position) as place,
              (count(*) over (partition by task.plan_id, responsibility.unit_text))::int as total
              from responsibility
              join task on task.jurisdiction_id = responsibility.jurisdiction_id and task.id = responsibility.task_id
              join plan on plan.jurisdiction_id = task.jurisdiction_id and plan.id = task.plan_id
             where ${inJurisdiction(act, 'responsibility')} and responsibility.valid_to is null and task.state = 'open'
               and ${tabs[tab]} ${planId === undefined ? sql`` : sql`and task.plan_id = ${planId}`}) as found
     where found.place <= ${listedOfText}
     order by found.plan_id, found.text, found.position`.execute(act.db);
  return rows;
}

/** How many tasks have at least one responsibility that stands under each tab. */
async function countsOf(act: Act, planId: string | undefined): Promise<Record<OpenListTab, number>> {
  const { rows } = await sql<Record<OpenListTab, number>>`
    select (count(distinct task.id) filter (where ${tabs.unnamed}))::int as unnamed,
      (count(distinct task.id) filter (where ${tabs.named}))::int as named,
      (count(distinct task.id) filter (where ${tabs['as-printed']}))::int as "as-printed",
      (count(distinct task.id) filter (where ${tabs.unmatched}))::int as unmatched
      from responsibility
      join task on task.jurisdiction_id = responsibility.jurisdiction_id and task.id = responsibility.task_id
     where ${inJurisdiction(act, 'responsibility')} and responsibility.valid_to is null and task.state = 'open'
       and responsibility.resolution <> 'matched'
       ${planId === undefined ? sql`` : sql`and task.plan_id = ${planId}`}`.execute(act.db);
  return rows[0] ?? { unnamed: 0, named: 0, 'as-printed': 0, unmatched: 0 };
}
