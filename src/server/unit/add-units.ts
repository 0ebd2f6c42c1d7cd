/** Adds many units in one act: what a document prints becomes the tree. */
import type * as contract from '#contract/unit/batch-endpoints.ts';
import { success } from '#core/failure.ts';
import { nameChange } from '#core/unit/change.ts';
import { newUnitProblems } from '#core/unit/check-new-units.ts';
import type { UnitFields } from '#core/unit/check-unit.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { unitsNamed } from '#server/unit/events.ts';
import { recorded, recordOf } from '#server/unit/record.ts';
import { requireUnit, loadUnits, loadUnitsForUpdate } from '#server/unit/rows.ts';
import { insertNames, insertUnits } from '#server/unit/write-unit.ts';

const positionStep = 10;

export const addUnits: Handler<typeof contract.addUnits> = async ({ body: { units: wanted, source } }, act) => {
  const before = await loadUnitsForUpdate(act);
  const [problem] = newUnitProblems(before, wanted, act.today);
  if (problem !== undefined) return problem.refusal;
  const last = Math.max(0, ...before.map(({ position }) => position));
  const ids = wanted.map(() => act.newId());
  const rows = wanted.map(({ kind, parentId, parentAt }, at): UnitFields & { readonly id: string } => ({
    id: ids[at] ?? '',
    kind,
    parentId: parentAt === null ? parentId : (ids[parentAt] ?? null),
    housedAtId: null,
    position: last + (at + 1) * positionStep,
    code: null,
    validFrom: null,
    validTo: null,
    note: null,
  }));
  await insertUnits(act, rows);
  const names = wanted.flatMap((unit, at) => {
    const { added } = nameChange({ validFrom: null, validTo: null, names: [] }, unit.names, act.today, act.today);
    return added.map((name) => ({ ...name, unitId: ids[at] ?? '', source }));
  });
  // Nobody has compared them with anything yet.
  await insertNames(act, names, false);
  const after = await loadUnits(act);
  const made = ids.map((id) => requireUnit(after, id));
  const matched = (await unitsNamed.call(act)).flat();
  act.audit({
    ...(source === null ? {} : { detail: source }),
    objects: [...made.map((unit) => recorded(unit.id, null, recordOf(unit, after, act.today))), ...matched],
  });
  return success({ units: made.map(({ id, revision }, at) => ({ id, revision, name: wanted[at]?.names.full ?? '' })) });
};
