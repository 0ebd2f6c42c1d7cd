/** 代理 that ends because something else changed: the deputy's account, or the units of two posts. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as deputy from '#contract/account/deputy-endpoints.ts';
import * as account from '#contract/account/endpoints.ts';
import { getSession, switchPost } from '#contract/session/endpoints.ts';
import { mergeUnits } from '#contract/unit/endpoints.ts';
import { cookieOf } from '#test/cookies.ts';
import { startTestServer, type Person, type TestServer } from '#test/server.ts';
import { testClock, testDay } from '#test/test-clock.ts';

let server: TestServer;
let security: Person;
beforeAll(async () => {
  server = await startTestServer({ clock: testClock() });
  security = await server.as('security-admin');
});
afterAll(() => server.stop());

const week = { firstDay: testDay, lastDay: '2026-03-08' };
const grant = (holder: Person, postId: string, who: Person, days = week) =>
  security.call(deputy.grantDeputy, {
    params: { accountId: holder.accountId, postId },
    body: { accountId: who.accountId, ...days },
  });
const deputiesOf = async (holder: Person) =>
  (await holder.ok(deputy.listDeputies)).held.flatMap(({ deputies }) =>
    deputies.map(({ deputy: name, firstDay, state }) => [name, firstDay, state]),
  );

describe('a deputy', () => {
  it('whose account is disabled stands in no more; the holder hears of it and names another', async () => {
    const unit = '示例市水利局';
    const wang = await server.as('unit-leader', { unit, displayName: '王五' });
    const li = await server.as('contact', { unit, displayName: '李四' });
    const qian = await server.as('contact', { unit, displayName: '钱七' });
    const name = (who: Person, days = week) =>
      wang.call(deputy.nameDeputy, { params: { postId: wang.postId }, body: { accountId: who.accountId, ...days } });
    await name(li);
    await name(li, { firstDay: '2026-04-01', lastDay: '2026-04-02' });
    const system = await server.as('system-admin', { displayName: '系统甲' });
    await system.ok(account.disableAccount, { params: { accountId: li.accountId }, body: { reason: '调离' } });
    expect(await deputiesOf(wang)).toEqual([
      ['李四', '2026-04-01', 'ended'],
      ['李四', testDay, 'ended'],
    ]);
    const notices = (await wang.ok(getSession)).me?.notices ?? [];
    expect(notices.filter(({ act }) => act === 'endDeputy')).toMatchObject([
      { byOther: '系统甲', read: false },
      { byOther: '系统甲', read: false },
    ]);
    expect((await name(qian)).status).toBe(200);
  });

  it('who leaves the unit stands in for nobody there any more, and for others on', async () => {
    const unit = '示例市林业局';
    const wang = await server.as('unit-leader', { unit, displayName: '王五' });
    const li = await server.as('contact', { unit, displayName: '李四' });
    const far = await server.as('unit-leader', { unit: '示例市气象局', displayName: '周九' });
    await grant(wang, wang.postId, li);
    await grant(far, far.postId, li);
    const system = await server.as('system-admin', { displayName: '系统甲' });
    const { revision } = await system.ok(account.getAccount, { params: { accountId: li.accountId } });
    const moved = await server.as('contact', { unit: '示例市体育局' });
    const body = { revision, unitId: moved.unitId };
    expect((await system.call(account.editAccount, { params: { accountId: li.accountId }, body })).status).toBe(200);
    expect(await deputiesOf(wang)).toEqual([['李四', testDay, 'ended']]);
    expect((await wang.ok(getSession)).me?.notices[0]).toMatchObject({ act: 'endDeputy', byOther: '系统甲' });
    expect(await deputiesOf(far)).toEqual([['李四', testDay, 'standing']]);
    expect((await li.ok(deputy.listDeputies)).standsIn).toHaveLength(1);
  });

  it('of two posts that become one is the only one on a day, and none of what is the own post now', async () => {
    const [gone, stays] = ['示例市旧局', '示例市新局'];
    const wang = await server.as('unit-leader', { unit: gone, displayName: '王五' });
    const other = await server.as('unit-leader', { unit: stays, displayName: '赵六' });
    const li = await server.as('contact', { unit: gone, displayName: '李四' });
    const sun = await server.as('contact', { unit: gone, displayName: '孙八' });
    const [from, into] = [wang.unitId ?? '', other.unitId ?? ''];
    const { posts } = await security.ok(account.grantPost, {
      params: { accountId: wang.accountId },
      body: { role: 'unit-leader', unitId: into, scope: { kind: 'subtree', unitId: into } },
    });
    const second = posts.find(({ unitId }) => unitId === into)?.id ?? '';
    await grant(wang, second, li);
    await grant(wang, wang.postId, li);
    await grant(wang, second, sun, { firstDay: '2026-03-20', lastDay: '2026-03-29' });
    await grant(wang, wang.postId, other, { firstDay: '2026-03-09', lastDay: '2026-03-12' });
    const { standsIn } = await li.ok(deputy.listDeputies);
    const later = standsIn.find(({ post }) => post.unitId === from)?.post.id ?? '';
    const acting = server.with(cookieOf(await li.call(switchPost, { body: { postId: later } })));
    await server.ok(mergeUnits, { body: { from, into, reason: '重复' } });
    expect((await deputiesOf(wang)).filter(([, , state]) => state !== 'ended')).toEqual([
      ['孙八', '2026-03-20', 'coming'],
      ['李四', testDay, 'standing'],
    ]);
    expect((await acting.ok(getSession)).me?.post).toMatchObject({ role: 'unit-leader', unitName: stays, standsFor: { name: '王五' } });
    expect((await other.ok(deputy.listDeputies)).standsIn).toEqual([]);
  });
});
