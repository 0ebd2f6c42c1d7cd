/** 交接单: what a unit's desk hands over, to whom it may be shown. */
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { switchPost } from '#contract/session/endpoints.ts';
import { grantDeputy, listDeputies } from '#contract/account/deputy-endpoints.ts';
import { endPost, grantPost } from '#contract/account/endpoints.ts';
import { getHome } from '#contract/home/endpoints.ts';
import { exportHandover, getHandover } from '#contract/home/handover-endpoints.ts';
import * as items from '#contract/ledger/list-item-endpoints.ts';
import { withdrawTasks } from '#contract/ledger/adjustment-endpoints.ts';
import * as unit from '#contract/unit/endpoints.ts';
import { cookieOf } from '#test/cookies.ts';
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
  const words = async () => {
    const { bytes } = await traffic.call(exportHandover, { query: {} });
    return strFromU8(unzipSync(bytes)['word/document.xml'] ?? expect.fail('no text')).replaceAll(/<[^>]*>/g, '');
  };
  expect(await words()).toContain('开工 · 省发展改革委，2026年2月1日报送，已催办 1 次');
  await server.database.pool.query("update milestone set waiting_submitted = null, pressings = '[]' where item_id = $1", [first.id]);
  expect(await words()).toContain('开工 · 省发展改革委，尚未报送');
  // Its last day is still promised.
  await server.database.pool.query('update milestone set due = $2 where item_id = $1', [second.id, testDay]);
  expect((await traffic.ok(getHandover, { query: {} })).promised).toMatchObject([{ kind: 'milestone', due: testDay }]);
  // What is over by its day is stuck, signed or not; what was not signed in time counts as signed.
  await server.database.pool.query("update milestone set due = '2026-01-31' where item_id = $1", [second.id]);
  await server.database.pool.query(
    "update sign_for set state = 'signed', leader = '王局长', contact = '李科长', signed_by = '李强', signed_at = now() where item_id = $1 and unit_id = $2",
    [first.id, traffic.unitId],
  );
  const later = await traffic.ok(getHandover, { query: {} });
  expect(later.stuck[0]).toMatchObject({ kind: 'milestone-past', due: '2026-01-31' });
  expect(later.promised).toMatchObject([{ kind: 'signed-part', code: expect.any(String), data: { role: 'lead' } }]);
  expect(later.stuck.map(({ due }) => due ?? '9999')).toEqual(later.stuck.map(({ due }) => due ?? '9999').toSorted());
  await server.database.pool.query(
    "update sign_for set state = 'deemed', deemed_on = '2026-03-06', leader = null, contact = null, signed_by = null, signed_at = null where item_id = $1 and unit_id = $2",
    [first.id, traffic.unitId],
  );
  expect((await traffic.ok(getHandover, { query: {} })).promised).toMatchObject([{ kind: 'signed-part' }]);
  expect((await server.ok(items.listItems, { params: { listId } })).items).toHaveLength(2);
});

it('says all words of an item whose title is shortened', async () => {
  const { first, tasks } = await steps.issued();
  const { rows } = await server.database.pool.query<{ body: string }>(
    `update task set title = left(body, 4) || '…' where id = $1 returning body`,
    [tasks[0]?.id],
  );
  const { promised } = await people.市交通运输局.ok(getHandover, { query: {} });
  expect(promised.filter(({ link }) => link.endsWith(first.id)).map(({ title }) => title)).toEqual([rows[0]?.body]);
});

it('has no part that the unit left, and none of a list that is closed', async () => {
  const audit = await server.as('contact', { unit: '市审计局' });
  const { listId, first, of } = await steps.issued({ 市财政局: '市审计局' });
  const own = async () => {
    const { promised, stuck } = await audit.ok(getHandover, { query: {} });
    return [...promised, ...stuck];
  };
  const signFor = of(first.id, '市审计局').id;
  expect((await own()).map(({ kind }) => kind)).toEqual(['milestone']);
  await server.database.pool.query("update annual_list set state = 'closed' where id = $1", [listId]);
  expect(await own()).toEqual([]);
  await server.database.pool.query("update annual_list set state = 'issued' where id = $1", [listId]);
  await steps.object(audit, signFor);
  expect((await steps.decide(signFor, 'uphold')).status).toBe(200);
  expect(await own()).toEqual([]);
});

