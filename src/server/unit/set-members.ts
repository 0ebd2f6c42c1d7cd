/** Sets the members of a group. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type * as contract from '#contract/unit/endpoints.ts';
import { success } from '#core/failure.ts';
import { unitAt } from '#core/unit/find-unit.ts';
import { planMembers } from '#core/unit/plan-members.ts';
import { nameOn } from '#core/unit/unit.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { requireUnit, loadUnits, loadUnitsForUpdate } from '#server/unit/rows.ts';
import { bumpRevision } from '#server/unit/write-unit.ts';

/** From today on; a unit that leaves remains a member of the days before. */
export const setMembers: Handler<typeof contract.setMembers> = async ({ params: { unitId }, body }, act) => {
  const units = await loadUnitsForUpdate(act);
  const found = unitAt(units, unitId, body.revision, act.today);
  if (!found.ok) return found;
  const planned = planMembers(units, found.value, body.unitIds, act.today);
  if (!planned.ok) return planned;
  const { joining, leaving } = planned.value;
  if (joining.length === 0 && leaving.length === 0) {
    act.unchanged();
    return found;
  }
  if (leaving.length > 0) {
    const open = act.db.updateTable('unit_member').set({ valid_to: act.today });
    await open
      .where(inJurisdiction(act))
      .where('group_id', '=', unitId)
      .where('unit_id', 'in', leaving)
      .where((row) => row.or([row('valid_to', 'is', null), row('valid_to', '>', act.today)]))
      .execute();
  }
  if (joining.length > 0) {
    await act.db
      .insertInto('unit_member')
      .values(
        joining.map((id) => ({
          jurisdiction_id: act.jurisdictionId,
          group_id: unitId,
          unit_id: id,
          valid_from: act.today,
          valid_to: null,
        })),
      )
      // Out and in again on one day.
      .onConflict((row) => row.columns(['jurisdiction_id', 'group_id', 'unit_id', 'valid_from']).doUpdateSet({ valid_to: null }))
      .execute();
  }
  await bumpRevision(act, [unitId]);
  const names = (ids: readonly string[]): string[] => ids.map((id) => nameOn(requireUnit(units, id), act.today).full);
  act.audit({
    objects: [{ type: 'unit', id: unitId, after: { joined: names(joining), left: names(leaving) } }],
  });
  return success(requireUnit(await loadUnits(act), unitId));
};
