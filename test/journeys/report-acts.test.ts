/** What comes to the office by telephone, what a leader signed on paper, takes back or denies, what is corrected, and how an item went on. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as cells from '#contract/ledger/list-item-endpoints.ts';
import * as listing from '#contract/ledger/list-endpoints.ts';
import * as reporting from '#contract/reporting/endpoints.ts';
import { lastDayOfPeriod } from '#core/settings/period.ts';
import { dayInShanghai } from '#server/platform/clock.ts';
import { openPeriods } from '#server/reporting/open-periods.ts';
import { checkPage, horizontalOverflow, phone, startJourney, type Journey, type Visitor } from '#test/browser.ts';
import { soon } from '#test/journeys/pages.ts';
import { runJob } from '#test/run-job.ts';
import type { Person } from '#test/server.ts';
import { signPeople, signSteps } from '#test/sign-steps.ts';
import { testClock } from '#test/test-clock.ts';

let journey: Journey;
let contact: Person;
let boss: Person;
let lead: Visitor;
let leader: Visitor;
let office: Visitor;
let period = '';
let listId = '';
let itemId = '';
beforeAll(async () => {
  journey = await startJourney();
  const { server } = journey;
  await server.database.pool.query('update jurisdiction set set_up_at = now() where id = $1', [server.jurisdictionId]);
  const steps = signSteps(server);
  const people = await signPeople(server);
  contact = people.市交通运输局;
  boss = await server.as('unit-leader', { unit: '市交通运输局', displayName: '高局长' });
  const list = await steps.ready();
  ({ listId } = list);
  itemId = list.first.id;
  const { revision } = await server.ok(listing.getList, { params: { listId } });
  const changes = [list.first, list.second].map(({ id }) => ({ item: id, field: 'tier' as const, value: '1' }));
  await server.ok(cells.changeCells, { params: { listId }, body: { revision, changes } });
  await steps.issue(listId, (await steps.approve(listId)).revision);
  period = dayInShanghai(server.source.clock.now()).slice(0, 7);
  await runJob(server, openPeriods, { clock: testClock(`${lastDayOfPeriod(period) ?? ''}T02:00:00.000Z`) });
  lead = await journey.visit(undefined, contact);
  leader = await journey.visit(phone, boss);
  office = await journey.visit(undefined, server.office);
});
afterAll(() => journey.stop());

const reports = async () => (await contact.ok(reporting.listReports, { query: { period } })).reports;
const whole = async () => (await reports()).find((report) => report.lead) ?? expect.fail('no report of the whole');
const part = async () => (await reports()).find((report) => !report.lead) ?? expect.fail('no report of a part');

it('the office enters what came by telephone, and the unit confirms it', async () => {
  const { page } = office;
  await page.goto('/reports');
  await page.getByRole('button', { name: '代录' }).click();
  await page.getByText('请先选单位').waitFor();
  await page.goto(`/reports/record?period=${period}&unitId=${boss.unitId}`);
  await page.getByText('填报中').first().waitFor();
  await checkPage(office, { name: 'record' });
  await page.getByRole('button', { name: '代录', exact: true }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('报来的人').fill('张三（办公室主任）');
  await dialog.getByLabel(/本期进展/).fill('路基完成 86%，桥梁开工');
  // A closed window takes nothing of it.
  await page.reload();
  await page.getByRole('button', { name: '代录', exact: true }).first().click();
  await dialog.getByText('上次没有提交的内容还在，接着写').waitFor();
  expect(await dialog.getByLabel(/本期进展/).inputValue()).toBe('路基完成 86%，桥梁开工');
  await dialog.getByLabel('完成程度').fill('38');
  await dialog.getByRole('radio', { name: '绿' }).check();
  await checkPage(office, { name: 'record-dialog' });
  await dialog.getByRole('button', { name: '录入，请单位确认' }).click();
  await page.getByText('待单位确认', { exact: true }).first().waitFor();
  await checkPage(office, { name: 'record-waits' });
  expect(await whole()).toMatchObject({ state: 'submitted', recorded: { from: 'telephone', of: '张三（办公室主任）' } });

  await lead.page.goto('/');
  await lead.page
    .getByText(/推进办代录|建设第1号高速公路/)
    .first()
    .waitFor();
  await lead.page.goto('/reports/confirm');
  await lead.page.getByText('张三（办公室主任）').waitFor();
  await checkPage(lead, { name: 'confirm' });
  await lead.page.getByRole('button', { name: '确认 1 项' }).click();
  await lead.page.getByText('没有待确认的代录').waitFor();
  expect(await whole()).toMatchObject({ state: 'approved' });
});

it('the leader takes the approval back on a phone, and gives it again', async () => {
  const { page } = leader;
  await page.goto('/reports/review');
  await page.getByText('已同意、推进办还没有核收的').waitFor();
  expect(await horizontalOverflow(page)).toBeNull();
  await checkPage(leader, { name: 'review-approved' });
  await page.getByRole('button', { name: '撤回同意' }).click();
  await page.getByRole('button', { name: '同意全部 1 项' }).click();
  await page.getByText('没有待审核的报告').waitFor();
  const { id, versions } = await whole();
  await journey.server.ok(reporting.acceptReports, { body: { consent: [{ id, version: versions }], back: [] } });
});

it('a contact hands in what the leader signed on paper, and that leader denies it', async () => {
  const { page } = lead;
  await page.goto(`/reports?period=${period}`);
  await page.getByRole('listitem', { name: /推进第1号旅游公路建设/ }).press('Enter');
  await page.getByLabel('“推进第1号旅游公路建设”的本期进展').fill('配合完成选线');
  await soon(async () => (await part()).content.text).toBe('配合完成选线');
  await page.getByRole('button', { name: '已经负责人审签' }).click();
  await page.getByRole('dialog').getByText('两日内可以提出不实').waitFor();
  await checkPage(lead, { name: 'sign-off' });
  await page.getByRole('button', { name: '已经高局长审签，报送' }).click();
  await page.getByText('已注明审签并报送 1 项').waitFor();
  await page.getByText(/已经高局长审签（/).waitFor();
  expect(await part()).toMatchObject({ state: 'approved', signedOff: { by: '高局长' } });
  await leader.page.goto('/');
  await leader.page.getByText('1 份报告注明经您审签').click();
  await leader.page.getByRole('button', { name: '审签不实' }).click();
  const dialog = leader.page.getByRole('dialog');
  await dialog.getByLabel('情况说明').fill('没有看过这份报告');
  await checkPage(leader, { name: 'deny' });
  await dialog.getByRole('button', { name: '审签不实' }).click();
  await leader.page.getByText('已提出，报告回到待审核').waitFor();
  expect(await part()).toMatchObject({ state: 'submitted', signedOff: null });
});

it('what was accepted is corrected with a reason, which survives a closed window, and shown with what it changes', async () => {
  await lead.page.goto(`/reports?period=${period}`);
  await lead.page.getByRole('button', { name: '更正', exact: true }).click();
  let dialog = lead.page.getByRole('dialog');
  await dialog.getByLabel('完成程度').fill('36');
  await dialog.getByLabel('更正理由').fill('统计口径有误');
  await lead.page.close({ runBeforeUnload: false });
  lead = { ...lead, page: await lead.context.newPage() };
  await lead.page.goto(`/reports?period=${period}`);
  await lead.page.getByRole('button', { name: '更正', exact: true }).click();
  dialog = lead.page.getByRole('dialog');
  await dialog.getByText('上次没有提交的内容还在，接着写').waitFor();
  expect(await dialog.getByLabel('更正理由').inputValue()).toBe('统计口径有误');
  await checkPage(lead, { name: 'correct' });
  await dialog.getByRole('button', { name: '提交更正' }).click();
  await lead.page.getByText('更正理由：统计口径有误').waitFor();
  await lead.page.getByRole('button', { name: '历次版本 2' }).click();
  await lead.page.getByRole('dialog').getByText('核收的版本').waitFor();
  await lead.page.getByText('第 1 版').waitFor();
  await checkPage(lead, { name: 'versions' });

  await leader.page.goto('/reports/review');
  await leader.page.getByText('与已核收的相比').waitFor();
  expect(await horizontalOverflow(leader.page)).toBeNull();
  await checkPage(leader, { name: 'review-correction' });
  await leader.page.getByRole('button', { name: '同意全部 2 项' }).click();
  await leader.page.getByText('没有待审核的报告').waitFor();
  await office.page.goto('/reports/accept');
  await office.page.getByText('与已核收的相比').waitFor();
  await checkPage(office, { name: 'accept-correction' });
});

it('an item shows how it went on, to whoever reads it', async () => {
  for (const visitor of [office, lead]) {
    await visitor.page.goto(`/lists/${listId}?item=${itemId}`);
    await visitor.page.getByRole('tab', { name: '进展' }).click();
    const panel = visitor.page.getByRole('tabpanel');
    await panel.getByText('路基完成 86%，桥梁开工').waitFor();
    await panel.getByText('正在更正').waitFor();
    // Nobody has said anything of the other units yet.
    await panel.getByText('还没有可看的报告').first().waitFor();
  }
  await office.page.getByRole('button', { name: '报送要求' }).click();
  await office.page.getByLabel('必附佐证的理由').fill('拟销号，附验收单');
  await office.page.getByRole('button', { name: '保存' }).click();
  await office.page.getByRole('tabpanel').getByText('须附佐证：拟销号，附验收单').waitFor();
  expect(await lead.page.getByRole('button', { name: '报送要求' }).count()).toBe(0);
  await checkPage(office, { name: 'item-progress' });
});
