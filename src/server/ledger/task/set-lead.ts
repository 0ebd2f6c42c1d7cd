/** 确定牵头单位: the one accountable lead of tasks, all or none. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql } from 'kysely';
import { success } from '#core/failure.ts';
import { setLead as decideLead, type BegunResponsibility, type StandingResponsibility } from '#core/ledger/set-lead.ts';
import type * as contract from '#contract/ledger/task-endpoints.ts';
import {
  addResponsibilities,
  endMembers,
  keepOpenLists,
  singleDecisions,
  type SingleDecisions,
} from '#server/ledger/responsibility-unit/write-decision.ts';
import { nothingChanged } from '#server/ledger/task/nothing-changed.ts';
import { writeSearch } from '#server/ledger/task/search.ts';
import { issuedOnOf } from '#server/plan/rows.ts';
import { keepUnitTexts } from '#server/plan/unit-text/unit-texts.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';

/** Refused when one of the tasks changed since the caller saw it. */
export const setLead: Handler<typeof contract.setLead> = async ({ body: { reason, ...change } }, act) => {
  // Before the tasks: who decides what a text means holds the jurisdiction too, and then writes to tasks.
  await lockJurisdiction(act);
  const taskIds = change.tasks.map(({ id }) => id);
  const found = await lockTasks(act, taskIds);
  const decided = decideLead(found, await standingOf(act, taskIds), change);
  if (!decided.ok) return decided;
  const { changed, ends, begins } = decided.value;
  if (changed.length === 0) return nothingChanged(act);

  const ids = changed.map(({ id }) => id);
  const single = await singleDecisions(act, ids);
  await endResponsibilities(act, ends);
  await endMembers(act, ids);
  await beginResponsibilities(act, changed, begins, single);
  await keepOpenLists(act, ids);
  await act.db
    .updateTable('task')
    .set((task) => ({ lead: change.lead, revision: task('revision', '+', 1), updated_at: act.now }))
    .where(inJurisdiction(act))
    .where('id', 'in', ids)
    .execute();
  await writeSearch(act, ids);
  act.audit({
    ...(reason === '' ? {} : { detail: reason }),
    objects: changed.map((task) => ({
      type: 'task',
      id: task.id,
      before: { lead: task.lead },
      after: { lead: change.lead, ...(reason === '' ? {} : { reason }) },
    })),
  });
  return success({ changed: changed.length });
};

type LockedTask = Awaited<ReturnType<typeof lockTasks>>[number];

async function lockTasks(act: Act, ids: readonly string[]) {
  return act.db
    .selectFrom('task')
    .select(['id', 'plan_id', 'code', 'position', 'revision', 'lead', 'state'])
    .where(inJurisdiction(act))
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** The responsibilities in force for these tasks. */
async function standingOf(act: Act, taskIds: readonly string[]): Promise<StandingResponsibility[]> {
  return act.db
    .selectFrom('responsibility')
    .select(['id', 'task_id as taskId', 'unit_text as unit', 'open_list as openList', 'accountable', 'own_part as ownPart'])
    .where(inJurisdiction(act))
    .where('task_id', 'in', taskIds)
    .where('valid_to', 'is', null)
    .execute();
}

async function endResponsibilities(act: Act, ids: readonly string[]): Promise<void> {
  await sql`update responsibility set valid_to = ${act.today} where ${inJurisdiction(act)} and id = any(${ids}::uuid[])`.execute(act.db);
}

/** A unit that the plan does not print gets its row among the plan's texts, as if it did. */
async function beginResponsibilities(
  act: Act,
  tasks: readonly LockedTask[],
  begins: readonly BegunResponsibility[],
  single: SingleDecisions,
): Promise<void> {
  const begunOf = Map.groupBy(begins, ({ taskId }) => taskId);
  for (const [planId, own] of Map.groupBy(tasks, (task) => task.plan_id)) {
    const begun = own.flatMap((task) => (begunOf.get(task.id) ?? []).map((row) => ({ ...row, task })));
    await keepUnitTexts(act, { id: planId, issuedOn: await issuedOnOf(act, planId) }, new Set(begun.map(({ unit }) => unit)));
    await addResponsibilities(
      act,
      planId,
      begun.map(({ task, unit, role, accountable, ownPart }) => ({
        jurisdiction_id: act.jurisdictionId,
        id: act.newId(),
        task_id: task.id,
        seq: accountable ? -1 : 0,
        unit_text: unit,
        role,
        basis: 'changed',
        open_list: false,
        own_part: ownPart,
        accountable,
        valid_from: act.today,
        valid_to: null,
        task_position: task.position,
      })),
      single,
    );
  }
}
