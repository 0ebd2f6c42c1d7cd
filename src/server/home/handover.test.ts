/** 交接单: what a unit's desk hands over, to whom it may be shown. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { getHome } from '#contract/home/endpoints.ts';
import { getHandover } from '#contract/home/handover-endpoints.ts';
import * as items from '#contract/ledger/list-item-endpoints.ts';
import { withdrawTasks } from '#contract/ledger/adjustment-endpoints.ts';
import { signPeople, signSteps, type SignSteps } from '#test/sign-steps.ts';
import { startTestServer, type TestServer } from '#test/server.ts';
import { testClock, testDay } from '#test/test-clock.ts';

let server: TestServer;
let people: Awaited<ReturnType<typeof signPeople>>;
let steps: SignSteps;
beforeAll(async () => {
  server = await startTestServer({ clock: testClock() });
  people = await signPeople(server);
  steps = signSteps(server);
});
afterAll(() => server.stop());

it('says what is owed, promised and stuck, each where it is opened', async () => {
  const { listId, first, second, tasks, of } = await steps.issued();
  const traffic = people.市交通运输局;
  const before = await traffic.ok(getHandover, { query: {} });
  expect(before).toMatchObject({ unit: { name: '市交通运输局' }, people: [{ role: 'contact' }], stuck: [] });
  expect(before.owed.map(({ kind, link }) => [kind, link])).toEqual([['sign-for', `/lists/signing?list=${listId}`]]);
  expect(before.owed[0]?.data).toMatchObject({ count: 2 });
  expect(before.promised.map(({ kind, said }) => [kind, said])).toEqual([
    ['milestone', '开工'],
    ['milestone', '开工'],
  ]);
  await steps.object(traffic, of(second.id, '市交通运输局').id);
  await server.database.pool.query(
    `update milestone set waiting_body = '省发展改革委', waiting_submitted = '2026-02-01', pressings = '[{"day":"2026-02-20","number":null}]' where item_id = $1`,
    [first.id],
  );
  await server.ok(withdrawTasks, { body: { tasks: tasks.slice(0, 1).map(({ id, revision }) => ({ id, revision })), reason: '不再推进' } });
  const after = await traffic.ok(getHandover, { query: {} });
  expect(after.owed).toHaveLength(1);
  expect(after.stuck.map(({ kind, said, data }) => [kind, said, data])).toEqual(
    expect.arrayContaining([
      ['waiting', '开工', { body: '省发展改革委', submitted: '2026-02-01', pressings: 1 }],
      ['objection', expect.any(String), {}],
      ['task-withdrawn', null, {}],
    ]),
  );
  expect(after.stuck.every(({ link }) => link.startsWith(`/lists/${listId}?item=`))).toBe(true);
  // What is over by its day is stuck, signed or not; what was not signed in time counts as signed.
  await server.database.pool.query("update milestone set due = '2026-01-31' where item_id = $1", [second.id]);
  await server.database.pool.query(
    "update sign_for set state = 'signed', leader = '王局长', contact = '李科长', signed_by = '李强', signed_at = now() where item_id = $1 and unit_id = $2",
    [first.id, traffic.unitId],
  );
  const later = await traffic.ok(getHandover, { query: {} });
  expect(later.stuck[0]).toMatchObject({ kind: 'milestone-past', due: '2026-01-31' });
  expect(later.promised).toMatchObject([{ kind: 'signed-part', code: expect.any(String), data: { role: 'lead' } }]);
  expect((await server.ok(items.listItems, { params: { listId } })).items).toHaveLength(2);
});

it('is offered in the first days to whoever took the post over', async () => {
  const tookOver = async (who: Pick<TestServer, 'ok'>) => (await who.ok(getHome)).tookOver;
  const next = await server.as('contact', { unit: '市财政局' });
  expect(await tookOver(next)).toBe(testDay);
  // Who was there before, and who has a post that nobody had, take nothing over.
  expect(await tookOver(people.市财政局)).toBeNull();
  expect(await tookOver(await server.as('unit-leader', { unit: '市财政局' }))).toBeNull();
  expect(await tookOver(await server.as('reader'))).toBeNull();
  const since = async (days: number) => {
    await server.database.pool.query('update post set valid_from = $1::date - $2::int where id = $3', [testDay, days, next.postId]);
    return tookOver(next);
  };
  expect(await since(13)).toBe('2026-02-17');
  expect(await since(14)).toBeNull();
});

it('is the unit’s and the office’s', async () => {
  const [traffic, finance] = [people.市交通运输局, people.市财政局];
  const unitId = traffic.unitId ?? '';
  const codeOf = async (who: { readonly call: typeof traffic.call }) => (await who.call(getHandover, { query: { unitId } })).problem?.code;
  expect(await codeOf(finance)).toBe('handover-unit-not-found');
  expect(await codeOf(await server.as('security-admin'))).toBe('not-allowed');
  const seen = await server.ok(getHandover, { query: { unitId } });
  const own = await traffic.ok(getHandover, { query: { unitId } });
  expect(seen).toEqual(own);
  // The desk of the office itself: the objection that it owes an answer to.
  expect(await server.ok(getHandover, { query: {} })).toMatchObject({ unit: null, owed: [{ kind: 'objection' }], promised: [], stuck: [] });
  expect((await server.call(getHandover, { query: { unitId: traffic.accountId } })).problem?.code).toBe('handover-unit-not-found');
});
