/** 代理: somebody stands in for the holder of a post for some days, through HTTP. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as account from '#contract/account/endpoints.ts';
import * as deputy from '#contract/account/deputy-endpoints.ts';
import { addToken } from '#contract/session/own-account-endpoints.ts';
import { getSession, switchPost } from '#contract/session/endpoints.ts';
import { searchAudit } from '#contract/audit/endpoints.ts';
import { addTheme } from '#contract/ledger/theme-endpoints.ts';
import { getHome } from '#contract/home/endpoints.ts';
import { mergeUnits } from '#contract/unit/endpoints.ts';
import { cookieOf } from '#test/cookies.ts';
import { startTestServer, type Calls, type Person, type TestServer } from '#test/server.ts';
import { testClock, testDay, type TestClock } from '#test/test-clock.ts';

let server: TestServer;
let clock: TestClock;
let security: Person;
const unit = '示例市水利局';
const week = { firstDay: testDay, lastDay: '2026-03-08' };
const day = 86_400_000;

beforeAll(async () => {
  clock = testClock();
  server = await startTestServer({ clock });
  security = await server.as('security-admin', { displayName: '安全甲' });
});
beforeEach(() => void (clock.ahead = 0));
afterAll(() => server.stop());

/** The sessions of tests are some hours long. */
async function late(days: number): Promise<void> {
  await server.database.pool.query("update session set expires_at = expires_at + interval '1 year', idle_seconds = null");
  clock.ahead = days * day;
}

/** 王五, who holds a post of the unit, and 李四, who has another one there. */
async function pair(role: 'contact' | 'unit-leader' | 'office' = 'unit-leader') {
  const wang = await server.as(role, { unit, displayName: '王五' });
  const li = await server.as(role === 'contact' ? 'unit-leader' : 'contact', { unit, displayName: '李四' });
  return { wang, li };
}
const name = (holder: Person, who: Person, days: { readonly firstDay: string; readonly lastDay: string } = week) =>
  holder.call(deputy.nameDeputy, { params: { postId: holder.postId }, body: { accountId: who.accountId, ...days } });
async function deputyPost(who: Calls): Promise<string> {
  const { standsIn } = await who.ok(deputy.listDeputies);
  return standsIn.at(-1)?.post.id ?? '';
}
async function switched(who: Calls, postId: string): Promise<Calls> {
  return server.with(cookieOf(await who.call(switchPost, { body: { postId } })));
}

/** In the own post again. */
const switchedBack = (acting: Calls, { postId }: Person) => switched(acting, postId);

