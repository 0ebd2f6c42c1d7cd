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

/** Ids of the posts in which somebody stands in, the first day that they begin on first. */
const postsOf = async (who: Person) =>
  (await who.ok(deputy.listDeputies)).standsIn
    .toSorted((a, b) => (a.deputy.firstDay < b.deputy.firstDay ? -1 : 1))
    .map(({ post }) => post.id);
/** The posts that the trail says ended by the newest event of an act. */
async function toldEnded(act: string): Promise<readonly string[]> {
  const { rows } = await server.database.pool.query<{ id: string }>(
    `select object_id as id from audit_object where object_type = 'post' and after::jsonb ? 'ended'
        and event_id = (select id from audit_event where act = $1 order by seq desc limit 1)`,
    [act],
  );
  return rows.map(({ id }) => id);
}
const toldTo = async (who: Person) => ((await who.ok(getSession)).me?.notices ?? []).filter(({ act }) => act === 'endDeputy').length;

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

  it('whose days are over is none that ends; on its last day it is, and the trail tells of it', async () => {
    const unit = '示例市统计局';
    const [wang, zhou] = [await server.as('unit-leader', { unit }), await server.as('unit-leader', { unit })];
    const li = await server.as('contact', { unit });
    await grant(wang, wang.postId, li);
    const [over = ''] = await postsOf(li);
    await server.database.pool.query("update post set valid_from = '2026-02-01', last_day = $2::date - 1 where id = $1", [over, testDay]);
    await grant(zhou, zhou.postId, li, { firstDay: testDay, lastDay: testDay });
    const [last] = await postsOf(li);
    const system = await server.as('system-admin');
    await system.ok(account.disableAccount, { params: { accountId: li.accountId }, body: { reason: '调离' } });
    expect(await toldEnded('disableAccount')).toEqual([last]);
    expect([await toldTo(wang), await toldTo(zhou)]).toEqual([0, 1]);
    // The holder's own post takes with it what ran out, and tells nobody.
    await security.ok(account.endPost, { params: { accountId: wang.accountId, postId: wang.postId }, body: { reason: '调离' } });
    expect(await toldTo(wang)).toBe(0);
  });

  it('who leaves the unit leaves what is of it by its post, or by its holder; who comes to one stays what it is', async () => {
    const unit = '示例市档案馆';
    const li = await server.as('contact', { unit });
    const [office, wang] = [await server.as('office', { unit }), await server.as('unit-leader', { unit })];
    const far = await server.as('unit-leader', { unit: '示例市地震局' });
    const reader = await server.as('reader');
    // An account may be elsewhere than its post is, and a post of the jurisdiction's desk is of no unit.
    await server.database.pool.query('update post set unit_id = null where id = $1', [office.postId]);
    await server.database.pool.query('update account set unit_id = $2 where id = $1', [wang.accountId, far.unitId]);
    await server.database.pool.query('update account set unit_id = null where id = $1', [reader.accountId]);
    for (const holder of [office, wang, far]) expect((await grant(holder, holder.postId, li)).status).toBe(200);
    expect((await grant(far, far.postId, reader, { firstDay: '2026-04-01', lastDay: '2026-04-02' })).status).toBe(200);
    const system = await server.as('system-admin');
    const move = async ({ accountId }: Person) => {
      const { revision } = await system.ok(account.getAccount, { params: { accountId } });
      return system.ok(account.editAccount, { params: { accountId }, body: { revision, unitId: far.unitId } });
    };
    await move(li);
    expect(await toldEnded('editAccount')).toHaveLength(2);
    expect((await li.ok(deputy.listDeputies)).standsIn).toMatchObject([{ post: { unitId: far.unitId } }]);
    await move(reader);
    expect((await reader.ok(deputy.listDeputies)).standsIn).toHaveLength(1);
  });

  it('of joined units stays beside those of others and of other days, and nobody’s session becomes another’s', async () => {
    const [gone, stays] = ['示例市甲馆', '示例市乙馆'];
    const [wang, zhou] = [await server.as('unit-leader', { unit: gone }), await server.as('unit-leader', { unit: stays })];
    const [li, sun, qian] = [
      await server.as('contact', { unit: stays, displayName: '李四' }),
      await server.as('contact', { unit: stays, displayName: '孙八' }),
      await server.as('contact', { unit: stays, displayName: '钱七' }),
    ];
    const [from, into] = [wang.unitId ?? '', zhou.unitId ?? ''];
    const { posts } = await security.ok(account.grantPost, {
      params: { accountId: wang.accountId },
      body: { role: 'unit-leader', unitId: into, scope: { kind: 'subtree', unitId: into } },
    });
    const second = posts.find(({ unitId }) => unitId === into)?.id ?? '';
    const days = (first: number, last: number) => ({ firstDay: `2026-04-${first}`, lastDay: `2026-04-${last}` });
    // 孙八 comes when 李四 still is there, and 钱七 when 李四 is to come again; 周's deputy is another post's.
    await grant(wang, second, li, days(10, 15));
    await grant(wang, wang.postId, sun, days(15, 18));
    await grant(wang, second, li, days(22, 25));
    await grant(wang, wang.postId, qian, days(20, 22));
    await grant(wang, second, sun, week);
    await grant(wang, wang.postId, qian, week);
    await grant(zhou, zhou.postId, li, days(10, 15));
    // It was a leader, and is one elsewhere: neither is the post that it stands in for.
    const elsewhere = await server.as('unit-leader', { unit: '示例市丙馆' });
    await grant(zhou, zhou.postId, elsewhere, week);
    const own = await security.ok(account.grantPost, {
      params: { accountId: elsewhere.accountId },
      body: { role: 'unit-leader', unitId: into, scope: { kind: 'subtree', unitId: into } },
    });
    const ended = own.posts.find(({ unitId }) => unitId === into)?.id ?? '';
    await security.ok(account.endPost, { params: { accountId: elsewhere.accountId, postId: ended }, body: { reason: '调离' } });
    // Whose days are over are left as they were, whether they met or not.
    for (const [postId, who] of [
      [wang.postId, li],
      [second, sun],
    ] as const)
      await grant(wang, postId, who, { firstDay: '2026-05-01', lastDay: '2026-05-02' });
    await server.database.pool.query(
      "update post set valid_from = '2026-02-01', last_day = '2026-02-02' where for_post = any($1::uuid[]) and valid_from = '2026-05-01'",
      [[wang.postId, second]],
    );
    const [acts = ''] = await postsOf(qian);
    const acting = server.with(cookieOf(await qian.call(switchPost, { body: { postId: acts } })));
    await server.ok(mergeUnits, { body: { from, into, reason: '重复' } });
    expect((await deputiesOf(wang)).filter(([, , state]) => state !== 'ended')).toEqual([
      ['李四', '2026-04-22', 'coming'],
      ['李四', '2026-04-10', 'coming'],
      ['孙八', testDay, 'standing'],
      ['孙八', '2026-02-01', 'over'],
      ['李四', '2026-02-01', 'over'],
    ]);
    expect((await deputiesOf(zhou)).map(([, day, state]) => [day, state])).toEqual([
      ['2026-04-10', 'coming'],
      [testDay, 'standing'],
    ]);
    expect((await acting.ok(getSession)).me?.post ?? null).toBeNull();
    expect(await toldEnded('mergeUnits')).toHaveLength(4);
  });

  it('of a unit that is joined keeps the own post there, and stands in for it no more', async () => {
    const [wang, zhou] = [await server.as('unit-leader', { unit: '示例市丁馆' }), await server.as('unit-leader', { unit: '示例市戊馆' })];
    await grant(zhou, zhou.postId, wang);
    await server.ok(mergeUnits, { body: { from: wang.unitId ?? '', into: zhou.unitId ?? '', reason: '重复' } });
    expect((await wang.ok(getSession)).me?.post).toMatchObject({ id: wang.postId, standsFor: null });
    expect((await wang.ok(deputy.listDeputies)).standsIn).toEqual([]);
    expect(await toldTo(zhou)).toBe(1);
  });
});
