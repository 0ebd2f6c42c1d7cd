/** Units as they are stored: the whole tree in four queries, whatever its size. */
import { storedWord } from '#server/platform/database/stored-word.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql } from 'kysely';
import type { Unit } from '#contract/unit/endpoints.ts';
import { nameForms, unitKinds } from '#core/unit/unit.ts';
import type { Act } from '#server/platform/http/act.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';

export interface StoredName {
  readonly id: string;
  readonly name: string;
  readonly form: (typeof nameForms)[number];
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly checked: boolean;
  readonly source: string | null;
}

/** A unit with the ids of its names, which no answer shows. */
export type StoredUnit = Omit<Unit, 'names'> & { readonly names: StoredName[] };

/** All units in official order, ended ones too. */
export async function loadUnits(act: Act): Promise<StoredUnit[]> {
  const units = await act.db
    .selectFrom('unit')
    .select([
      'id',
      'kind',
      'parent_id as parentId',
      'housed_at_id as housedAtId',
      'position',
      'code',
      'valid_from as validFrom',
      'valid_to as validTo',
      'example',
      'note',
      'revision',
    ])
    .where(inJurisdiction(act))
    .orderBy('position')
    .orderBy('id')
    .execute();
  const names = await act.db
    .selectFrom('unit_name')
    .select(['id', 'unit_id', 'name', 'form', 'valid_from as validFrom', 'valid_to as validTo', 'checked', 'source'])
    .where(inJurisdiction(act))
    .orderBy(sql`valid_to desc nulls first`)
    .orderBy('id')
    .execute();
  const members = await act.db
    .selectFrom('unit_member')
    .innerJoin('unit', (join) =>
      join.onRef('unit.jurisdiction_id', '=', 'unit_member.jurisdiction_id').onRef('unit.id', '=', 'unit_member.unit_id'),
    )
    .select(['unit_member.group_id', 'unit_member.unit_id'])
    .where(inJurisdiction(act, 'unit_member'))
    .where('unit_member.valid_from', '<=', act.today)
    .where((member) => member.or([member('unit_member.valid_to', 'is', null), member('unit_member.valid_to', '>', act.today)]))
    .orderBy('unit.position')
    .orderBy('unit.id')
    .execute();
  const merged = await act.db
    .selectFrom('merged_id')
    .select(['id', 'into_id'])
    .where(inJurisdiction(act))
    .where('kind', '=', 'unit')
    .execute();
  const intoOf = new Map(merged.map((row) => [row.id, row.into_id]));
  const namesOf = Map.groupBy(names, ({ unit_id }) => unit_id);
  const membersOf = Map.groupBy(members, ({ group_id }) => group_id);
  return units.map((unit) => ({
    ...unit,
    kind: storedWord(unitKinds, unit.kind),
    names: (namesOf.get(unit.id) ?? []).map(({ unit_id: _unit, form, ...name }) => ({ ...name, form: storedWord(nameForms, form) })),
    memberIds: (membersOf.get(unit.id) ?? []).map(({ unit_id }) => unit_id),
    ...mergedInto(intoOf.get(unit.id)),
  }));
}

const mergedInto = (id: string | undefined): { readonly mergedInto?: string } => (id === undefined ? {} : { mergedInto: id });

/** All units, with the jurisdiction locked: names, codes and places in the tree must stay unique until the act ends. */
export async function loadUnitsForUpdate(act: Act): Promise<StoredUnit[]> {
  await lockJurisdiction(act);
  return await loadUnits(act);
}

/** A unit that must exist because the act has just read or written it. */
export function requireUnit(units: readonly StoredUnit[], unitId: string): StoredUnit {
  const unit = units.find(({ id }) => id === unitId);
  if (unit === undefined) throw new Error(`the unit ${unitId} is gone`);
  return unit;
}