describe('a holder', () => {
  it('names a colleague of the unit, who acts in the post by its last day, under both names', async () => {
    const { wang, li } = await pair('office');
    const named = await wang.ok(deputy.nameDeputy, { params: { postId: wang.postId }, body: { accountId: li.accountId, ...week } });
    expect(named.held).toMatchObject([
      { post: { role: 'office' }, deputies: [{ deputy: '李四', holder: '王五', state: 'standing', ...week }] },
    ]);
    const postId = await deputyPost(li);
    // A contact may not do this.
    const body = { name: '代理专题', note: null };
    expect((await li.call(addTheme, { body })).problem?.code).toBe('not-allowed');
    const acting = await switched(li, postId);
    const { me } = await acting.ok(getSession);
    expect(me?.post).toMatchObject({ id: postId, role: 'office', standsFor: { name: '王五', lastDay: '2026-03-08' } });
    await acting.ok(addTheme, { body });
    const auditor = await server.as('audit-admin');
    const { events } = await auditor.ok(searchAudit, { query: { limit: 50 } });
    const of = (act: string) => events.find((event) => event.act === act && event.outcome === 'done');
    expect(of('addTheme')).toMatchObject({ actor: '李四（代王五）' });
    expect(of('nameDeputy')).toMatchObject({ actor: '王五', objects: [{ type: 'post', name: '李四（代王五）' }] });
    expect(of('nameDeputy')?.objects[0]?.after).toContain('"forName":"王五"');

    await late(6);
    expect((await acting.call(getHome)).status).toBe(200);
    expect((await acting.ok(deputy.listDeputies)).standsIn).toMatchObject([{ deputy: { state: 'standing', lastDay: '2026-03-08' } }]);
    expect((await acting.ok(getSession)).me?.post?.id).toBe(postId);
    await late(7);
    expect((await acting.ok(getSession)).me).toMatchObject({ post: null, posts: [{ role: 'contact' }] });
    expect((await acting.call(addTheme, { body: { ...body, name: '代理专题二' } })).problem?.code).toBe('not-allowed');
    expect((await acting.call(switchPost, { body: { postId } })).problem?.code).toBe('post-not-found');
    const over = await wang.ok(deputy.listDeputies);
    expect(over.held[0]?.deputies).toMatchObject([{ state: 'over', endedAt: null }]);
  });

  it('can name somebody for later, who waits until then', async () => {
    const { wang, li } = await pair();
    expect((await name(wang, li, { firstDay: '2026-03-09', lastDay: '2026-03-10' })).status).toBe(200);
    const postId = await deputyPost(li);
    expect((await li.call(switchPost, { body: { postId } })).problem?.code).toBe('post-not-found');
    expect((await li.ok(getSession)).me?.posts.map(({ role }) => role)).toEqual(['contact']);
    await late(7);
    expect((await (await switched(li, postId)).ok(getSession)).me?.post).toMatchObject({ role: 'unit-leader' });
  });

  it('may not name whom the rule leaves out', async () => {
    const { wang, li } = await pair();
    const codeOf = async (who: Person, days?: typeof week, holder = wang) => (await name(holder, who, days)).problem?.code;
    expect(await codeOf(wang)).toBe('deputy-self');
    expect(await codeOf(security)).toBe('deputy-class');
    expect(await codeOf(await server.as('contact', { unit: '示例市林业局' }))).toBe('deputy-other-unit');
    expect(await codeOf(await server.as('unit-leader', { unit }))).toBe('deputy-has-post');
    expect(await codeOf(li, { firstDay: '2026-03-01', lastDay: '2026-03-08' })).toBe('deputy-days');
    expect(await codeOf(li, { firstDay: testDay, lastDay: '2027-03-02' })).toBe('deputy-too-long');
    const nowhere = await server.as('reader', {});
    expect(await codeOf(li, week, nowhere)).toBe('deputy-no-unit');
    // Where the post names no unit, it is its holder's.
    await server.database.pool.query('update account set unit_id = $2 where id = $1', [nowhere.accountId, li.unitId]);
    expect(await codeOf(li, week, nowhere)).toBeUndefined();
    const gone = await server.as('contact', { unit });
    await server.database.pool.query("update account set state = 'disabled' where id = $1", [gone.accountId]);
    expect(await codeOf(gone)).toBe('deputy-not-active');
    expect((await name(wang, { ...li, accountId: wang.postId })).problem?.code).toBe('account-not-found');
    expect((await name({ ...li, postId: wang.postId, call: li.call }, li)).problem?.code).toBe('post-not-found');
    expect((await name(wang, li)).status).toBe(200);
    const other = await server.as('contact', { unit });
    expect((await name(wang, other)).problem).toMatchObject({ code: 'deputy-overlaps' });
    expect((await name(wang, other, { firstDay: '2026-03-09', lastDay: '2026-03-09' })).status).toBe(200);
    // A deputy has no deputy.
    const postId = await deputyPost(li);
    expect((await name({ ...li, postId }, other)).problem?.code).toBe('deputy-of-deputy');
    expect((await li.call(deputy.listDeputyCandidates, { params: { postId } })).problem?.code).toBe('post-not-found');
  });

  it('may name somebody who had the same post before', async () => {
    const { wang } = await pair();
    const before = await server.as('unit-leader', { unit });
    const ending = { params: { accountId: before.accountId, postId: before.postId }, body: { reason: '轮岗' } };
    await security.ok(account.endPost, ending);
    expect((await name(wang, before)).status).toBe(200);
  });

  it('is shown who could', async () => {
    const own = '示例市气象局';
    const wang = await server.as('contact', { unit: own, displayName: '王五' });
    const li = await server.as('unit-leader', { unit: own, displayName: '李四' });
    await server.as('contact', { unit: own, displayName: '同岗' });
    const before = await server.as('contact', { unit: own, displayName: '前任' });
    await security.ok(account.endPost, { params: { accountId: before.accountId, postId: before.postId }, body: { reason: '轮岗' } });
    const gone = await server.as('unit-leader', { unit: own, displayName: '停用' });
    await server.database.pool.query("update account set state = 'disabled' where id = $1", [gone.accountId]);
    const administrator = await server.as('audit-admin', { displayName: '审计' });
    await server.database.pool.query('update account set unit_id = $2 where id = $1', [administrator.accountId, wang.unitId]);
    const candidates = (who: Person) => who.ok(deputy.listDeputyCandidates, { params: { postId: who.postId } });
    const { unitName, people } = await candidates(wang);
    expect([unitName, people.map(({ accountId }) => accountId).toSorted()]).toEqual([own, [li.accountId, before.accountId].toSorted()]);
    expect(await candidates(await server.as('reader'))).toEqual({ unitName: null, people: [] });
    expect((await li.call(deputy.listDeputyCandidates, { params: { postId: wang.postId } })).problem?.code).toBe('post-not-found');
  });

  it('takes the post back, and the deputy gives it back', async () => {
    for (const by of ['wang', 'li'] as const) {
      const { wang, li } = await pair();
      await name(wang, li);
      const postId = await deputyPost(li);
      const acting = await switched(li, postId);
      const end = { params: { postId }, body: { reason: '提前返岗' } };
      expect((await security.call(deputy.endDeputy, end)).problem?.code).toBe('not-allowed');
      expect((await (await server.as('contact', { unit })).call(deputy.endDeputy, end)).problem?.code).toBe('post-not-found');
      const left = await { wang, li: acting }[by].ok(deputy.endDeputy, end);
      expect(by === 'wang' ? left.held[0]?.deputies : left.standsIn).toMatchObject(by === 'wang' ? [{ state: 'ended' }] : []);
      expect((await acting.ok(getSession)).me?.post).toBeNull();
      expect((await wang.call(deputy.endDeputy, end)).problem?.code).toBe('post-not-found');
      expect((await wang.call(deputy.endDeputy, { ...end, params: { postId: wang.postId } })).problem?.code).toBe('post-no-deputy');
      // The same person may stand in again.
      expect((await name(wang, li)).status).toBe(200);
      expect((await deputyPost(await switchedBack(acting, li))).length).toBe(36);
    }
  });

  it('and the deputy are told, each once', async () => {
    const { wang, li } = await pair();
    await name(wang, li);
    const told = async (who: Person) =>
      ((await who.ok(getSession)).me?.notices ?? []).map(({ act, byOther, read, deputy: of }) => ({ act, byOther, read, of }));
    const of = { name: '李四', holder: '王五', role: 'unit-leader', unitName: unit, ...week };
    expect(await told(li)).toEqual([{ act: 'nameDeputy', byOther: '王五', read: false, of }]);
    expect(await told(wang)).toEqual([{ act: 'nameDeputy', byOther: null, read: true, of }]);
    await li.ok(deputy.endDeputy, { params: { postId: await deputyPost(li) }, body: { reason: '另有任务' } });
    expect((await told(wang))[0]).toEqual({ act: 'endDeputy', byOther: '李四', read: false, of });
  });
});

