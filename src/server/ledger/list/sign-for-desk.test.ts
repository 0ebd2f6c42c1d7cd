/** Signing as 工作台 and the page of a unit show it: what is open first, and who waits for whom. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getHome, listInbox as listOwnInbox } from '#contract/home/endpoints.ts';
import * as signing from '#contract/ledger/sign-for-endpoints.ts';
import { listTitle } from '#core/ledger/list/list-title.ts';
import { listInbox } from '#server/ledger/list/lists-desk.ts';
import { inboxJob } from '#server/platform/desk/inbox.ts';
import { runJob } from '#test/run-job.ts';
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
         insert into list_item (jurisdiction_id, id, list_id, year, task_id, parent_id, part_unit_id, child_unit_id, weight, given_at, code, title, work_id,
                                revision, created_by, created_at)
         select jurisdiction_id, gen_random_uuid(), list_id, year, task_id, id, $2, $2, 1, now(), code || '-' || n, '分项' || n, gen_random_uuid(), revision, created_by, created_at
           from list_item cross join generate_series(1, 600) n where id = $1 returning jurisdiction_id, id, list_id)
       insert into sign_for (jurisdiction_id, id, item_id, list_id, unit_id, state, asked_on, due, provisional, leader, contact, signed_by, signed_at)
       select jurisdiction_id, gen_random_uuid(), id, list_id, $2, 'signed', '2020-01-01', '2020-01-01', false, '王局长', '李科长', '李强', now() from made`,
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
    expect(await traffic.ok(signing.listSignFors, { query: { state: 'objected' } })).toMatchObject({
      total: 1,
      open: found.open,
      signFors: [{ state: 'objected' }],
    });
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
    expect(await waits(server)).toEqual([{ name: 'sign-for', count: pending, due: '2026-03-05', link: '/lists/signing' }]);
    const link = '/lists/signing?state=objected';
    const own = await countOf(people.市财政局, 'objected');
    expect(await waits(people.市财政局)).toEqual([{ name: 'objection', count: own, due: expect.any(String), link }]);
    expect(await waits(people.市商务局)).toEqual([]);
    // The unit's leader waits for the contact.
    const leader = await server.as('unit-leader', { unit: '市发展改革委' });
    const planning = await countOf(people.市发展改革委, 'pending');
    expect(await waits(leader)).toMatchObject([{ name: 'sign-for', count: planning }]);
    const { rows } = await server.ok(getHome);
    const decided = rows.filter(({ kind }) => kind === 'objection');
    expect(decided.reduce((sum, { count }) => sum + count, 0)).toBe(await countOf(server, 'objected'));
  });

  it('is one row for each list, with its roles and its clock, which leads to what is signed', async () => {
    const own = await server.as('contact', { unit: '市卫生健康委' });
    const { year, listId, first, second, of } = await steps.issued({ 市发展改革委: '市卫生健康委' });
    const rowsOf = async (who: Pick<Person, 'ok'>) =>
      (await who.ok(getHome)).rows
        .filter(({ kind }) => kind === 'sign-for')
        .map(({ title, code, count, due, data, objectId, link }) => ({ title, code, count, due, data, objectId, link }));
    const row = { due: '2026-03-05', objectId: listId, link: `/lists/signing?list=${listId}` };
    const list = listTitle({ year, name: '年度清单' });
    expect(await rowsOf(own)).toEqual([
      { ...row, title: null, code: null, count: 2, data: { list, lead: 1, responsible: 0, support: 1, local: 0, others: 0 } },
    ]);
    await steps.sign(own, of(second.id, '市卫生健康委').id);
    const { code, title } = { code: expect.stringMatching(/-1$/), title: expect.stringContaining('高速公路') };
    expect(await rowsOf(own)).toEqual([
      { ...row, title, code, count: 1, data: { list, lead: 0, responsible: 0, support: 1, local: 0, others: 0 } },
    ]);
    await steps.object(own, of(first.id, '市卫生健康委').id);
    expect(await rowsOf(own)).toEqual([]);
  });

  it('is news to the unit: a list was issued to it, its objection was answered; the office has its lists on hand', async () => {
    const own = await server.as('contact', { unit: '市体育局' });
    const { year, listId, first, of } = await steps.issued({ 市财政局: '市体育局' });
    const signFor = of(first.id, '市体育局').id;
    await steps.object(own, signFor);
    await steps.decide(signFor, 'overrule');
    await runJob(server, inboxJob(listInbox));
    await runJob(server, inboxJob(listInbox));
    const link = `/lists/signing?list=${listId}`;
    const { entries } = await own.ok(listOwnInbox, { query: {} });
    expect(entries.map(({ act, count, title, link: to }) => [act, count, title, to])).toEqual([
      ['decideObjection', 1, expect.stringContaining('高速公路'), link],
      ['issueList', 1, listTitle({ year, name: '年度清单' }), link],
    ]);
    const { listId: draft, year: next } = await steps.ready();
    const onHand = async (who: Pick<Person, 'ok'>) => (await who.ok(getHome)).rows.filter(({ kind }) => kind.startsWith('list-'));
    const office = await onHand(server);
    expect(office.find(({ link: to }) => to === `/lists/${draft}`)).toMatchObject({
      kind: 'list-drafting',
      title: listTitle({ year: next, name: '年度清单' }),
      data: { items: 2 },
    });
    expect(office.filter(({ link: to }) => to === `/lists/${listId}`)).toEqual([]);
    // Approved it waits for issuing.
    await steps.approve(draft);
    expect((await onHand(server)).find(({ link: to }) => to === `/lists/${draft}`)?.kind).toBe('list-approved');
    expect(await onHand(own)).toEqual([]);
  });
});
