/** What counterparts (协作方) may see: tasks shared with units outside of the jurisdiction. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { success } from '#core/failure.ts';
import { checkShares, sharedParts } from '#core/ledger/share-tasks.ts';
import type { UnitKind } from '#core/unit/unit.ts';
import type * as contract from '#contract/ledger/share-endpoints.ts';
import { changeShares } from '#server/access/share-rows.ts';
import { unitNames } from '#server/plan/unit-text/unit-tree.ts';
import { shareJurisdiction } from '#server/platform/jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';

export const setTaskShares: Handler<typeof contract.setTaskShares> = async ({ body: change }, act) => {
  await shareJurisdiction(act);
  const tasks = await act.db
    .selectFrom('task')
    .select(['id', 'revision'])
    .where(inJurisdiction(act))
    .where('id', 'in', change.taskIds)
    .orderBy('id')
    // The state that is shared is the one that stands, and nobody else shares it meanwhile.
    .forNoKeyUpdate()
    .execute();
  const objects = new Map(tasks.map(({ id, revision }) => [id, revision]));
  const units = await unitsOf(act, [...change.add, ...change.remove]);
  const refusal = checkShares(change, objects, units);
  if (refusal !== null) return refusal;

  const parts = sharedParts(change.parts);
  const { ended, begun } = await changeShares(act, 'task', { objects, add: change.add, remove: change.remove, parts });
  const [endedOf, begunOf] = [Map.groupBy(ended, ({ objectId }) => objectId), Map.groupBy(begun, ({ objectId }) => objectId)];
  const changed = [...objects.keys()].filter((id) => endedOf.has(id) || begunOf.has(id));
  const named = (shares: readonly { readonly unitId: string }[]): string[] => shares.map(({ unitId }) => units.get(unitId)?.name ?? unitId);
  act.audit({
    objects: changed.map((id) => {
      const begins = begunOf.get(id) ?? [];
      const [renewed, added] = [begins.filter((share) => share.renewed), begins.filter((share) => !share.renewed)];
      const goesOn = new Set(renewed.map(({ unitId }) => unitId));
      const removed = (endedOf.get(id) ?? []).filter(({ unitId }) => !goesOn.has(unitId));
      return {
        type: 'task',
        id,
        after: {
          added: named(added),
          removed: named(removed),
          ...(renewed.length > 0 ? { renewed: named(renewed) } : {}),
          ...(begins.length > 0 ? { parts } : {}),
        },
      };
    }),
  });
  return success({ changed: changed.length });
};

/** Those of these units that there are. */
async function unitsOf(act: Act, ids: readonly string[]): Promise<Map<string, { kind: UnitKind; name: string }>> {
  if (ids.length === 0) return new Map();
  const names = await unitNames(act, ids);
  const units = await act.db.selectFrom('unit').select(['id', 'kind']).where(inJurisdiction(act)).where('id', 'in', ids).execute();
  // The CHECK of the table holds the kind to the list.
  return new Map(units.map(({ id, kind }) => [id, { kind: kind as UnitKind, name: names.get(id) ?? id }]));
}
