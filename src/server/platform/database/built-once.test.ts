/** Statements that are built once. */
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { builtOnce } from '#server/platform/database/built-once.ts';
import { openDatabase, type Database } from '#server/platform/database/connection.ts';
import { cloneDatabase, type ClonedDatabase } from '#test/clone-database.ts';

let clone: ClonedDatabase;
let owner: Database;
beforeAll(async () => {
  clone = await cloneDatabase();
  owner = openDatabase(clone.owner, () => {}, 2);
});
afterAll(async () => {
  await owner.close();
  await clone.drop();
});

it('ask with the values of each time, in every place where they were used, and keep what else they were built with', async () => {
  let builds = 0;
  const ask = builtOnce(['first', 'second'], (db, { first, second }) => {
    builds += 1;
    return db.selectNoFrom([
      sql<string>`${first}::text || ${second}::text || ${first}::text`.as('said'),
      sql<number>`${7}::int`.as('kept'),
      sql<string>`${'first'}::text`.as('named'),
    ]);
  });
  const both = await Promise.all([ask(owner.kysely, { first: 'a', second: 'b' }), ask(owner.kysely, { first: "'; --", second: 'second' })]);
  expect(both).toEqual([[{ said: 'aba', kept: 7, named: 'first' }], [{ said: "'; --second'; --", kept: 7, named: 'first' }]]);
  expect(builds).toBe(1);
});
