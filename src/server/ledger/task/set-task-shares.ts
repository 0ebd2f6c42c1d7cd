/** What counterparts (协作方) may see: tasks shared with units outside of the jurisdiction. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql } from 'kysely';
import { success } from '#core/failure.ts';
import { checkShares } from '#core/ledger/share-tasks.ts';
import type { UnitKind } from '#core/unit/unit.ts';
import type * as contract from '#contract/ledger/share-endpoints.ts';
import { unitNames } from '#server/plan/unit-text/unit-tree.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';

export const setTaskShares: Handler<typeof contract.setTaskShares> = async ({ body: change }, act) => {
  const taskIds = [...new Set(change.taskIds)].sort();
  const tasks = await act.db
    .selectFrom('task')
    .select('id')
    .where(inJurisdiction(act))
    .where('id', 'in', taskIds)
    .orderBy('id')
    .forKeyShare()
    .execute();
  const units = await unitsOf(act, [...change.add, ...change.remove]);
  const refusal = checkShares(change, new Set(tasks.map(({ id }) => id)), units);
  if (refusal !== null) return refusal;

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
  const named = (rows: readonly Share[] | undefined): string[] => (rows ?? []).map((row) => units.get(row.unit_id)?.name ?? row.unit_id);
  const changed = taskIds.filter((id) => addedTo.has(id) || removedFrom.has(id));
  act.audit({
    objects: changed.map((id) => ({
      type: 'task',
      id,
      after: { added: named(addedTo.get(id)), removed: named(removedFrom.get(id)) },
    })),
  });
  return success({ changed: changed.length });
};

interface Share {
  readonly task_id: string;
  readonly unit_id: string;
}

/** Those of these units that there are. */
async function unitsOf(act: Act, ids: readonly string[]): Promise<Map<string, { kind: UnitKind; name: string }>> {
  if (ids.length === 0) return new Map();
  const names = await unitNames(act, ids);
  const units = await act.db.selectFrom('unit').select(['id', 'kind']).where(inJurisdiction(act)).where('id', 'in', ids).execute();
  // The CHECK of the table holds the kind to the list.
  return new Map(units.map(({ id, kind }) => [id, { kind: kind as UnitKind, name: names.get(id) ?? id }]));
}
