/** What can be changed on published tasks: the accountable lead, themes, principles. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { failure, success, type Outcome } from '#core/failure.ts';
import { openPattern } from '#core/unit/open-list.ts';
import type { ResponsibilityRole } from '#core/plan/draft/operation.ts';
import {
  addResponsibilities,
  endMembers,
  keepOpenLists,
  singleDecisions,
  type SingleDecisions,
} from '#server/ledger/responsible-unit/write-decision.ts';
import { writeSearch } from '#server/ledger/task/search.ts';
import { keepUnitTexts } from '#server/plan/unit-text/unit-texts.ts';
import { issuedOnOf } from '#server/plan/rows.ts';
import type { Act } from '#server/platform/http/act.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';

interface LeadChange {
  readonly tasks: readonly { readonly id: string; readonly revision: number }[];
  readonly unit: string | null;
  readonly reason: string;
  readonly formerLeadBecomes: ResponsibilityRole | null;
}

/** All or none: refused when one of the tasks changed since the caller saw it. The former lead stays in the role that the caller names. */
export async function setLead(act: Act, { tasks, unit, reason, formerLeadBecomes }: LeadChange): Promise<Outcome<{ changed: number }>> {
  // Before the tasks: who decides what a text means holds the jurisdiction too, and then writes to tasks.
  await lockJurisdiction(act);
  const found = await act.db
    .selectFrom('task')
    .select(['id', 'plan_id', 'code', 'position', 'revision', 'lead_unit', 'state'])
    .where(inJurisdiction(act))
    .where(
      'id',
      'in',
      tasks.map(({ id }) => id),
    )
    .orderBy('id')
    .forUpdate()
    .execute();
  const byId = new Map(found.map((task) => [task.id, task]));
  for (const { id, revision } of tasks) {
    const task = byId.get(id);
    if (task === undefined) return failure('task-not-found');
    if (task.revision !== revision) return failure('task-changed', { code: task.code });
    if (task.state === 'withdrawn') return failure('task-withdrawn', { code: task.code });
  }
  const changing = found.filter((task) => task.lead_unit !== unit);
  if (changing.length === 0) return nothingChanged(act, 'task.set-lead');
  const ids = changing.map(({ id }) => id);
  if (unit !== null && (openPattern(unit) !== null || (await isOpenList(act, ids, unit)))) return failure('lead-is-open-list', { unit });

  const ownPart = await ownParts(act, ids);
  const single = await singleDecisions(act, ids);
  await closeResponsibilities(act, ids, (row) => row.where('accountable', '=', true));
  const begin: NewResponsibility[] = changing.flatMap((task) =>
    task.lead_unit === null || formerLeadBecomes === null
      ? []
      : [{ task, unit: task.lead_unit, role: formerLeadBecomes, accountable: false, ownPart: ownPart(task.id, task.lead_unit) }],
  );
  if (unit !== null) {
    await closeResponsibilities(act, ids, (row) => row.where('unit_text', '=', unit));
    begin.push(...changing.map((task) => ({ task, unit, role: 'lead' as const, accountable: true, ownPart: ownPart(task.id, unit) })));
  }
  await endMembers(act, ids);
  await beginResponsibilities(act, begin, single);
  await keepOpenLists(act, ids);
  await act.db
    .updateTable('task')
    .set((task) => ({ lead_unit: unit, revision: task('revision', '+', 1), updated_at: act.now }))
    .where(inJurisdiction(act))
    .where('id', 'in', ids)
    .execute();
  await writeSearch(act, ids);
  act.audit({
    act: 'task.set-lead',
    ...(reason === '' ? {} : { detail: reason }),
    objects: changing.map((task) => ({
      type: 'task',
      id: task.id,
      before: { lead: task.lead_unit },
      after: { lead: unit, ...(reason === '' ? {} : { reason }) },
    })),
  });
  return success({ changed: changing.length });
}

/** Nothing to do is no error. That somebody asked is an act all the same, of no object: no task's history tells of it. */
function nothingChanged(act: Act, name: string): Outcome<{ changed: number }> {
  act.audit({ act: name, objects: [] });
  return success({ changed: 0 });
}

