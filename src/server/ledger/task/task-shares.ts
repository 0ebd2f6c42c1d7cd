/** What counterparts (协作方) may see: tasks shared with units outside of the jurisdiction. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql } from 'kysely';
import { failure, success, type Outcome } from '#core/failure.ts';
import { isOutside, type UnitKind } from '#core/unit/unit.ts';
import { unitNames } from '#server/plan/unit-text/unit-tree.ts';
import type { Act } from '#server/platform/http/act.ts';

export async function setTaskShares(
  act: Act,
  change: { readonly taskIds: readonly string[]; readonly add: readonly string[]; readonly remove: readonly string[] },
): Promise<Outcome<{ changed: number }>> {
  const taskIds = [...new Set(change.taskIds)].sort();
  const unitIds = [...new Set([...change.add, ...change.remove])];
  const tasks = await act.db
    .selectFrom('task')
    .select('id')
    .where(inJurisdiction(act))
    .where('id', 'in', taskIds)
    .orderBy('id')
    .forKeyShare()
    .execute();
  if (tasks.length < taskIds.length) return failure('task-not-found');
  const names = await unitNames(act, unitIds);
  if (names.size < unitIds.length) return failure('unit-not-found');
  const inside = await insideUnit(act, change.add);
  if (inside !== null) return failure('unit-not-outside', { name: names.get(inside) ?? inside });

  const removed = await sql<Share>`
    delete from task_share where ${inJurisdiction(act)} and task_id = any(${taskIds}::uuid[])
       and unit_id = any(${change.remove}::uuid[]) returning task_id, unit_id`.execute(act.db);
  const added = await sql<Share>`
    insert into task_share (jurisdiction_id, task_id, unit_id, shared_by, shared_at)
    select ${act.jurisdictionId}::uuid, task, unit, ${act.actor}, ${act.now}::timestamptz
      from unnest(${taskIds}::uuid[]) as task, unnest(${change.add}::uuid[]) as unit
    on conflict do nothing returning task_id, unit_id`.execute(act.db);
  const addedTo = Map.groupBy(added.rows, (row) => row.task_id);
  const removedFrom = Map.groupBy(removed.rows, (row) => row.task_id);
  const named = (rows: readonly Share[] | undefined): string[] => (rows ?? []).map((row) => names.get(row.unit_id) ?? row.unit_id);
  const changed = taskIds.filter((id) => addedTo.has(id) || removedFrom.has(id));
  act.audit({
    act: 'task.set-shares',
    objects: changed.map((id) => ({
      type: 'task',
      id,
      after: { added: named(addedTo.get(id)), removed: named(removedFrom.get(id)) },
    })),
  });
  return success({ changed: changed.length });
}

interface Share {
  readonly task_id: string;
  readonly unit_id: string;
}

/** The first of these units that is one of the jurisdiction. */
async function insideUnit(act: Act, unitIds: readonly string[]): Promise<string | null> {
  if (unitIds.length === 0) return null;
  const units = await act.db.selectFrom('unit').select(['id', 'kind']).where(inJurisdiction(act)).where('id', 'in', unitIds).execute();
  // The CHECK of the table holds the kind to the list.
  return units.find(({ kind }) => !isOutside(kind as UnitKind))?.id ?? null;
}
