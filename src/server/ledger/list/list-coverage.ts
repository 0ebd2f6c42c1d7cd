/** What became of the ledger's tasks this year: in a list, left out with a reason, or not accounted for yet. */
import { sql } from 'kysely';
import { failure, success } from '#core/failure.ts';
import type * as contract from '#contract/ledger/list-endpoints.ts';
import { seenLists } from '#server/ledger/list/list-rows.ts';
import { itemOfYear } from '#server/ledger/list/listed-tasks.ts';
import { allWords } from '#server/ledger/list/task-words.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { jsonMoment } from '#server/platform/database/json-rows.ts';
import type { AnswerOf, Handler } from '#server/platform/http/route.ts';

/** What may be listed: open tasks, but for 总领, which holds nothing to check. */
export const listable = sql`task.state = 'open' and task.role <> 'overall'`;

type Coverage = AnswerOf<typeof contract.getListCoverage>;

export const getListCoverage: Handler<typeof contract.getListCoverage> = async ({ params: { listId } }, act) => {
  const [list] = await seenLists(act, { listId });
  if (list === undefined) return failure('list-not-found');
  const { rows } = await sql<Coverage['chapters'][number]>`
    select chapter."planId", chapter.path, chapter.tasks, chapter.listed, chapter.elsewhere, chapter.omitted,
           coalesce(chapter.title, (select clause.heading from clause
             join plan_version version on version.jurisdiction_id = clause.jurisdiction_id and version.id = clause.version_id and version.state = 'published'
            where ${inJurisdiction(act, 'clause')} and version.plan_id = chapter."planId" and clause.path = chapter.path and clause.heading is not null
            order by clause.seq limit 1), '') as title
      from (select task.plan_id as "planId", head.path, min(task.chapter) filter (where task.path = head.path) as title, min(task.position) as first,
           count(*)::int as tasks, count(*) filter (where item.list_id = ${listId})::int as listed,
           count(*) filter (where item.list_id <> ${listId})::int as elsewhere,
           count(*) filter (where item.list_id is null and omitted.task_id is not null)::int as omitted
      from task
      cross join lateral (select coalesce(substring(task.path from '^[^/]*(?:/[^/0-9０-９][^/]*)?'), '') as path) head
      left join list_item item on item.jurisdiction_id = task.jurisdiction_id and item.year = ${list.year} and item.task_id = task.id
        and item.parent_id is null and item.removed_at is null
      left join (select distinct own.task_id from list_omission own
          join annual_list list on list.jurisdiction_id = own.jurisdiction_id and list.id = own.list_id and list.year = ${list.year}
         where ${inJurisdiction(act, 'own')}) omitted on omitted.task_id = task.id
     where ${inJurisdiction(act, 'task')} and ${listable}
     group by 1, 2) chapter
     order by chapter.first`.execute(act.db);
  return success({ chapters: rows });
};

export const listUnlisted: Handler<typeof contract.listUnlisted> = async ({ params: { listId }, query: { state, limit, offset } }, act) => {
  const [list] = await seenLists(act, { listId });
  if (list === undefined) return failure('list-not-found');
  const omissions = sql`from list_omission own
    join annual_list list on list.jurisdiction_id = own.jurisdiction_id and list.id = own.list_id and list.year = ${list.year}
   where ${inJurisdiction(act, 'own')} and own.task_id = task.id`;
  const which =
    state === undefined
      ? sql``
      : state === 'omitted'
        ? sql`and exists (select 1 ${omissions})`
        : sql`and not exists (select 1 ${omissions})`;
  // The reason is looked up for the page alone.
  const { rows } = await sql<AnswerOf<typeof contract.listUnlisted>['tasks'][number] & { total: number }>`
    select task.id as "taskId", task.plan_id as "planId", task.code, task.path, task.title, task.text, task.lead, own.omitted, task.total
      from (select task.id, task.plan_id, task.code, task.path, task.title, ${allWords} as text, task.lead, task.position, (count(*) over ())::int as total
              from task
             where ${inJurisdiction(act, 'task')} and ${listable} and (select item.list_id ${itemOfYear(act, list.year)}) is null ${which}
             order by task.position limit ${limit} offset ${offset}) task
      left join lateral (
        select json_build_object('listId', own.list_id, 'reason', own.reason, 'by', own.omitted_by, 'at', own.omitted_at) as omitted
          ${omissions} order by own.list_id = ${listId} desc, own.omitted_at limit 1) own on true
     order by task.position`.execute(act.db);
  const total = rows[0]?.total ?? 0;
  return success({
    total,
    tasks: rows.map(({ total: _total, omitted, ...task }) => ({
      ...task,
      omitted: omitted === null ? null : { ...omitted, at: jsonMoment(omitted.at) },
    })),
  });
};