it('names who holds the unit’s posts today, and is of one body with what it took over', async () => {
  const [old, next] = [
    await server.as('contact', { unit: '市旅游局', displayName: '老联络' }),
    await server.as('contact', { unit: '市文旅局' }),
  ];
  const gone = await server.as('unit-leader', { unit: '市文旅局', displayName: '停用' });
  await server.database.pool.query("update account set state = 'disabled' where id = $1", [gone.accountId]);
  const moved = await server.as('unit-leader', { unit: '市文旅局', displayName: '调离' });
  const security = await server.as('security-admin');
  await security.ok(endPost, { params: { accountId: moved.accountId, postId: moved.postId }, body: { reason: '调离' } });
  const { listId, first } = await steps.issued({ 市发展改革委: '市旅游局', 市财政局: '市文旅局' });
  const { units } = await server.ok(unit.listUnits);
  await server.ok(unit.endUnit, {
    params: { unitId: old.unitId ?? '' },
    body: {
      revision: units.find(({ id }) => id === old.unitId)?.revision ?? 0,
      onDate: testDay,
      successors: [{ unitId: next.unitId ?? '', relation: 'merged' }],
      note: null,
    },
  });
  const unitId = next.unitId ?? '';
  for (const seen of [await next.ok(getHandover, { query: {} }), await server.ok(getHandover, { query: { unitId } })]) {
    expect(seen.people.map(({ role }) => role)).toEqual(['contact']);
    expect(seen.owed).toMatchObject([{ kind: 'sign-for', data: { count: 3 } }]);
    // Both have a part of the first item: its milestone is promised once.
    const ofFirst = seen.promised.filter(({ kind, link }) => kind === 'milestone' && link === `/lists/${listId}?item=${first.id}`);
    expect(ofFirst).toHaveLength(1);
  }
});

it('is offered in the first days to whoever took the post over', async () => {
  const tookOver = async (who: Pick<TestServer, 'ok'>) => (await who.ok(getHome)).tookOver;
  const next = await server.as('contact', { unit: '市财政局' });
  expect(await tookOver(next)).toBe(testDay);
  // Who was there before, and who has a post that nobody had, take nothing over.
  expect(await tookOver(people.市财政局)).toBeNull();
  expect(await tookOver(await server.as('unit-leader', { unit: '市财政局' }))).toBeNull();
  expect(await tookOver(await server.as('reader'))).toBeNull();
  // Nor who had the same post before.
  const again = await server.as('unit-leader', { unit: '市审计局' });
  await server.database.pool.query('update post set ended_at = now() where id = $1', [again.postId]);
  const security = await server.as('security-admin');
  const scope = { kind: 'subtree', unitId: again.unitId ?? '' } as const;
  const { posts } = await security.ok(grantPost, {
    params: { accountId: again.accountId },
    body: { role: 'unit-leader', unitId: again.unitId ?? '', scope },
  });
  const postId = posts.find(({ endedAt }) => endedAt === null)?.id ?? '';
  const switched = server.with(cookieOf(await again.call(switchPost, { body: { postId } })));
  expect(await tookOver(switched)).toBeNull();
  // Nor who stands in for somebody.
  const deputy = await server.as('unit-leader', { unit: '市财政局' });
  await security.ok(grantDeputy, {
    params: { accountId: next.accountId, postId: next.postId },
    body: { accountId: deputy.accountId, firstDay: testDay, lastDay: testDay },
  });
  const { standsIn } = await deputy.ok(listDeputies);
  expect(await tookOver(server.with(cookieOf(await deputy.call(switchPost, { body: { postId: standsIn[0]?.post.id ?? '' } }))))).toBeNull();
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

it('is a file of Word for both sides to sign, with what the page says', async () => {
  const { second, of } = await steps.issued();
  const traffic = people.市交通运输局;
  await steps.object(traffic, of(second.id, '市交通运输局').id);
  const { owed, promised, stuck } = await traffic.ok(getHandover, { query: {} });
  const answer = await traffic.call(exportHandover, { query: {} });
  expect(answer.status).toBe(200);
  expect(decodeURIComponent(answer.headers.get('content-disposition') ?? '')).toContain('市交通运输局交接单.docx');
  const text = strFromU8(unzipSync(answer.bytes)['word/document.xml'] ?? expect.fail('no text')).replaceAll(/<[^>]*>/g, '');
  for (const part of [`一、待办事项（${owed.length}）`, `二、已承诺事项（${promised.length}）`, `三、存在问题的事项（${stuck.length}）`])
    expect(text).toContain(part);
  for (const { code, title } of [...promised, ...stuck]) expect(text).toContain(`${code} ${title}`);
  expect(text).toContain('移交人：');
  expect(text).toContain('截至2026年3月2日，交接双方据此逐件核对。');
  expect(text).toMatch(/现任：联络员 [^；。]+。/);
  const { rows } = await server.database.pool.query<{ id: string }>(
    "select object_id as id from audit_object where object_type = 'unit' and event_id = (select id from audit_event where act = 'exportHandover' order by seq desc limit 1)",
  );
  expect(rows).toEqual([{ id: traffic.unitId }]);
  expect(text).not.toMatch(/\{|undefined|handover\.|desk\./);
  expect((await people.市财政局.call(exportHandover, { query: { unitId: traffic.unitId ?? '' } })).problem?.code).toBe(
    'handover-unit-not-found',
  );
  // The office's own desk: nobody's unit, of whatever unit its people are.
  const office = await server.as('office', { unit: '市发展改革委' });
  const own = await office.call(exportHandover);
  expect(own.status).toBe(200);
  const ofOffice = strFromU8(unzipSync(own.bytes)['word/document.xml'] ?? expect.fail('no text')).replaceAll(/<[^>]*>/g, '');
  expect(ofOffice).toContain('推进办交接单');
  expect(ofOffice).toContain('二、已承诺事项（0）没有已承诺的事项。');
});
