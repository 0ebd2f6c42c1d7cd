/** A second city, of which the product knows nothing: from the first start of an empty installation to a published plan with its units. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { listOpenLists } from '#contract/ledger/open-list-endpoints.ts';
import { listTasks } from '#contract/ledger/task-endpoints.ts';
import { listUnits } from '#contract/unit/endpoints.ts';
import { setupLink } from '#server/session/first-start.ts';
import { checkPage, docxOf, horizontalOverflow, phone, startJourney, visit, type Journey, type Visitor } from '#test/browser.ts';
import { handsAt } from '#test/journeys/hands.ts';
import { jiningPlan } from '#test/journeys/jining-plan.ts';
import { ledgerPage, reviewPage, soon } from '#test/journeys/pages.ts';
import { upload } from '#test/plan-steps.ts';
import { choosePassword, enrollTotp, movableClock } from '#test/journeys/sign-in-steps.ts';

const clock = movableClock();
const names = 43;
const mostInputs = 20;

let journey: Journey;
let visitor: Visitor;
let page: Page;
let hands: ReturnType<typeof handsAt>;

const picture = async (on: Page, name: string): Promise<void> => {
  const folder = process.env['PICTURES'];
  if (folder === undefined) return;
  await on.mouse.move(0, 0);
  await on.waitForTimeout(400);
  await on.screenshot({ path: `${folder}/${name}.png`, caret: 'initial' });
};

beforeAll(async () => {
  journey = await startJourney({ clock });
  visitor = await visit(journey.browser, journey.server.origin);
  page = visitor.page;
  hands = handsAt(page);
});
afterAll(() => journey.stop());
afterEach(({ task }) => checkPage(visitor, task));

const panel = () => page.getByRole('dialog', { name: /^文件印出的责任单位/ });
const dialog = () => page.getByRole('dialog', { name: '一并处理待定的责任单位' });
const openNames = () => page.getByRole('button', { name: /^责任单位/ });

describe('the first start', () => {
  it('names the city and its first people', async () => {
    const path = await journey.server.act(setupLink);
    if (!path.ok || path.value === null) throw new Error('no link');
    await page.goto(path.value);
    await page.getByLabel('名称', { exact: true }).fill('济宁市');
    for (const [at, login] of ['zhang', 'li.security', 'zhao', 'wang'].entries()) {
      await page.getByLabel('姓名').nth(at).fill(`${login}某`);
      await page.getByLabel('登录名').nth(at).fill(login);
    }
    await page.getByLabel('设在哪个单位').fill('市发展改革委');
    await page.getByRole('button', { name: '完成设置' }).click();
    await page.getByRole('heading', { name: '把链接交给这四个人' }).waitFor();
    const links = await page
      .getByRole('textbox', { name: /的链接$/ })
      .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
    await page.getByRole('checkbox', { name: '四个链接都已交给本人' }).check();
    await page.goto('about:blank');
    await page.goto(links[3] ?? '');
    await choosePassword(page, 'Quiet7-otter-canal');
    await enrollTotp(page, clock.now);
    await page.waitForURL((url) => url.pathname === '/');
  });

  it('has no units but the office’s, and says where they can come from', async () => {
    await page.goto('/units');
    await page.getByText('共 1 个', { exact: true }).waitFor();
    // Nothing is decided where nothing is there: it says where to begin.
    await page.goto('/ledger/open-lists');
    await page.getByRole('heading', { name: '台账还是空的' }).waitFor();
    await page.getByRole('link', { name: '去上传规划文件' }).waitFor();
    await page.goto('/plans');
  });
});

describe('the plan', () => {
  it('is uploaded; what the review asks about its units is asked once', async () => {
    hands.for('上传');
    await hands.choose(page.getByRole('button', { name: '选择文件…' }), await docxOf('航运分工方案.docx', jiningPlan));
    await hands.click(page.getByRole('list', { name: '上传' }).getByRole('link', { name: '复核' }));
    await openNames()
      .getByText(`${names + 1} 个待定`)
      .waitFor();
    hands.for('存疑');
    await reviewPage(page)
      .doubt(/写的是“有关县市区”/)
      .waitFor();
    await hands.press('1');
    await reviewPage(page).saved();
    await openNames().getByText(`${names} 个待定`).waitFor();
  });

  it('gives units that are taken back whole: what was there before stands as it stood', async () => {
    const offices = async () => {
      const { units } = await journey.server.ok(listUnits);
      const office = units.find(({ names: [name] }) => name?.name.endsWith('市发展改革委'));
      return { units: units.length, atTop: office?.parentId === null, names: office?.names.map(({ name, form }) => [name, form]) };
    };
    const before = await offices();
    expect(before).toEqual({ units: 1, atTop: true, names: [['市发展改革委', 'full']] });
    await openNames().click();
    await panel()
      .getByRole('button', { name: `一并处理 ${names} 个…` })
      .click();
    await dialog().getByText('已有的 1 个单位归到济宁市人民政府之下').waitFor();
    await dialog().getByRole('button', { name: '新建 43 个单位' }).click();
    await dialog().waitFor({ state: 'detached' });
    expect(await offices()).toMatchObject({
      units: 44,
      atTop: false,
      names: [
        ['济宁市发展改革委', 'full'],
        ['市发展改革委', 'short'],
      ],
    });
    await panel()
      .getByRole('button', { name: /^撤\s?销$/ })
      .click();
    await page.getByText('已撤销：新建的单位已删除').waitFor();
    expect(await offices()).toEqual(before);
    await page.keyboard.press('Escape');
    await panel().waitFor({ state: 'detached' });
    await openNames().getByText(`${names} 个待定`).waitFor();
  });

  it('prints names that no unit has: all become units at once, with kinds and parents', async () => {
    hands.for('单位');
    await hands.click(openNames());
    await hands.click(panel().getByRole('button', { name: `一并处理 ${names} 个…` }));
    await dialog().getByText('新建 43 个单位', { exact: false }).first().waitFor();
    await dialog().getByText('济宁市人民政府', { exact: true }).first().waitFor();
    const row = (text: string) =>
      dialog()
        .getByRole('listitem')
        .filter({ has: page.getByText(text, { exact: true }) });
    await row('市交通运输局').getByText('部门 · 上级：济宁市人民政府').waitFor();
    // What was made at the first start comes below the new government, with the city's name.
    await dialog().getByText('已有的 1 个单位归到济宁市人民政府之下').waitFor();
    await dialog().getByText('市发展改革委（全称改为济宁市发展改革委）').waitFor();
    await row('任城区').getByText('县市区 · 上级：济宁市人民政府').waitFor();
    // Choosing another unit above leaves the focus where it was asked for.
    const above = dialog().getByRole('button', { name: '改“县市区”的上级' });
    for (const name of ['最上层', '济宁市人民政府']) {
      await above.click();
      await page.keyboard.type(name);
      await page.locator('.ant-select-item-option-active', { hasText: name }).waitFor();
      await page.keyboard.press('Enter');
      await soon(() => above.evaluate((button) => document.activeElement === button)).toBe(true);
    }
    await row('任城区').getByText('县市区 · 上级：济宁市人民政府').waitFor();
    await row('山东省交通运输厅').getByText('省直部门 · 最上层').waitFor();
    await row('市内河航运发展领导小组办公室')
      .getByText(/领导小组办公室 · 上级：济宁市内河航运发展领导小组/)
      .waitFor();
    await picture(page, 'sketch-desk');
    expect(await horizontalOverflow(page)).toBeNull();
    hands.for('泛指');
    await hands.select(dialog().getByLabel('“没有写明单位的范围”全部'), '按原文保留');
    hands.for('单位');
    await hands.click(dialog().getByRole('button', { name: '新建 43 个单位' }));
    await dialog().waitFor({ state: 'detached' });
    await panel().getByText('没有待定的名称了').waitFor();
    await panel().getByText('已新建 43 个单位，按原文保留 1 个。').waitFor();
    await picture(page, 'sketch-made');
    await openNames().getByText('待定').waitFor({ state: 'detached' });
  });

  it('is published, and every name is a unit’s', async () => {
    hands.for('发布');
    await hands.press('Escape');
    await panel().waitFor({ state: 'detached' });
    await hands.click(page.getByRole('button', { name: '发布到台账' }));
    const publishing = page.getByRole('dialog', { name: '发布到台账' });
    await publishing.getByRole('button', { name: /^发布 \d+ 项/ }).waitFor();
    await picture(page, 'sketch-publish');
    await hands.click(publishing.getByRole('button', { name: /^发布 \d+ 项/ }));
    await page.waitForURL(/\/ledger\?planId=/);
    await soon(() => ledgerPage(page).total()).toBeGreaterThan(16);
    process.stdout.write(`济宁（43 个单位名称），从上传到发布：${hands.total()} 次输入（${hands.said()}），至多 ${mostInputs}\n`);
    expect(hands.total()).toBeLessThanOrEqual(mostInputs);
  });

  it('leaves nothing unmatched, and does not ask again what the review answered', async () => {
    const { server } = journey;
    const { counts } = await server.ok(listOpenLists, { query: { tab: 'unnamed' } });
    expect(counts).toMatchObject({ unnamed: 0, unmatched: 0, 'as-printed': 4 });
    const { units } = await server.ok(listUnits);
    expect(units).toHaveLength(44);
    const government = units.find(({ names }) => names.some(({ name }) => name === '济宁市人民政府'));
    const office = units.find(({ names }) => names.some(({ name }) => name === '济宁市发展改革委'));
    expect(office).toMatchObject({ parentId: government?.id, names: [{ form: 'full' }, { name: '市发展改革委', form: 'short' }] });
    const { tasks } = await server.ok(listTasks);
    expect(tasks).toHaveLength(17);
    await page.goto('/ledger/open-lists');
    await page.getByText('没有未明确的责任').waitFor();
  });
});

describe('the units', () => {
  it('are not checked yet, and are said to be right together; that can be taken back', async () => {
    await page.goto('/units');
    await page.getByText('共 44 个', { exact: true }).waitFor();
    await page.getByText('只看未核对（44）').waitFor();
    // What was made on another page, before this one was loaded, can still be taken back, until the notice is put away.
    const made = page.getByRole('status').filter({ hasText: '已新建 43 个单位' });
    // Tasks of the ledger answer to them by now: what goes with them is said before anything goes.
    await made.getByText('《济宁市推动内河航运与枢纽经济协同发展分工方案》：').waitFor();
    await made.getByRole('button', { name: '撤销' }).click();
    const asked = page.getByRole('dialog', { name: '撤销新建的 43 个单位？' });
    await asked.getByText(/已经发布。撤销后这些单位删除，台账里由它们承担的事项，责任单位改回待定/).waitFor();
    await asked.getByRole('button', { name: /^取\s?消$/ }).click();
    await asked.waitFor({ state: 'detached' });
    await page.getByText('共 44 个', { exact: true }).waitFor();
    await made.getByRole('button', { name: '关闭' }).click();
    await made.waitFor({ state: 'detached' });
    await page.reload();
    await page.getByText('共 44 个', { exact: true }).waitFor();
    expect(await made.count()).toBe(0);
    await page.getByRole('button', { name: '批量核对…' }).click();
    const check = page.getByRole('dialog', { name: '核对单位名称' });
    await check.getByLabel('选择“济宁学院”').uncheck();
    await picture(page, 'units-check');
    await check.getByRole('button', { name: '核对无误 43 个' }).click();
    await check.waitFor({ state: 'detached' });
    await page.getByText('只看未核对（1）').waitFor();
    await page.getByRole('button', { name: /^撤\s?销$/ }).click();
    await page.getByText('只看未核对（44）').waitFor();
  });

  it('come from the page of units too, on a phone; the undo takes them out again', async () => {
    const more = [
      '济宁市推进全民健身分工方案',
      '',
      '一、主要任务',
      '（一）健身',
      '建设健身步道。（责任单位：市体育局、任城区教育局、市卫健委，各乡镇）',
      '',
    ];
    await upload(journey.server, more.join('\n'));
    const small = await journey.visit(phone);
    const hand = small.page;
    await hand.goto('/units');
    await hand.getByRole('treeitem', { name: /^济宁市交通运输局/ }).waitFor();
    await hand.getByText('《济宁市推进全民健身分工方案》印出的 3 个名称还没有对应的单位。').waitFor();
    expect(await horizontalOverflow(hand)).toBeNull();
    await picture(hand, 'units-phone');
    await hand.getByRole('button', { name: '由此新建…' }).click();
    const settle = hand.getByRole('dialog', { name: '一并处理待定的责任单位' });
    const row = (text: string) => settle.getByRole('listitem').filter({ has: hand.getByText(text, { exact: true }) });
    // The tree is the ground now: the office of the same kind stands below the government, and the district above its office.
    await row('市体育局').getByText('部门 · 上级：济宁市人民政府').waitFor();
    await row('任城区教育局').getByText('部门 · 上级：任城区').waitFor();
    await settle.getByLabel('改“济宁市体育局”').click();
    await settle.getByLabel('全称').fill('济宁市财政局');
    await settle.getByText('名称“济宁市财政局”已是“济宁市财政局”的名称', { exact: false }).waitFor();
    expect(await settle.getByRole('button', { name: /^新建/ }).isDisabled()).toBe(true);
    await picture(hand, 'sketch-phone');
    await settle.getByLabel('全称').fill('济宁市体育局');
    await settle.getByLabel('全称').press('Enter');
    expect(await horizontalOverflow(hand)).toBeNull();
    await settle.getByRole('button', { name: '新建 3 个单位' }).click();
    await settle.waitFor({ state: 'detached' });
    await hand.getByText('共 47 个', { exact: true }).waitFor();
    await picture(hand, 'units-made-phone');
    await hand.getByRole('button', { name: /^撤\s?销$/ }).click();
    await hand.getByText('共 44 个', { exact: true }).waitFor();
    await hand.getByText('印出的 3 个名称还没有对应的单位', { exact: false }).waitFor();
    await checkPage(small, { name: 'phone' });
    await small.context.close();
  });
});
