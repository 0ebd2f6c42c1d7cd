/** 不列: tasks that a list leaves out with a reason, and taking that back. */
import { sql } from 'kysely';
import { success } from '#core/failure.ts';
import { tasksToOmit } from '#core/ledger/list/list-tasks.ts';
import type * as contract from '#contract/ledger/list-endpoints.ts';
import { listedTasks } from '#server/ledger/list/add-to-list.ts';
import { bumpList, lockComposed } from '#server/ledger/list/list-rows.ts';
import { foldIfMany } from '#server/ledger/tally/kept-answer.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';

export const omitTasks: Handler<typeof contract.omitTasks> = async ({ params: { listId }, body: { taskIds, reason } }, act) => {
  // Nobody puts them into a list of the year meanwhile.
  await lockJurisdiction(act);
  const list = await lockComposed(act, listId);
  if (!list.ok) return list;
  const found = await listedTasks(act, list.value.year, sql`task.id = any(${taskIds}::uuid[])`);
  const decided = tasksToOmit(taskIds, found);
  if (!decided.ok) return decided;
  const revision = await bumpList(act, list.value);
  await sql`
    insert into list_omission (jurisdiction_id, list_id, task_id, reason, omitted_by, omitted_at)
    select ${act.jurisdictionId}, ${listId}, task_id, ${reason}, ${act.actor}, ${act.now} from unnest(${decided.value}::uuid[]) omitted (task_id)
    on conflict (jurisdiction_id, list_id, task_id)
      do update set reason = excluded.reason, omitted_by = excluded.omitted_by, omitted_at = excluded.omitted_at`.execute(act.db);
  await foldIfMany(act, decided.value.length);
  act.audit({
    detail: reason,
    objects: [{ type: 'annual_list', id: listId, after: { omitted: decided.value.map((id) => found.get(id)?.code ?? ''), reason } }],
  });
  return success({ revision, changed: decided.value.length });
};

export const takeBackOmissions: Handler<typeof contract.takeBackOmissions> = async ({ params: { listId }, body: { taskIds } }, act) => {
  const list = await lockComposed(act, listId);
  if (!list.ok) return list;
  const { rows } = await sql<{ code: string; reason: string }>`
    delete from list_omission own using task
     where ${inJurisdiction(act, 'own')} and own.list_id = ${listId} and own.task_id = any(${taskIds}::uuid[])
       and task.jurisdiction_id = own.jurisdiction_id and task.id = own.task_id
    returning task.code, own.reason`.execute(act.db);
  if (rows.length === 0) {
    act.unchanged();
    return success({ revision: list.value.revision, changed: 0 });
  }
  const revision = await bumpList(act, list.value);
  await foldIfMany(act, rows.length);
  act.audit({ objects: [{ type: 'annual_list', id: listId, before: { omitted: rows.map(({ code, reason }) => ({ code, reason })) } }] });
  return success({ revision, changed: rows.length });
};
