/** Reading units: the tree, one of them, and what was done to it. */
import { storedWord } from '#server/platform/database/stored-word.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql } from 'kysely';
import type * as contract from '#contract/unit/endpoints.ts';
import { failure, success } from '#core/failure.ts';
import { unitOf } from '#core/unit/find-unit.ts';
import { successionRelations } from '#core/unit/unit.ts';
import { loadHistory } from '#server/platform/audit/object-history.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { loadUnits } from '#server/unit/rows.ts';

const maxEvents = 200;

export const listUnits: Handler<typeof contract.listUnits> = async (_input, act) => {
  const units = await loadUnits(act);
  const rows = await act.db
    .selectFrom('unit_succession')
    .select(['from_unit_id', 'to_unit_id'])
    .where(inJurisdiction(act))
    .where('from_unit_id', '<>', sql<string>`to_unit_id`)
    .orderBy('on_date')
    .orderBy('id')
    .execute();
  const successorsOf = Map.groupBy(rows, (row) => row.from_unit_id);
  return success({
    units: units.map((unit) => {
      const after = unit.validTo === null ? undefined : successorsOf.get(unit.id);
      return after === undefined ? unit : { ...unit, successorIds: [...new Set(after.map(({ to_unit_id }) => to_unit_id))] };
    }),
  });
};

/** A unit with what became of it and what it came from, the groups that it is in, and how many people belong to it. */
export const getUnit: Handler<typeof contract.getUnit> = async ({ params: { unitId } }, act) => {
  const units = await loadUnits(act);
  const unit = unitOf(units, unitId);
  if (!unit.ok) return unit;
  const successions = await act.db
    .selectFrom('unit_succession')
    .select(['from_unit_id as fromUnitId', 'to_unit_id as toUnitId', 'relation', 'on_date as onDate', 'checked', 'note'])
    .where(inJurisdiction(act))
    .where((row) => row.or([row('from_unit_id', '=', unitId), row('to_unit_id', '=', unitId)]))
    .orderBy(sql`on_date nulls first`)
    .orderBy('id')
    .execute();
  const people = await act.db
    .selectFrom('account')
    .select(sql<number>`count(*)::int`.as('count'))
    .where(inJurisdiction(act))
    .where('unit_id', '=', unitId)
    .where('state', '<>', 'disabled')
    .executeTakeFirstOrThrow();
  return success({
    ...unit.value,
    successions: successions.map((row) => ({ ...row, relation: storedWord(successionRelations, row.relation) })),
    groupIds: units.filter(({ memberIds }) => memberIds.includes(unitId)).map(({ id }) => id),
    accounts: people.count,
  });
};

/** What was done to a unit. */
export const getUnitHistory: Handler<typeof contract.getUnitHistory> = async ({ params: { unitId } }, act) => {
  const found = await act.db.selectFrom('unit').select('id').where(inJurisdiction(act)).where('id', '=', unitId).executeTakeFirst();
  return found === undefined ? failure('unit-not-found') : success(await loadHistory(act, 'unit', [unitId], maxEvents));
};
