/** The servers that `npm run bench` compares say the same: otherwise it measures nothing. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actsOf, type BenchAct } from '#test/bench/acts.ts';
import { startPart, Serving, type Part } from '#test/bench/part.ts';
import { prepareDatabase, type Prepared } from '#test/bench/prepare.ts';
import { seedLists } from '#test/bench/seed-lists.ts';
import { seedTasks } from '#test/bench/seed-tasks.ts';
import { homeJurisdiction } from '#server/platform/jurisdiction.ts';
import { cloneDatabase, type ClonedDatabase } from '#test/clone-database.ts';

const size = 1000;

let clone: ClonedDatabase;
let prepared: Prepared;
let parts: { readonly ours: Part; readonly bare: Part };
let servers: { readonly ours: Serving; readonly bare: Serving };
let acts: readonly BenchAct[];
beforeAll(async () => {
  clone = await cloneDatabase('template1');
  prepared = await prepareDatabase(clone.owner);
  await seedTasks(prepared.owner.pool, homeJurisdiction.id, size);
  await seedLists(prepared.owner.pool, homeJurisdiction.id);
  acts = await actsOf(prepared.owner.pool, size);
  parts = { ours: startPart('our-server.ts'), bare: startPart('bare-server.ts') };
  const [ours, bare] = await Promise.all([
    parts.ours.ask({ connection: prepared.connection }, Serving),
    parts.bare.ask({ connection: prepared.ownerConnection }, Serving),
  ]);
  servers = { ours, bare };
});
afterAll(async () => {
  await Promise.all([parts.ours.end(), parts.bare.end()]);
  await prepared.owner.close();
  await clone.drop();
});

describe('ours and the bare server say the same to', () => {
  it.each([
    'list of 50',
    'of a unit',
    'deep page',
    'search 机场',
    'search 建设',
    'record',
    'facets',
    'facets of a unit',
    'facets of a kind',
    'home',
    'grid of 600',
    'sign-for page',
    'unit-texts',
    'csv',
    'xlsx',
    'naming a lead',
    'correct 300',
  ])('%s', async (name) => {
    const act = acts.find((one) => one.name === name) ?? expect.fail('no such act');
    await act.check(servers.ours, servers.bare);
  });

  it('every act', () => {
    expect(acts).toHaveLength(17);
  });
});
