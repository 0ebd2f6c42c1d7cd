/** Rows of a statement as one value of another. */
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase, type Database } from '#server/platform/database/connection.ts';
import { jsonMoment, jsonRows } from '#server/platform/database/json-rows.ts';
import { cloneDatabase, type ClonedDatabase } from '#test/clone-database.ts';

let clone: ClonedDatabase;
let owner: Database;
beforeAll(async () => {
  clone = await cloneDatabase();
  owner = openDatabase(clone.owner, () => {}, 1);
});
afterAll(async () => {
  await owner.close();
  await clone.drop();
});

/** Of each moment what a column says, and what a row inside JSON says; the last one first. */
const moments = async (...texts: readonly string[]) => {
  const rows = owner.kysely
    .selectFrom(sql<{ at: string }>`(select unnest(${texts}::timestamptz[]) as at)`.as('moment'))
    .select('at')
    .orderBy('at', 'desc');
  const inside = await owner.kysely.selectNoFrom(jsonRows(rows).as('rows')).executeTakeFirstOrThrow();
  return [(await rows.execute()).map(({ at }) => at), inside.rows.map(({ at }) => jsonMoment(at))];
};

it('come in their order, with the moments that columns say', async () => {
  const [columns, inside] = await moments('2026-01-31 08:00:00.123+08', '2026-02-01 00:00:00Z');
  expect(inside).toEqual(['2026-02-01T00:00:00Z', '2026-01-31T00:00:00.123Z']);
  expect(inside).toEqual(columns);
});

it('are an empty list where there are none', async () => {
  expect(await moments()).toEqual([[], []]);
});
