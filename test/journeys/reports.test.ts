/** 本期填报: a contact says what happened, loses no character to a broken connection or a closed window, and hands it in. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as cells from '#contract/ledger/list-item-endpoints.ts';
import * as listing from '#contract/ledger/list-endpoints.ts';
import * as reporting from '#contract/reporting/endpoints.ts';
import { setReportDemand } from '#contract/reporting/evidence-endpoints.ts';
import { lastDayOfPeriod } from '#core/settings/period.ts';
import { dayInShanghai } from '#server/platform/clock.ts';
import { openPeriods } from '#server/reporting/open-periods.ts';
import { checkPage, chooseFiles, horizontalOverflow, phone, startJourney, type Journey, type Visitor } from '#test/browser.ts';
import { soon } from '#test/journeys/pages.ts';
import { runJob } from '#test/run-job.ts';
import type { Person } from '#test/server.ts';
import { signPeople, signSteps } from '#test/sign-steps.ts';
import { testClock } from '#test/test-clock.ts';

let journey: Journey;
let contact: Person;
let lead: Visitor;
let period = '';
beforeAll(async () => {
  journey = await startJourney();
  const { server } = journey;
  await server.database.pool.query('update jurisdiction set set_up_at = now() where id = $1', [server.jurisdictionId]);
  const steps = signSteps(server);
  const people = await signPeople(server);
  contact = people.市交通运输局;
  const { listId, first } = await steps.ready();
  const { revision } = await server.ok(listing.getList, { params: { listId } });
  await server.ok(cells.changeCells, { params: { listId }, body: { revision, changes: [{ item: first.id, field: 'tier', value: '1' }] } });
  await steps.issue(listId, (await steps.approve(listId)).revision);
  period = dayInShanghai(server.source.clock.now()).slice(0, 7);
  await runJob(server, openPeriods, { clock: testClock(`${lastDayOfPeriod(period) ?? ''}T02:00:00.000Z`) });
  lead = await journey.visit(undefined, contact);
});
afterAll(() => journey.stop());

const stored = async () => (await contact.ok(reporting.listReports, { query: { period } })).reports[0]?.content;

it('is typed, kept through a lost connection and a closed window, and handed in', async () => {
  const { page } = lead;
  await page.goto(`/reports?period=${period}`);
  await page.getByRole('listitem', { name: /第1号高速公路/ }).press('Enter');
  const text = page.getByLabel(/的本期进展$/);
  await text.fill('路基完成 86%');
  await soon(async () => (await stored())?.text).toBe('路基完成 86%');
  await checkPage(lead, { name: 'reports' });
  await page.route('**/api/reports/**', (route) => route.abort());
  await text.fill('路基完成 86%，桥梁开工');
  await page.getByText('内容已存在本机').waitFor();
  await page.close({ runBeforeUnload: false });
  lead = { ...lead, page: await lead.page.context().newPage() };
  await lead.page.goto(`/reports?period=${period}`);
  await soon(async () => (await stored())?.text).toBe('路基完成 86%，桥梁开工');
  await lead.page.getByText('路基完成 86%，桥梁开工').click();
  await lead.page.getByLabel(/完成百分之几$/).fill('38');
  await lead.page.getByText('绿', { exact: true }).click();
  // A day that is not whole stays in its row, whether open or not, and nothing is handed in without it unsaid.
  await lead.page.getByLabel(/”预计$/).fill('2026-12');
  await lead.page.keyboard.press('Escape');
  await lead.page.getByText('请改正：下一节点预计日期。').first().waitFor();
  expect(await lead.page.getByRole('button', { name: '送审 1 项' }).count()).toBe(0);
  await lead.page.getByText('路基完成 86%，桥梁开工').click();
  expect(await lead.page.getByLabel(/”预计$/).inputValue()).toBe('2026-12');
  await lead.page.getByLabel(/”预计$/).fill('');
  await lead.page.getByRole('button', { name: '送审 1 项' }).click();
  await lead.page.getByText('已送审 1 项').waitFor();
  await lead.page.getByText('待审核').waitFor();
  expect((await contact.ok(reporting.listReports, { query: { period } })).reports).toMatchObject([
    { state: 'submitted', versions: 1, content: { percent: 38, self: 'green' } },
  ]);
  await checkPage(lead, { name: 'reports' });
});

it('is reviewed by the leader on a phone, accepted by the office, and goes on from there', async () => {
  const leader = await journey.visit(phone, await journey.server.as('unit-leader', { unit: '市交通运输局' }));
  await leader.page.goto('/');
  await leader.page
    .getByRole('link', { name: /推进|建设第1号高速公路|待审核/ })
    .first()
    .waitFor();
  await leader.page.goto('/reports/review');

  await leader.page.getByText('首次报告').waitFor();
  expect(await horizontalOverflow(leader.page)).toBeNull();
  await leader.page.getByRole('button', { name: '退回' }).click();
  await leader.page.getByRole('button', { name: '退回 1 项' }).waitFor();
  await leader.page.getByRole('button', { name: '不退回' }).click();
  await leader.page.getByRole('button', { name: '同意全部 1 项' }).click();
  await leader.page.getByText('没有待审核的报告').waitFor();
  await checkPage(leader, { name: 'review' });
  const office = await journey.visit(undefined, journey.server.office);
  await office.page.goto('/reports');
  await office.page.getByRole('button', { name: '核收' }).click();
  await office.page.getByText('路基完成 86%，桥梁开工').waitFor();
  await office.page.getByRole('button', { name: '退回', exact: true }).click();
  await office.page.getByLabel(/的退回理由$/).fill('请附照片以外的佐证');
  await office.page.getByRole('button', { name: '退回 1 项' }).click();
  await office.page.getByText('没有待核收的报告').waitFor();
  await checkPage(office, { name: 'accept' });
  await lead.page.reload();
  await lead.page.getByText('推进办退回：请附照片以外的佐证').waitFor();
  await checkPage(lead, { name: 'reports' });
});

it('is supported by a file and a link where the office says why, and they stay with what is handed in', async () => {
  const { page } = lead;
  const [report] = (await contact.ok(reporting.listReports, { query: { period } })).reports;
  const itemId = report?.item.id ?? '';
  await journey.server.ok(setReportDemand, { params: { itemId }, body: { evidenceReason: '拟销号，附验收单', target: null } });
  await page.reload();
  await page.getByText('须附佐证：拟销号，附验收单').waitFor();
  await page.getByRole('listitem', { name: /第1号高速公路/ }).press('Enter');
  await page.getByText('还差：佐证').waitFor();
  await chooseFiles(page, '＋ 文件', {
    name: '验收单.png',
    mimeType: 'image/png',
    buffer: Buffer.from('\u0089PNG\r\n\u001A\nxx', 'latin1'),
  });
  await page.getByRole('button', { name: '验收单.png', exact: true }).waitFor();
  await page.getByRole('button', { name: '移除佐证“验收单.png”' }).click();
  await page.getByRole('button', { name: '恢复' }).click();
  await page.getByRole('button', { name: '验收单.png', exact: true }).waitFor();
  await page.getByRole('button', { name: '＋ 链接' }).click();
  const dialog = page.getByRole('dialog', { name: '添加佐证链接' });
  await dialog.getByLabel('网址').fill('javascript:alert(1)');
  await dialog.getByText('须为 http 或 https 开头的网址').waitFor();
  await dialog.getByLabel('网址').fill('https://zrzy.example.gov.cn/pifu/1');
  await dialog.getByLabel('名称').fill('用地批复公示');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: '用地批复公示' }).waitFor();
  await page.getByRole('button', { name: '送审 1 项' }).click();
  await page.getByText('已送审 1 项').waitFor();
  expect((await contact.ok(reporting.listReports, { query: { period } })).reports[0]).toMatchObject({
    state: 'submitted',
    evidence: [
      { name: '验收单.png', kept: true },
      { name: '用地批复公示', kept: true },
    ],
  });
  await checkPage(lead, { name: 'reports' });
});

it('tells two people of each other, and keeps what was typed when the other hands it in', async () => {
  const { page } = lead;
  await page.getByRole('button', { name: '撤回送审' }).click();
  await page.getByText('已撤回，可以修改后再送').waitFor();
  const other = await journey.server.as('contact', { unit: '市交通运输局' });
  const own = async () => (await other.ok(reporting.listReports, { query: { period } })).reports[0] ?? expect.fail('no report');
  const { id, content } = await own();
  const changes = { next: { seen: content.next, to: '六月底前办结' } };
  await other.ok(reporting.saveReport, { params: { reportId: id }, body: { changes } });
  // Without a reload: the page asks every few seconds.
  await page.getByText(/正在填写这一项/).waitFor({ timeout: 30_000 });
  await soon(() => page.getByLabel(/的下一步$/).inputValue()).toBe('六月底前办结');
  const { edited } = await own();
  // What is typed now reaches the server after it was handed in.
  await page.route('**/api/reports/*/draft', (route) => route.abort());
  await page.getByLabel(/的本期进展$/).fill('桥梁开工后又有新情况');
  await page.getByText('内容已存在本机').waitFor();
  await other.ok(reporting.submitReports, { body: { reports: [{ id, seen: edited?.revision ?? 0 }] } });
  await page.unroute('**/api/reports/*/draft');
  await page.getByText('没有存上的内容').waitFor({ timeout: 30_000 });
  await page.getByText('桥梁开工后又有新情况').waitFor();
  await page.reload();
  await page.getByText('桥梁开工后又有新情况').waitFor();
  expect((await own()).content.text).not.toContain('新情况');
  // Taken back, it is what the typist wrote.
  await page.getByRole('listitem', { name: /第1号高速公路/ }).press('Enter');
  await page.getByRole('button', { name: '撤回送审' }).click();
  await soon(async () => (await own()).content.text).toBe('桥梁开工后又有新情况');
  await checkPage(lead, { name: 'reports' });
});
