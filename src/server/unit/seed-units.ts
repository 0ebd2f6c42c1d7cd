/** The units that a new jurisdiction begins with, where a seed is known; all as unverified examples of names. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { placeSeed } from '#server/unit/seed/seed-unit.ts';
import { taianSeed } from '#server/unit/seed/taian.ts';
import { keepUnitSearch } from '#server/unit/write-unit.ts';
import type { Act } from '#server/platform/http/act.ts';

const seeds = [taianSeed];

/** Whether there is a seed for a jurisdiction of that name: the city that the sample is of. */
export function hasSeed(jurisdictionName: string): boolean {
  return seeds.some(({ jurisdiction }) => jurisdiction === jurisdictionName);
}

/** Writes the seed of a jurisdiction of that name, if there is one and no unit stands yet; answers how many units. */
export async function seedUnits(act: Act, jurisdictionName: string): Promise<number> {
  const seed = seeds.find(({ jurisdiction }) => jurisdiction === jurisdictionName);
  const present = await act.db.selectFrom('unit').select('id').where(inJurisdiction(act)).limit(1).executeTakeFirst();
  if (seed === undefined || present) return 0;
  const { units, successions } = placeSeed(seed, act.newId);
  const jurisdiction_id = act.jurisdictionId;
  await act.db
    .insertInto('unit')
    .values(
      units.map((unit) => ({
        jurisdiction_id,
        id: unit.id,
        kind: unit.kind,
        parent_id: unit.parentId,
        housed_at_id: unit.housedAtId,
        position: unit.position,
        code: unit.code,
        valid_from: unit.validFrom,
        valid_to: unit.validTo,
        example: unit.example,
        note: unit.note,
        created_at: act.now,
      })),
    )
    .execute();
  await act.db
    .insertInto('unit_name')
    .values(
      units.flatMap((unit) =>
        unit.names.map(({ name, form, validFrom, validTo, checked, source }) => ({
          jurisdiction_id,
          id: act.newId(),
          unit_id: unit.id,
          name,
          form,
          valid_from: validFrom,
          valid_to: validTo,
          checked,
          source,
        })),
      ),
    )
    .execute();
  if (successions.length > 0) {
    await act.db
      .insertInto('unit_succession')
      .values(
        successions.map(({ fromUnitId, toUnitId, relation, onDate, checked, note }) => ({
          jurisdiction_id,
          id: act.newId(),
          from_unit_id: fromUnitId,
          to_unit_id: toUnitId,
          relation,
          on_date: onDate,
          checked,
          note,
        })),
      )
      .execute();
  }
  await keepUnitSearch(
    act,
    units.map(({ id }) => id),
  );
  return units.length;
}