/** Whether one of the tasks prints the text as nobody in particular (有关县市区, …等): nobody could be asked to answer for the task. */
async function isOpenList(act: Act, taskIds: readonly string[], unit: string): Promise<boolean> {
  const row = await act.db
    .selectFrom('responsibility')
    .select('id')
    .where(inJurisdiction(act))
    .where('task_id', 'in', taskIds)
    .where('unit_text', '=', unit)
    .where('open_list', '=', true)
    .where('valid_to', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** What a unit's own part in a task is: it stays with the unit in whatever role. */
async function ownParts(act: Act, taskIds: readonly string[]): Promise<(taskId: string, unit: string) => string | null> {
  const rows = await act.db
    .selectFrom('responsibility')
    .select(['task_id', 'unit_text', 'own_part'])
    .where(inJurisdiction(act))
    .where('task_id', 'in', taskIds)
    .where('valid_to', 'is', null)
    .where('own_part', 'is not', null)
    .execute();
  return (taskId, unit) => rows.find((row) => row.task_id === taskId && row.unit_text === unit)?.own_part ?? null;
}

type OpenRows = ReturnType<typeof openRows>;

function openRows(act: Act, taskIds: readonly string[]) {
  return act.db
    .updateTable('responsibility')
    .set({ valid_to: act.today })
    .where(inJurisdiction(act))
    .where('task_id', 'in', taskIds)
    .where('valid_to', 'is', null);
}

/** A responsibility is never deleted: it ends, and a new one begins. */
async function closeResponsibilities(act: Act, taskIds: readonly string[], which: (rows: OpenRows) => OpenRows): Promise<void> {
  await which(openRows(act, taskIds)).execute();
}

interface NewResponsibility {
  readonly task: { readonly id: string; readonly plan_id: string; readonly position: number };
  readonly unit: string;
  readonly role: ResponsibilityRole;
  readonly accountable: boolean;
  readonly ownPart: string | null;
}

/** A unit that the plan does not print gets its row among the plan's texts, as if it did. */
async function beginResponsibilities(act: Act, rows: readonly NewResponsibility[], single: SingleDecisions): Promise<void> {
  for (const [planId, own] of Map.groupBy(rows, ({ task }) => task.plan_id)) {
    await keepUnitTexts(act, { id: planId, issuedOn: await issuedOnOf(act, planId) }, new Set(own.map(({ unit }) => unit)));
    await addResponsibilities(
      act,
      planId,
      own.map(({ task, unit, role, accountable, ownPart }) => ({
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

export async function setTaskThemes(
  act: Act,
  change: { taskIds: readonly string[]; add: readonly string[]; remove: readonly string[] },
): Promise<Outcome<{ changed: number }>> {
  const tasks = await act.db
    .selectFrom('task')
    .select('id')
    .where(inJurisdiction(act))
    .where('id', 'in', change.taskIds)
    .orderBy('id')
    .forKeyShare()
    .execute();
  if (tasks.length < new Set(change.taskIds).size) return failure('task-not-found');
  const wanted = [...new Set([...change.add, ...change.remove])];
  if (wanted.length === 0) return nothingChanged(act, 'task.set-themes');
  const themes = await act.db
    .selectFrom('theme')
    .select(['id', 'name'])
    .where(inJurisdiction(act))
    .where('id', 'in', wanted)
    .orderBy('id')
    // A theme that somebody removes at this moment is gone, or stays.
    .forKeyShare()
    .execute();
  if (themes.length < wanted.length) return failure('theme-not-found');

  if (change.remove.length > 0) {
    await act.db
      .deleteFrom('task_theme')
      .where(inJurisdiction(act))
      .where('task_id', 'in', change.taskIds)
      .where('theme_id', 'in', change.remove)
      .execute();
  }
  if (change.add.length > 0) {
    // Tasks times themes can be more rows than a statement takes parameters.
    await act.db
      .insertInto('task_theme')
      .columns(['jurisdiction_id', 'task_id', 'theme_id'])
      .expression((rows) =>
        rows
          .selectFrom('task')
          .innerJoin('theme', (join) => join.onRef('theme.jurisdiction_id', '=', 'task.jurisdiction_id'))
          .select(['task.jurisdiction_id', 'task.id as task_id', 'theme.id as theme_id'])
          .where(inJurisdiction(act, 'task'))
          .where('task.id', 'in', change.taskIds)
          .where('theme.id', 'in', change.add),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  const name = (id: string): string => themes.find((theme) => theme.id === id)?.name ?? id;
  act.audit({
    act: 'task.set-themes',
    objects: tasks.map(({ id }) => ({ type: 'task', id, after: { added: change.add.map(name), removed: change.remove.map(name) } })),
  });
  return success({ changed: tasks.length });
}

/** Links a task to principles (基本原则) of published documents, replacing the links that it had. */
export async function setTaskPrinciples(act: Act, taskId: string, clauseIds: readonly string[]): Promise<Outcome<{ changed: number }>> {
  const task = await act.db
    .selectFrom('task')
    .select('id')
    .where(inJurisdiction(act))
    .where('id', '=', taskId)
    .forUpdate()
    .executeTakeFirst();
  if (task === undefined) return failure('task-not-found');
  const wanted = [...new Set(clauseIds)];
  if (wanted.length > 0) {
    const clauses = await act.db
      .selectFrom('clause')
      .select('id')
      .where(inJurisdiction(act))
      .where('kind', '=', 'principle')
      .where('id', 'in', wanted)
      .execute();
    if (clauses.length < wanted.length) return failure('clause-not-found');
  }
  const before = await act.db
    .selectFrom('task_principle')
    .select('clause_id')
    .where(inJurisdiction(act))
    .where('task_id', '=', taskId)
    .execute();
  await act.db.deleteFrom('task_principle').where(inJurisdiction(act)).where('task_id', '=', taskId).execute();
  if (wanted.length > 0) {
    await act.db
      .insertInto('task_principle')
      .values(wanted.map((clause) => ({ jurisdiction_id: act.jurisdictionId, task_id: taskId, clause_id: clause })))
      .execute();
  }
  act.audit({
    act: 'task.set-principles',
    objects: [{ type: 'task', id: taskId, before: { clauses: before.map((row) => row.clause_id) }, after: { clauses: wanted } }],
  });
  return success({ changed: wanted.length });
}
