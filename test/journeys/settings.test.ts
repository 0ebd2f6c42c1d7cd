/** The office sets figures of the rules and enters next year's holidays from the notice; a contact only reads them. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { checkPage, horizontalOverflow, phone, startJourney, type Journey, type Visitor } from '#test/browser.ts';
import { soon } from '#test/journeys/pages.ts';

let journey: Journey;
let office: Visitor;

beforeAll(async () => {
  journey = await startJourney();
  office = await journey.visit();
}, 60_000);
afterAll(() => journey.stop());
afterEach(({ task }) => checkPage(office, task));

const notice = `国务院办公厅关于2027年部分节假日安排的通知
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至11日（周四）放假调休，共7天。2月14日（周日）上班。
三、国庆节：10月1日（周五）至7日（周四）放假调休，共8天。10月9日（周六）上班。`;

it('a figure is changed with a reason, by keys alone, and what contradicts it is said at once', async () => {
  const { page } = office;
  await page.goto('/ledger');
  await page
    .getByRole('button', { name: /^当前岗位|账号|菜单/ })
    .or(page.locator('button.account'))
    .first()
    .click();
  await page.getByRole('menuitem', { name: '规则与日历' }).click();
  await page.getByText('产品默认，没有修改过').waitFor();
  const grace = page.getByLabel('报送的宽限', { exact: true });
  await grace.focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('3');
  const bar = page.getByRole('region', { name: '改动 1 处' });
  await bar.getByText('报送的宽限：2 个工作日 → 3 个工作日').waitFor();
  expect(await bar.getByRole('button', { name: '保存为新一版' }).isDisabled()).toBe(true);
  const soonDays = page.getByLabel('临期亮黄灯：距时限不超过');
  await soonDays.fill('9');
  await page.getByText('“临期亮黄灯：距时限不超过”须小于“临期亮蓝灯：距时限不超过”，现在两者矛盾。请调整其中一个').waitFor();
  await page.getByRole('button', { name: '改回默认 3' }).click();
  await bar.getByLabel('理由').fill('常务会议议定');
  await bar.getByRole('button', { name: '保存为新一版' }).click();
  await page.getByText('已保存为第 2 版，今天起生效').waitFor();
  const history = page.getByRole('region', { name: '修改记录' });
  await history.getByText('理由：常务会议议定').waitFor();
  expect(await grace.inputValue()).toBe('3');
  expect(await horizontalOverflow(page)).toBeNull();
});

it('what is changed and not saved is not left without a question', async () => {
  const { page } = office;
  const grace = page.getByLabel('报送的宽限', { exact: true });
  await grace.fill('4');
  const question = page.getByRole('dialog', { name: '改动还没有保存' });
  await page.getByRole('link', { name: '日历', exact: true }).click();
  await question.getByRole('button', { name: '留下' }).click();
  await question.waitFor({ state: 'detached' });
  expect(await grace.inputValue()).toBe('4');
  // A place on the same page is no leaving.
  await page.getByRole('navigation', { name: '规则分组' }).getByRole('link', { name: '修改记录' }).click();
  await soon(async () => new URL(page.url()).hash).toBe('#history');
  await page.getByRole('region', { name: '修改记录' }).getByText('理由：常务会议议定').waitFor();
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '规划' }).click();
  await question.getByRole('button', { name: '放弃改动并离开' }).click();
  await page.waitForURL('**/plans');
  await page.goto('/settings');
  await soon(() => grace.inputValue()).toBe('3');
});

it('a notice of another year is pasted, looked at, filled in, and entered; a day is mended by a click', async () => {
  const { page } = office;
  await page.getByRole('link', { name: '日历', exact: true }).click();
  await page.getByRole('heading', { name: '2026 年' }).waitFor();
  await page.getByText(/放假安排已登记：放假 33 天/).waitFor();
  await page.getByRole('button', { name: '粘贴放假通知' }).click();
  const dialog = page.getByRole('dialog', { name: '粘贴放假通知' });
  await dialog.getByLabel('通知全文').fill(notice);
  // The count of the last sentence is wrong.
  await dialog.getByText(/所写共 8 天，读出 7 天/).waitFor();
  await dialog.getByText('这是 2027 年的通知').waitFor();
  expect(await dialog.getByRole('row').count()).toBe(6);
  await dialog.getByRole('button', { name: '填入日历' }).click();
  await page.getByRole('heading', { name: '2027 年' }).waitFor();
  await page.getByText(/尚待登记：放假 17 天，调休上班 2 天/).waitFor();
  const bar = page.getByRole('region', { name: '改动 19 天' });
  await bar.waitFor();
  // Nor does a notice of another year lead away from what is not entered yet.
  await page.getByRole('button', { name: '粘贴放假通知' }).click();
  await dialog.getByLabel('通知全文').fill(notice.replaceAll('2027', '2028'));
  await dialog.getByText('先登记或放弃这一年的改动').waitFor();
  expect(await dialog.getByRole('button', { name: '填入日历' }).isDisabled()).toBe(true);
  await dialog.getByRole('button', { name: '取消' }).click();
  await page.getByRole('button', { name: '2027-10-08，工作日' }).click();
  await page.getByRole('region', { name: '改动 20 天' }).getByLabel('理由').fill('国办发明电〔2026〕9号');
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await page.getByText('已登记 2027 年的放假安排').waitFor();
  await page.getByRole('button', { name: '2027-10-08，放假' }).waitFor();
  await page.reload();
  await page.getByText(/放假安排已登记：放假 18 天，调休上班 2 天/).waitFor();
  expect(await horizontalOverflow(page)).toBeNull();
});

it('a contact reads both on a phone and can change neither', async () => {
  const contact = await journey.visit(phone, await journey.server.as('contact', { unit: '市水利局' }));
  const { page } = contact;
  await page.goto('/settings');
  await page.getByText(/只有推进办可以修改/).waitFor();
  expect(await page.getByLabel('报送的宽限', { exact: true }).getAttribute('readonly')).not.toBeNull();
  await page.getByRole('region', { name: '修改记录' }).getByText('理由：常务会议议定').waitFor();
  expect(await horizontalOverflow(page)).toBeNull();
  await page.goto('/settings/calendar?year=2028');
  await page.getByText(/2028 年的放假安排尚未登记，暂按周一至周五计算/).waitFor();
  expect(await page.getByRole('button', { name: '粘贴放假通知' }).count()).toBe(0);
  await soon(() => page.locator('.day').count()).toBe(366);
  expect(await horizontalOverflow(page)).toBeNull();
});
