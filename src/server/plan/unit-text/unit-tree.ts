/** The tree of units as the resolver and lists of the plan and the ledger read it. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql, type Expression, type SqlBool } from 'kysely';
import { failure, success, type Outcome } from '#core/failure.ts';
import { nameOn, type NameForm, type Succession, type SuccessionRelation, type UnitKind, type UnitNode } from '#core/unit/unit.ts';
import type { JsonRow } from '#server/platform/database/json-rows.ts';
import type { Act, Asking } from '#server/platform/http/act.ts';

export interface UnitTree {
  readonly units: readonly UnitNode[];
  readonly successions: readonly Succession[];
  /** The jurisdiction's own name: 泰安市. */
  readonly jurisdiction: string;
}

/** All units with all their names, those that ended too. */
export async function loadUnitTree(act: Act): Promise<UnitTree> {
  const units = await act.db
    .selectFrom('unit')
    .select(['id', 'kind', 'parent_id', 'housed_at_id', 'position', 'code', 'valid_from', 'valid_to', 'example', 'note'])
    .where(inJurisdiction(act))
    .orderBy('position')
    .orderBy('id')
    .execute();
  const names = await act.db
    .selectFrom('unit_name')
    .select(['unit_id', 'name', 'form', 'valid_from', 'valid_to', 'checked', 'source'])
    .where(inJurisdiction(act))
    .orderBy('id')
    .execute();
  const successions = await act.db
    .selectFrom('unit_succession')
    .select(['from_unit_id', 'to_unit_id', 'relation', 'on_date'])
    .where(inJurisdiction(act))
    .execute();
  const jurisdiction = await act.db
    .selectFrom('jurisdiction')
    .select('name')
    .where('id', '=', act.jurisdictionId)
    .executeTakeFirstOrThrow();
  const namesOf = Map.groupBy(names, ({ unit_id }) => unit_id);
  // The casts name what the CHECKs of the tables hold.
  return {
    units: units.map((unit) => ({
      id: unit.id,
      kind: unit.kind as UnitKind,
      parentId: unit.parent_id,
      housedAtId: unit.housed_at_id,
      position: unit.position,
      code: unit.code,
      validFrom: unit.valid_from,
      validTo: unit.valid_to,
      example: unit.example,
      note: unit.note,
      names: (namesOf.get(unit.id) ?? []).map((name) => ({
        name: name.name,
        form: name.form as NameForm,
        validFrom: name.valid_from,
        validTo: name.valid_to,
        checked: name.checked,
        source: name.source,
      })),
    })),
    successions: successions.map((row) => ({
      fromUnitId: row.from_unit_id,
      toUnitId: row.to_unit_id,
      relation: row.relation as SuccessionRelation,
      onDate: row.on_date,
    })),
    jurisdiction: jurisdiction.name,
  };
}

export interface NamedUnit {
  readonly id: string;
  readonly name: string;
}

/** What units are called today, by id, in official order; unknown ids are left out. */
export async function unitNames(act: Act, ids: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids)];
  return wanted.length === 0 ? new Map() : namesOf(act, sql`${wanted}::uuid[]`);
}

/** The same of units that a statement finds: an array, `array(select …)` too. */
export async function namesOf(act: Act, units: Expression<unknown>): Promise<ReadonlyMap<string, string>> {
  return namesToday(act, await nameRows(act, units).execute());
}

/** The statement that finds them, for answers that ask for more at once. */
export function nameRows(act: Asking, units: Expression<unknown>) {
  return (
    act.db
      .selectFrom('unit')
      .innerJoin('unit_name as name', (join) =>
        join.onRef('name.jurisdiction_id', '=', 'unit.jurisdiction_id').onRef('name.unit_id', '=', 'unit.id'),
      )
      .select(['unit.id', 'name.name', 'name.form', 'name.valid_from', 'name.valid_to'])
      .where(inJurisdiction(act, 'unit'))
      .where(sql<SqlBool>`unit.id = any(${units})`)
      // Said of both tables, so that neither is read as a whole.
      .where(sql<SqlBool>`name.unit_id = any(${units})`)
      .orderBy('unit.position')
      .orderBy('unit.id')
      .orderBy('name.id')
  );
}

/** What its rows say: the name of today. */
export function namesToday(act: Act, rows: readonly JsonRow<ReturnType<typeof nameRows>>[]): ReadonlyMap<string, string> {
  return new Map(
    [...Map.groupBy(rows, ({ id }) => id)].map(([id, own]) => {
      const names = own.map((row) => ({
        name: row.name,
        form: row.form as NameForm,
        validFrom: row.valid_from,
        validTo: row.valid_to,
        checked: false,
        source: null,
      }));
      return [id, nameOn({ names }, act.today).short] as const;
    }),
  );
}

/** The names of these units; a refusal when one does not exist. One that ended may still be what a plan of its time meant. */
export async function knownUnits(act: Act, ids: readonly string[]): Promise<Outcome<ReadonlyMap<string, string>, 'unit-not-found'>> {
  const names = await unitNames(act, ids);
  return new Set(ids).size === names.size ? success(names) : failure('unit-not-found');
}

/** These units by name, in official order. */
export function namedUnits(ids: Iterable<string>, names: ReadonlyMap<string, string>): NamedUnit[] {
  const wanted = new Set(ids);
  if (wanted.size > 1) return [...names].flatMap(([id, name]) => (wanted.has(id) ? [{ id, name }] : []));
  // Most responsibilities mean one unit: for a page of them the walk over all names would be most of the work.
  return [...wanted].flatMap((id) => {
    const name = names.get(id);
    return name === undefined ? [] : [{ id, name }];
  });
}
