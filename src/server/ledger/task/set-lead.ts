/** 确定牵头单位: the one accountable lead of each of the tasks, all or none. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql, type SqlBool } from 'kysely';
import { success } from '#core/failure.ts';
import { setLead as decideLead, type StandingResponsibility } from '#core/ledger/set-lead.ts';
import type * as contract from '#contract/ledger/task-endpoints.ts';
import { beginResponsibilities } from '#server/ledger/responsibility-unit/begin-responsibilities.ts';
import { endMembers, singleDecisions } from '#server/ledger/responsibility-unit/write-decision.ts';
import { nothingChanged } from '#server/ledger/task/nothing-changed.ts';
import { keepSearch, objectNamesOf, searchTextOf } from '#server/ledger/task/search.ts';
import { updateTasks } from '#server/ledger/task/update-tasks.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { shareJurisdiction } from '#server/platform/jurisdiction.ts';

/** Refused when one of the tasks changed since the caller saw it. */
export const setLead: Handler<typeof contract.setLead> = async ({ body: { reason, ...change } }, act) => {
  const taskIds = change.tasks.map(({ id }) => id);
  // In this order, in one go. The jurisdiction before the tasks: who decides what a text means, or how an object is called, holds it alone and
  // then writes to tasks.
  const [, found, standing, single, objectsOf] = await Promise.all([
    shareJurisdiction(act),
    lockTasks(act, taskIds),
    standingOf(act, taskIds),
    singleDecisions(act, taskIds),
    objectNamesOf(act, taskIds),
  ]);
  const decided = decideLead(found, standing, change);
  if (!decided.ok) return decided;
  const { changed, ends, begins } = decided.value;
  if (changed.length === 0) return nothingChanged(act);

  const ended = new Set(ends);
  const goesOn = Map.groupBy(
    standing.filter(({ id }) => !ended.has(id)),
    ({ taskId }) => taskId,
  );
  const begunOf = Map.groupBy(
    begins.map((row) => ({ ...row, seq: row.accountable ? -1 : 0, basis: 'changed' as const, openList: false })),
    ({ taskId }) => taskId,
  );
  const rows = changed.map(({ task, lead }) => {
    const others = goesOn.get(task.id) ?? [];
    return {
      id: task.id,
      lead,
      open_list: others.some(({ openList, resolution }) => openList && resolution === 'open'),
      updated_at: act.now,
    };
  });
  const searched = changed.flatMap(({ task }) => {
    const units = [...(begunOf.get(task.id) ?? []), ...(goesOn.get(task.id) ?? [])].map(({ unit }) => unit);
    const said = searchTextOf({ code: task.code, title: task.title, text: task.body, units, objects: objectsOf.get(task.id) ?? [] });
    return said === task.search ? [] : [{ id: task.id, text: said }];
  });
  const tasks = changed.map(({ task }) => task);
  const begin = await beginResponsibilities(act, tasks, begunOf, single);
  await Promise.all([
    endResponsibilities(act, ends),
    endMembers(
      act,
      tasks.map(({ id }) => id),
    ),
    begin(),
    updateTasks(act, rows),
    keepSearch(act, searched),
  ]);
  act.audit({
    ...(reason === '' ? {} : { detail: reason }),
    objects: changed.map(({ task, lead }) => ({
      type: 'task',
      id: task.id,
      before: { lead: task.lead },
      after: { lead, ...(reason === '' ? {} : { reason }) },
    })),
  });
  return success({ changed: changed.length });
};

async function lockTasks(act: Act, ids: readonly string[]) {
  return act.db
    .selectFrom('task')
    .select(['id', 'plan_id', 'code', 'position', 'revision', 'lead', 'state', 'title', 'body'])
    .select((task) =>
      task
        .selectFrom('search_entry as said')
        .select('said.text')
        .whereRef('said.jurisdiction_id', '=', 'task.jurisdiction_id')
        .where('said.kind', '=', 'task')
        .whereRef('said.object_id', '=', 'task.id')
        .as('search'),
    )
    .where(inJurisdiction(act))
    .where(sql<SqlBool>`id = any(${ids}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** The responsibilities in force for these tasks. */
async function standingOf(act: Act, taskIds: readonly string[]): Promise<(StandingResponsibility & { readonly resolution: string })[]> {
  return act.db
    .selectFrom('responsibility')
    .select(['id', 'task_id as taskId', 'unit_text as unit', 'open_list as openList', 'accountable', 'own_part as ownPart', 'resolution'])
    .where(inJurisdiction(act))
    .where(sql<SqlBool>`task_id = any(${taskIds}::uuid[])`)
    .where('valid_to', 'is', null)
    .orderBy('seq')
    .execute();
}

async function endResponsibilities(act: Act, ids: readonly string[]): Promise<void> {
  await sql`update responsibility set valid_to = ${act.today} where ${inJurisdiction(act)} and id = any(${ids}::uuid[])`.execute(act.db);
}
