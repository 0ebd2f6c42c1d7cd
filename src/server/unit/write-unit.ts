/** Rows of units as changes write them. */
import { sql, type SqlBool } from 'kysely';
import { searchText } from '#core/platform/search-text.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { NameChange } from '#core/unit/change.ts';
import type { UnitFields } from '#core/unit/check-unit.ts';
import type { NameForm } from '#core/unit/unit.ts';
import type { StoredName } from '#server/unit/rows.ts';
import { keepEntries } from '#server/platform/search-entry.ts';
import type { Act } from '#server/platform/http/act.ts';

/** The columns of `unit` for these fields. */
export function unitColumns(fields: UnitFields) {
  return {
    kind: fields.kind,
    parent_id: fields.parentId,
    housed_at_id: fields.housedAtId,
    position: fields.position,
    code: fields.code,
    valid_from: fields.validFrom,
    valid_to: fields.validTo,
    note: fields.note,
  };
}

export interface NewName {
  readonly unitId: string;
  readonly name: string;
  readonly form: NameForm;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly source: string | null;
}

const rowsPerStatement = 1000;

/** Units are found by every name that they have or had. */
export async function keepUnitSearch(act: Act, unitIds: readonly string[]): Promise<void> {
  if (unitIds.length === 0) return;
  const rows = await act.db
    .selectFrom('unit_name')
    .select(['unit_id', 'name'])
    .where(inJurisdiction(act))
    .where(sql<SqlBool>`unit_id = any(${[...new Set(unitIds)]}::uuid[])`)
    .orderBy('id')
    .execute();
  const entries = [...Map.groupBy(rows, ({ unit_id }) => unit_id)].map(([id, own]) => ({
    id,
    text: searchText(own.map(({ name }) => name)),
  }));
  await keepEntries(act, 'unit', entries, 'published');
}

/** New units; above and around stand maybe further down: all rows of a statement are there when its references are looked at. */
export async function insertUnits(act: Act, units: readonly (UnitFields & { readonly id: string })[]): Promise<void> {
  for (let start = 0; start < units.length; start += rowsPerStatement) {
    await act.db
      .insertInto('unit')
      .values(
        units
          .slice(start, start + rowsPerStatement)
          .map((unit) => ({ jurisdiction_id: act.jurisdictionId, id: unit.id, ...unitColumns(unit), created_at: act.now })),
      )
      .execute();
  }
}

/** Names that a person enters count as checked; the trail records who entered them. */
export async function insertNames(act: Act, names: readonly NewName[], checked = true): Promise<void> {
  for (let start = 0; start < names.length; start += rowsPerStatement) {
    await act.db
      .insertInto('unit_name')
      .values(
        names.slice(start, start + rowsPerStatement).map((name) => ({
          jurisdiction_id: act.jurisdictionId,
          id: act.newId(),
          unit_id: name.unitId,
          name: name.name,
          form: name.form,
          valid_from: name.validFrom,
          valid_to: name.validTo,
          checked,
          source: name.source,
        })),
      )
      .execute();
  }
  await keepUnitSearch(
    act,
    names.map(({ unitId }) => unitId),
  );
}

/** Names that end by themselves or are taken back, before the new ones are written. */
export async function endNames(act: Act, change: Pick<NameChange<StoredName>, 'ended' | 'removed'>, renamedOn: string): Promise<void> {
  const ids = (names: readonly StoredName[]): string[] => names.map(({ id }) => id);
  const parts = [
    { day: act.today, names: ids(change.ended.filter(({ form }) => form === 'alias')) },
    { day: renamedOn, names: ids(change.ended.filter(({ form }) => form !== 'alias')) },
  ];
  for (const { day, names } of parts) {
    if (names.length === 0) continue;
    await act.db.updateTable('unit_name').set({ valid_to: day }).where(inJurisdiction(act)).where('id', 'in', names).execute();
  }
  if (change.removed.length === 0) return;
  const removed = await act.db
    .deleteFrom('unit_name')
    .where(inJurisdiction(act))
    .where('id', 'in', ids(change.removed))
    .returning('unit_id')
    .execute();
  await keepUnitSearch(
    act,
    removed.map(({ unit_id }) => unit_id),
  );
}

/** Increments the revision, so that changes based on an older state are refused, and clears the mark of a seeded example. */
export async function bumpRevision(act: Act, unitIds: readonly string[]): Promise<void> {
  if (unitIds.length === 0) return;
  await act.db
    .updateTable('unit')
    .set((row) => ({ revision: row('revision', '+', 1), example: false }))
    .where(inJurisdiction(act))
    .where('id', 'in', [...unitIds])
    .execute();
}
