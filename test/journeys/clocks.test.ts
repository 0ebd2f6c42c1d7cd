/** What follows from a period's days, as people see it: the list of what is overdue, the calendar and the digest on the page of the own account. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as cells from '#contract/ledger/list-item-endpoints.ts';
import * as listing from '#contract/ledger/list-endpoints.ts';
import { raiseSilence } from '#server/reporting/raise-silence.ts';
import { openPeriods } from '#server/reporting/open-periods.ts';
import { inboxJob } from '#server/platform/desk/inbox.ts';
import { groupInbox, lineInbox, periodsInbox } from '#server/reporting/report-inboxes.ts';
import { checkPage, horizontalOverflow, phone, startJourney, type Journey } from '#test/browser.ts';
import { runJob } from '#test/run-job.ts';
import type { Person } from '#test/server.ts';
import { signPeople, signSteps } from '#test/sign-steps.ts';
import { testClock } from '#test/test-clock.ts';

let journey: Journey;
let people: Awaited<ReturnType<typeof signPeople>>;
let leader: Person;
beforeAll(async () => {
  journey = await startJourney({ mail: { origin: 'https://taizhang.example.cn', reachable: async () => true, send: async () => 'sent' } });
  const { server } = journey;
  await server.database.pool.query('update jurisdiction set set_up_at = now() where id = $1', [server.jurisdictionId]);
  const steps = signSteps(server);
  people = await signPeople(server);
  const { listId } = await steps.ready();
  const { revision } = await server.ok(listing.getList, { params: { listId } });
  const { items } = await server.ok(cells.listItems, { params: { listId } });
  const changes = items.map(({ id }) => ({ item: id, field: 'tier' as const, value: '1' }));
  await server.ok(cells.changeCells, { params: { listId }, body: { revision, changes } });
  await steps.issue(listId, (await steps.approve(listId)).revision);
  leader = await server.as('unit-leader', { unit: '市交通运输局' });
  const year = Number(server.source.clock.now().slice(0, 4)) + 1;
  await runJob(server, openPeriods, { clock: testClock(`${year}-01-31T02:00:00.000Z`) });
  for (const job of raiseSilence) await runJob(server, job, { clock: testClock(`${year}-03-31T02:00:00.000Z`) });
  for (const source of [periodsInbox, lineInbox, groupInbox]) await runJob(server, inboxJob(source));
});
afterAll(() => journey.stop());

it('the office finds what is overdue on its desk, in its inbox and on one list', async () => {
  const office = await journey.visit();
  await office.page.goto('/');
  await office.page.getByText('5 份报告逾期未报，已列入推进办清单').waitFor();
  await office.page.getByRole('link', { name: '5 份报告逾期未报' }).click();
  await office.page.getByRole('region', { name: '已列入领导小组清单' }).getByText('市交通运输局').first().waitFor();
  expect(await office.page.getByRole('listitem').count()).toBeGreaterThanOrEqual(5);
  await checkPage(office, { name: 'silent' });
});

it('the leader reads the unit’s own on a phone', async () => {
  const visitor = await journey.visit(phone, leader);
  await visitor.page.goto('/');
  await visitor.page.getByRole('link', { name: /本单位逾期未报 2 项/ }).click();
  await visitor.page.getByRole('heading', { name: '逾期未报' }).waitFor();
  await visitor.page.getByText('共 2 份').waitFor();
  expect(await horizontalOverflow(visitor.page)).toBeNull();
  await checkPage(visitor, { name: 'silent-phone' });
});

it('a contact subscribes a calendar, asks for the digest, and ends both', async () => {
  const contact = await journey.visit(undefined, people.市交通运输局);
  const { page } = contact;
  await page.goto('/me');
  const calendar = page.getByRole('region', { name: '日历订阅' });
  await calendar.getByRole('button', { name: '开通' }).click();
  const address = await calendar.getByLabel('订阅地址').first().inputValue();
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/calendar\/[\w-]{43}\.ics$/);
  expect(await (await fetch(address)).text()).toContain('BEGIN:VEVENT');
  await calendar.getByRole('button', { name: '已保存' }).click();
  const digest = page.getByRole('region', { name: '每日摘要' });
  await digest.getByLabel('邮箱').fill('wang@');
  await digest.getByText('不是邮箱地址').waitFor();
  await digest.getByLabel('邮箱').fill('wang@example.gov.cn');
  await digest.getByRole('button', { name: '保存' }).click();
  await digest.getByRole('switch', { name: '发送每日摘要' }).click();
  await digest.getByRole('switch', { name: '发送每日摘要', checked: false }).waitFor();
  await checkPage(contact, { name: 'me-clocks' });
  await calendar.getByRole('button', { name: '停用' }).click();
  await page.getByRole('tooltip').getByRole('button', { name: '停用' }).click();
  await calendar.getByText('尚未开通').waitFor();
  expect((await fetch(address)).status).toBe(404);
  await checkPage(contact, { name: 'me-clocks' });
});