describe('an administrator', () => {
  const grant = (holder: Person, who: Person, days = week) =>
    security.call(deputy.grantDeputy, {
      params: { accountId: holder.accountId, postId: holder.postId },
      body: { accountId: who.accountId, ...days },
    });

  it('names a deputy for a holder who cannot, of whatever unit, and takes the post away like any other', async () => {
    const { wang } = await pair();
    const other = await server.as('contact', { unit: '示例市林业局', displayName: '赵六' });
    await server.database.pool.query("update account set state = 'disabled' where id = $1", [wang.accountId]);
    const granted = await grant(wang, other);
    expect(granted.body?.posts).toMatchObject([{ role: 'unit-leader', state: 'standing', deputies: [{ name: '赵六', ...week }] }]);
    const postId = await deputyPost(other);
    const acting = await switched(other, postId);
    expect((await acting.ok(getSession)).me?.post).toMatchObject({ role: 'unit-leader', unitName: unit });
    const { posts } = await security.ok(account.getAccount, { params: { accountId: other.accountId } });
    expect(posts).toMatchObject([{ standsFor: null }, { id: postId, standsFor: { name: '王五' }, state: 'standing' }]);
    const ended = await security.ok(account.endPost, { params: { accountId: other.accountId, postId }, body: { reason: '不再需要' } });
    expect(ended.posts.map(({ state }) => state)).toEqual(['standing', 'ended']);
    expect((await acting.ok(getSession)).me?.post).toBeNull();
    const { events } = await security.ok(account.getAccountHistory, { params: { accountId: wang.accountId } });
    expect(events.map(({ act }) => act)).toEqual(expect.arrayContaining(['endPost', 'grantDeputy']));
  });

  it('is bound by the rule, but for the unit', async () => {
    const { wang, li } = await pair();
    const codeOf = async (...of: Parameters<typeof grant>) => (await grant(...of)).problem?.code;
    const another = await server.as('system-admin');
    expect(await codeOf(another, li)).toBe('deputy-administrator');
    expect(await codeOf(wang, wang)).toBe('deputy-self');
    expect(await codeOf(wang, another)).toBe('deputy-class');
    expect(await codeOf(wang, await server.as('unit-leader', { unit }))).toBe('deputy-has-post');
    expect(await codeOf(wang, li, { firstDay: '2026-03-01', lastDay: '2026-03-01' })).toBe('deputy-days');
    expect(await codeOf(wang, li, { firstDay: testDay, lastDay: '2027-03-01' })).toBe('deputy-too-long');
    expect(await codeOf(wang, { ...li, accountId: wang.postId })).toBe('account-not-found');
    expect(await codeOf({ ...wang, postId: wang.accountId }, li)).toBe('post-not-found');
    const left = await server.as('unit-leader', { unit });
    await security.ok(account.endPost, { params: { accountId: left.accountId, postId: left.postId }, body: { reason: '调离' } });
    expect(await codeOf(left, li)).toBe('post-not-found');
    const gone = await server.as('contact', { unit });
    await server.database.pool.query("update account set state = 'disabled' where id = $1", [gone.accountId]);
    expect(await codeOf(wang, gone)).toBe('deputy-not-active');
    expect(await codeOf(wang, li)).toBeUndefined();
    expect(await codeOf(wang, await server.as('contact', { unit }))).toBe('deputy-overlaps');
    expect(await codeOf({ ...li, postId: await deputyPost(li) }, await server.as('contact', { unit }))).toBe('deputy-of-deputy');
  });
});

