/** Signing as 工作台 and the page of a unit show it: what is open first, and who waits for whom. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getHome } from '#contract/home/endpoints.ts';
import * as signing from '#contract/ledger/sign-for-endpoints.ts';
import { signPeople, signSteps, type SignSteps } from '#test/sign-steps.ts';
import { startTestServer, type Person, type TestServer } from '#test/server.ts';
import { testClock } from '#test/test-clock.ts';

let server: TestServer;
let people: Awaited<ReturnType<typeof signPeople>>;
let steps: SignSteps;
beforeAll(async () => {
  server = await startTestServer({ clock: testClock() });
  // Jobs come where a jurisdiction is set up.
  await server.database.pool.query('update jurisdiction set set_up_at = now() where id = $1', [server.jurisdictionId]);
  people = await signPeople(server);
  steps = signSteps(server);
});
afterAll(() => server.stop());

describe('signing', () => {
  it('is asked for what is open first, however much was signed in the years before', async () => {
    const { first, second, of } = await steps.issued();
    const traffic = people.市交通运输局;
    await server.database.pool.query(
      `with made as (
         insert into list_item (jurisdiction_id, id, list_id, year, task_id, parent_id, code, title, work_id, revision, created_by, created_at)
         select jurisdiction_id, gen_random_uuid(), list_id, year, task_id, id, code || '-' || n, '分项' || n, gen_random_uuid(), revision, created_by, created_at
           from list_item cross join generate_series(1, 600) n where id = $1 returning jurisdiction_id, id)
       insert into sign_for (jurisdiction_id, id, item_id, unit_id, state, asked_on, due, provisional, leader, contact, signed_by, signed_at)
       select jurisdiction_id, gen_random_uuid(), id, $2, 'signed', '2020-01-01', '2020-01-01', false, '王局长', '李科长', '李强', now() from made`,
      [first.id, traffic.unitId],
    );
    await steps.object(traffic, of(second.id, '市交通运输局').id);
    const found = await traffic.ok(signing.listSignFors, { query: { limit: 500 } });
    expect(found.total).toBeGreaterThan(600);
    expect(found.open.pending).toBeGreaterThan(0);
    expect(found.open.objected).toBe(1);
    const { pending, deemed, objected } = found.open;
    const states = found.signFors.map(({ state }) => state);
    expect(states.slice(0, pending + deemed + objected)).toEqual([
      ...Array.from({ length: pending }, () => 'pending'),
      ...Array.from({ length: deemed }, () => 'deemed'),
      'objected',
    ]);
    expect(found.signFors.map(({ id }) => id)).toContain(of(first.id, '市交通运输局').id);
    // What is open is counted whatever is shown, and beyond the last page.
    expect(await traffic.ok(signing.listSignFors, { query: { state: 'objected' } })).toMatchObject({ total: 1, open: found.open });
    expect(await traffic.ok(signing.listSignFors, { query: { offset: 5000 } })).toEqual({
      total: found.total,
      open: found.open,
      signers: found.signers,
      signFors: [],
    });
  });

  it('is waited for on 工作台 by the office, and a decision by the unit that objected', async () => {
    const { first, of } = await steps.issued();
    const waits = async (who: Pick<Person, 'ok'>) => (await who.ok(getHome)).awaited;
    const countOf = async (who: Pick<Person, 'ok'>, state: 'pending' | 'objected') =>
      (await who.ok(signing.listSignFors, { query: { state } })).total;
    await steps.object(people.市财政局, of(first.id, '市财政局').id);
    const pending = await countOf(server, 'pending');
    expect(pending).toBeGreaterThanOrEqual(4);
    expect(await waits(server)).toEqual([{ name: 'sign-for', count: pending, due: '2026-03-05', link: '/lists/signing?state=pending' }]);
    const link = '/lists/signing?state=objected';
    const own = await countOf(people.市财政局, 'objected');
    expect(await waits(people.市财政局)).toEqual([{ name: 'objection', count: own, due: expect.any(String), link }]);
    expect(await waits(people.市商务局)).toEqual([]);
    const { rows } = await server.ok(getHome);
    const decided = rows.filter(({ kind }) => kind === 'objection');
    expect(decided.reduce((sum, { count }) => sum + count, 0)).toBe(await countOf(server, 'objected'));
  });
});
