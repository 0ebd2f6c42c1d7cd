/** The product without a mouse, on a phone, and each of its pages at both sizes. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { listTasks } from '#contract/ledger/task-endpoints.ts';
import { listPlans } from '#contract/plan/plan-endpoints.ts';
import { desktop, docxOf, checkPage, phone, horizontalOverflow, startJourney, type Journey, type Visitor } from '#test/browser.ts';
import { ledgerPage, reviewPage, soon, tabTo } from '#test/journeys/pages.ts';
import { smallPlan, smallPlanChanged } from '#test/journeys/small-plan.ts';

let journey: Journey;
let onDesktop: Visitor;
let onPhone: Visitor;
/** Addresses of the review and of what follows from it. */
let review: string;

beforeAll(async () => {
  journey = await startJourney();
  onDesktop = await journey.visit(desktop);
  onPhone = await journey.visit(phone);
});
afterAll(() => journey.stop());
afterEach(async ({ task }) => {
  await checkPage(onDesktop, task);
  await checkPage(onPhone, task);
});

describe('by keyboard alone', () => {
  it('goes from the file to the published ledger', async () => {
    const { page } = onDesktop;
    const { card, doubt, saved, allAnswered } = reviewPage(page);
    await page.goto('/plans');
    const chooser = page.waitForEvent('filechooser');
    await tabTo(page, page.getByRole('button', { name: '选择文件…' }));
    await page.keyboard.press('Enter');
    await (await chooser).setFiles(await docxOf('要点.docx', smallPlan));
    await tabTo(page, page.getByRole('article').getByRole('link', { name: '复核' }));
    await page.keyboard.press('Enter');

    await doubt(/“等”收尾/).waitFor();
    review = new URL(page.url()).pathname;
    await page.keyboard.press('1');
    await allAnswered();

    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('l');
    await page.getByRole('dialog', { name: '定牵头单位 · 1 项' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await card(/^1\.1\.1 /)
      .getByText('市住房城乡建设局')
      .waitFor();

    // Two tasks at once: Space chooses, R drops a unit of both.
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.getByText('已选 2 项').waitFor();
    await page.keyboard.press('l');
    await page.getByRole('dialog', { name: '定牵头单位 · 2 项' }).waitFor();
    await page.keyboard.type('河长办');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await card(/^2\.1\.2 /)
      .getByText('河长办')
      .waitFor();
    await saved();

    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: '键盘操作' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: '键盘操作' }).waitFor({ state: 'detached' });

    await tabTo(page, page.getByRole('button', { name: '发布到台账' }));
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('button', { name: '发布 5 项' }));
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/ledger\?planId=/);
    await soon(ledgerPage(page).total).toBe(5);
  });

  it('walks the ledger', async () => {
    const { page } = onDesktop;
    await ledgerPage(page)
      .row(/取水口核查/)
      .waitFor();
    await page.keyboard.press('j');
    // What was chosen by keys is at hand: the bar comes next, not behind the whole page.
    await page.keyboard.press('x');
    const bar = page.getByRole('toolbar', { name: '对选中事项的操作' });
    await bar.waitFor();
    for (let stops = 0; stops < 5 && (await bar.locator(':focus').count()) === 0; stops++) await page.keyboard.press('Tab');
    expect(await bar.locator(':focus').count()).toBe(1);
    await page.keyboard.press('Escape');
    await bar.waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('complementary', { name: '事项详情' });
    await drawer.getByRole('heading', { name: /取水口核查登记/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await drawer.getByRole('heading', { name: /再生水利用工程/ }).waitFor();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    expect(page.url()).not.toContain('task=');
  });
});

describe('on a phone', () => {
  it('answers what is open in a new version', async () => {
    const { page } = onDesktop;
    await page.goto('/plans');
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: '更多操作' }).click();
    await page.getByRole('menuitem', { name: '上传新版' }).click();
    const changed = smallPlanChanged.replace('市自然资源局）', '市自然资源局等）');
    await (await chooser).setFiles(await docxOf('要点（修订）.docx', changed));
    await page.getByText('第 2 版', { exact: true }).waitFor();

    const hand = onPhone.page;
    const { doubt, saved } = reviewPage(hand);
    await hand.goto('/plans');
    await hand.getByRole('article').getByRole('link', { name: '复核' }).click();
    // One task of two that were given a lead together is gone: what no longer fits is asked, never dropped in silence.
    await doubt(/存疑 1 \/ 2/).waitFor();
    await doubt(/“河长办”定为牵头单位（原来的事项已找不到或另有规定）/).waitFor();
    await hand.getByRole('button', { name: /^知道了，不再恢复/ }).click();
    await doubt(/“等”收尾/).waitFor();
    await hand.getByRole('button', { name: /^按原文保留/ }).click();
    await hand.getByText('原文已全部对应，没有存疑').waitFor();
    await saved();
    await hand.getByRole('tab', { name: '原文' }).click();
    await hand.getByRole('document', { name: '原文' }).getByText('完善河道采砂管理制度').waitFor();
    expect(await horizontalOverflow(hand)).toBeNull();
    await hand.getByRole('tab', { name: /^台账草稿/ }).click();
    expect(await horizontalOverflow(hand)).toBeNull();
  });
});

describe('every page', () => {
  it.each([
    ['plans', async () => '/plans', '规划文件'],
    ['review', async () => review, '某市2024年河湖长制工作要点'],
    ['diff', newestDiff, '某市2024年河湖长制工作要点'],
    ['ledger', async () => '/ledger', '全部事项'],
    ['grouped ledger', async () => '/ledger?group=unit&lead=with', '全部事项'],
    ['a task', taskAddress, '全部事项'],
    ['objects', async () => '/ledger/objects', '监测对象'],
    ['themes', async () => '/ledger/themes', '专题'],
    ['no page', async () => '/there-is-no-such-page', '没有这个页面'],
  ])('%s fits the window of desk and phone', async (_, address, heading) => {
    for (const { page } of [onDesktop, onPhone]) {
      await page.goto(await address());
      await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      expect(await horizontalOverflow(page)).toBeNull();
    }
  });
});

it.each(['/plans', '/ledger', '/ledger/themes'])('%s leaves a phone its room: the foot stands at the end of the page', async (address) => {
  const { page } = onPhone;
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('networkidle');
  const edges = (selector: string) => page.locator(selector).evaluate((element) => element.getBoundingClientRect().toJSON());
  const navigation = await edges('.top-nav.bottom');
  expect((await edges('main')).bottom).toBeCloseTo(navigation.top, 0);
  const foot = page.getByText('严禁存储、处理、传输国家秘密');
  await foot.scrollIntoViewIfNeeded();
  expect((await edges('.page-foot')).bottom).toBeLessThanOrEqual(navigation.top + 1);
  expect(await foot.isVisible()).toBe(true);
});

async function taskAddress(): Promise<string> {
  const { tasks } = await journey.server.ok(listTasks);
  return `/ledger?task=${tasks[0]?.id}`;
}

async function newestDiff(): Promise<string> {
  const plans = await journey.server.ok(listPlans);
  const [plan] = plans.plans;
  return `/plans/${plan?.id}/versions/${plan?.versions[0]?.id}/diff`;
}