describe('the post of a deputy', () => {
  it('ends with the one that it stands in for', async () => {
    const { wang, li } = await pair();
    await name(wang, li);
    const acting = await switched(li, await deputyPost(li));
    await security.ok(account.endPost, { params: { accountId: wang.accountId, postId: wang.postId }, body: { reason: '调离' } });
    expect((await acting.ok(getSession)).me).toMatchObject({ post: null, posts: [{ role: 'contact' }] });
    expect((await acting.ok(getSession)).me?.notices[0]).toMatchObject({ act: 'endDeputy', byOther: '安全甲' });
    expect((await (await switchedBack(acting, li)).ok(deputy.listDeputies)).standsIn).toEqual([]);
    const { events } = await security.ok(account.getAccountHistory, { params: { accountId: li.accountId } });
    expect(events[0]).toMatchObject({ act: 'endPost' });
  });

  it('makes no API tokens', async () => {
    const { wang, li } = await pair();
    await name(wang, li);
    const acting = await switched(li, await deputyPost(li));
    const token = await acting.call(addToken, { body: { label: '报表', scopes: ['ledger.read'], days: 30 } });
    expect(token.problem?.code).toBe('token-deputy');
  });

  it('needs a second factor where the post does', async () => {
    const { wang, li } = await pair('office');
    await server.database.pool.query("update session set method = 'password' where account_id = $1", [li.accountId]);
    await name(wang, li);
    const answer = await li.call(switchPost, { body: { postId: await deputyPost(li) } });
    expect(answer.body?.stage).toBe('enroll');
  });

  it('goes with its unit when that is merged, and with the post that is kept', async () => {
    const [gone, stays] = ['示例市旧局', '示例市新局'];
    const wang = await server.as('unit-leader', { unit: gone, displayName: '王五' });
    const li = await server.as('contact', { unit: gone, displayName: '李四' });
    const [from, into] = [wang.unitId ?? '', (await server.as('contact', { unit: stays })).unitId ?? ''];
    // 王五 leads the other one, too: of the two posts one stays.
    await security.ok(account.grantPost, {
      params: { accountId: wang.accountId },
      body: { role: 'unit-leader', unitId: into, scope: { kind: 'subtree', unitId: into } },
    });
    await name(wang, li);
    const acting = await switched(li, await deputyPost(li));
    await server.ok(mergeUnits, { body: { from, into, reason: '重复' } });
    expect((await acting.ok(getSession)).me?.post).toMatchObject({ role: 'unit-leader', unitName: stays, standsFor: { name: '王五' } });
    expect((await wang.ok(deputy.listDeputies)).held).toMatchObject([{ post: { unitName: stays }, deputies: [{ deputy: '李四' }] }]);
  });

  it('has nothing that the post has not, whatever the program says', async () => {
    const { wang, li } = await pair();
    const insert = (role: string, forPost: string) =>
      server.database.pool.query(
        `insert into post (jurisdiction_id, id, account_id, power_class, role, unit_id, scope_kind, scope_unit_id, valid_from, last_day, for_post,
           granted_by, granted_at)
         select jurisdiction_id, gen_random_uuid(), $1, 'business', $2, unit_id, scope_kind, scope_unit_id, $4, $4, id, 'x', now() from post where id = $3`,
        [li.accountId, role, forPost, testDay],
      );
    await expect(insert('office', wang.postId)).rejects.toThrow('a deputy has role');
    await expect(insert('contact', wang.postId)).rejects.toThrow('a deputy has role');
    await expect(insert('contact', li.postId)).rejects.toThrow('a deputy has role');
    await insert('unit-leader', wang.postId);
    await expect(insert('unit-leader', await deputyPost(li))).rejects.toThrow('a deputy has role');
  });
});
