/** The desk of somebody who stands in for a post (代理) is that post's. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listDeputies, nameDeputy } from '#contract/account/deputy-endpoints.ts';
import { getHome, listInbox, readInbox } from '#contract/home/endpoints.ts';
import { switchPost } from '#contract/session/endpoints.ts';
import { ledgerInbox } from '#server/ledger/inbox.ts';
import { inboxJob } from '#server/platform/desk/inbox.ts';
import { cookieOf } from '#test/cookies.ts';
import { publish, upload } from '#test/plan-steps.ts';
import { runJob } from '#test/run-job.ts';
import { startTestServer, type Calls, type TestServer } from '#test/server.ts';
import { testDay } from '#test/test-clock.ts';

const plan = `甲市综合交通发展分工方案

一、主要任务
（一）公路
1.2026年3月3日前建成甲乙高速公路。（牵头单位：市交通运输局）
2.2026年4月底前开通旅游专线。（牵头单位：市交通运输局）
`;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await server.database.pool.query('update jurisdiction set set_up_at = now()');
});
afterAll(() => server.stop());

it('shows the same work, and the same inbox, read as far as the holder had', async () => {
  const unit = '市交通运输局';
  const wang = await server.as('contact', { unit, displayName: '王五' });
  const li = await server.as('reader', { unit, displayName: '李四', scope: { kind: 'subtree', unitId: wang.unitId } });
  await publish(server, await upload(server, plan));
  await runJob(server, inboxJob(ledgerInbox));
  const desk = async (who: Calls) => ({ home: await who.ok(getHome), inbox: await who.ok(listInbox, { query: {} }) });
  const first = await desk(wang);
  expect(first.home.rows.length).toBeGreaterThan(0);
  expect(first.inbox).toMatchObject({ unread: 1 });
  await wang.ok(readInbox, { body: { seq: first.inbox.entries[0]?.seq ?? 0 } });
  await wang.ok(nameDeputy, { params: { postId: wang.postId }, body: { accountId: li.accountId, firstDay: testDay, lastDay: testDay } });
  const { standsIn } = await li.ok(listDeputies);
  const acting = server.with(cookieOf(await li.call(switchPost, { body: { postId: standsIn[0]?.post.id ?? '' } })));
  expect(await desk(acting)).toEqual(await desk(wang));
});
