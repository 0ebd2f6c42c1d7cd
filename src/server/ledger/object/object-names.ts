/** What objects are called: their names, and the former names that plans still print. */
import { sql, type SqlBool } from 'kysely';
import { searchText } from '#core/platform/search-text.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { insertMany } from '#server/ledger/rows.ts';
import { keepEntries } from '#server/platform/search-entry.ts';
import type { Act } from '#server/platform/http/act.ts';

export interface RegisteredObject {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
}

/** The objects that these names mean: each is the name of one, or the former name of one. */
export async function findObjects(act: Act, names: readonly string[]): Promise<ReadonlyMap<string, RegisteredObject>> {
  const byName = new Map<string, RegisteredObject>();
  if (names.length === 0) return byName;
  const found = await act.db
    .selectFrom('monitored_object')
    .select(['id', 'name', 'kind'])
    .where(inJurisdiction(act))
    .where('name', 'in', names)
    .execute();
  for (const object of found) byName.set(object.name, object);
  const former = await act.db
    .selectFrom('object_former_name as former')
    .innerJoin('monitored_object as object', (join) =>
      join.onRef('object.jurisdiction_id', '=', 'former.jurisdiction_id').onRef('object.id', '=', 'former.object_id'),
    )
    .select(['former.name as printed', 'object.id', 'object.name', 'object.kind'])
    .where(inJurisdiction(act, 'former'))
    .where('former.name', 'in', names)
    .execute();
  for (const { printed, ...object } of former) byName.set(printed, object);
  return byName;
}

/** The objects that these printed names mean, a former name too; those that are not there yet are added, in the order in which they come. */
export async function registerObjects(
  act: Act,
  wanted: readonly { readonly name: string; readonly kind: string }[],
): Promise<{ byName: ReadonlyMap<string, RegisteredObject>; added: readonly RegisteredObject[] }> {
  const kindOf = new Map(wanted.toReversed().map(({ name, kind }) => [name, kind]));
  const byName = new Map(await findObjects(act, [...kindOf.keys()]));
  const added = [...new Set(wanted.map(({ name }) => name))]
    .filter((name) => !byName.has(name))
    .map((name) => ({ id: act.newId(), name, kind: kindOf.get(name) ?? 'matter' }));
  await insertMany(
    act,
    'monitored_object',
    added.map((object) => ({ ...object, jurisdiction_id: act.jurisdictionId, created_at: act.now })),
  );
  await keepObjectSearch(
    act,
    added.map(({ id }) => id),
  );
  for (const object of added) byName.set(object.name, object);
  return { byName, added };
}

/** Plans go on printing these names; `current` is no former name any more. */
export async function keepFormerNames(act: Act, objectId: string, names: readonly string[], current: string | null): Promise<void> {
  if (current !== null) {
    await act.db.deleteFrom('object_former_name').where(inJurisdiction(act)).where('name', '=', current).execute();
  }
  await act.db
    .insertInto('object_former_name')
    .values(names.map((name) => ({ jurisdiction_id: act.jurisdictionId, name, object_id: objectId })))
    .execute();
}

/** The names that an object had, or that were merged into it. */
export async function formerNamesOf(act: Act, objectId: string): Promise<string[]> {
  const rows = await act.db
    .selectFrom('object_former_name')
    .select('name')
    .where(inJurisdiction(act))
    .where('object_id', '=', objectId)
    .orderBy('name')
    .execute();
  return rows.map(({ name }) => name);
}

/** Objects are found by their names and their former names. */
export async function keepObjectSearch(act: Act, objectIds: readonly string[]): Promise<void> {
  if (objectIds.length === 0) return;
  const among = (column: string) => sql<SqlBool>`${sql.ref(column)} = any(${[...objectIds]}::uuid[])`;
  const rows = await act.db
    .selectFrom('monitored_object')
    .select(['id', 'name'])
    .where(inJurisdiction(act))
    .where(among('id'))
    .unionAll(
      act.db.selectFrom('object_former_name').select(['object_id as id', 'name']).where(inJurisdiction(act)).where(among('object_id')),
    )
    .execute();
  const entries = [...Map.groupBy(rows, ({ id }) => id)].map(([id, own]) => ({ id, text: searchText(own.map(({ name }) => name)) }));
  await keepEntries(act, 'object', entries, 'scope');
}

/** The tasks that name one of these objects. */
export async function tasksNaming(act: Act, objectIds: readonly string[]): Promise<string[]> {
  const rows = await act.db
    .selectFrom('task_object')
    .select('task_id')
    .distinct()
    .where(inJurisdiction(act))
    .where('object_id', 'in', objectIds)
    .execute();
  return rows.map((row) => row.task_id);
}
