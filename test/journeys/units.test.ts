/** The office keeps the units: finds by pinyin, checks, renames with a day, imports a mended table, names members, merges; a contact only looks. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { success } from '#core/failure.ts';
import { listUnits } from '#contract/unit/endpoints.ts';
import { seedUnits } from '#server/unit/seed-units.ts';
import { checkPage, phone, horizontalOverflow, startJourney, type Journey, type Visitor } from '#test/browser.ts';
import { soon } from '#test/journeys/pages.ts';

let journey: Journey;
let office: Visitor;

beforeAll(async () => {
  journey = await startJourney();
  await journey.server.act(async (act) => {
    await seedUnits(act, '泰安市');
    act.audit({ act: 'test.seed', objects: [] });
    return success(undefined);
  });
  office = await journey.visit();
  await office.page.goto('/units');
}, 120_000);
afterAll(() => journey.stop());
afterEach(({ task }) => checkPage(office, task));

const panel = () => office.page.getByRole('complementary', { name: '单位详情' });
const row = (name: RegExp) => office.page.getByRole('treeitem', { name });
const dialog = () => office.page.getByRole('dialog');
const closed = () => dialog().waitFor({ state: 'detached' });
const csv = (...lines: string[]) => ({ name: '名录.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n')) });

describe('the office', () => {
  it('finds a unit by the initials of its pinyin, without the mouse, and says that its names are right', async () => {
    const { page } = office;
    await row(/^泰安市财政局/).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('czj');
    await soon(() => page.getByRole('treeitem').count()).toBe(1);
    await page.keyboard.press('Enter');
    await panel().getByRole('heading', { name: '泰安市财政局' }).waitFor();
    await panel().getByRole('button', { name: '核对无误' }).click();
    await panel().getByRole('button', { name: '核对无误' }).waitFor({ state: 'detached' });
    await panel().getByRole('tab', { name: '操作记录' }).click();
    await panel().getByText('名称核对无误', { exact: true }).waitFor();
  });

  it('walks in the tree by arrows', async () => {
    const { page } = office;
    await page.goto('/units');
    await row(/^泰安市人民政府/).focus();
    await page.keyboard.press('ArrowLeft');
    await row(/^泰安市财政局/).waitFor({ state: 'detached' });
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await panel().getByRole('heading', { name: '泰安市发展和改革委员会' }).waitFor();
    await page.keyboard.press('Escape');
    await panel().waitFor({ state: 'detached' });
  });

  it('renames a unit from a day on; the old name is still found and stands in its life', async () => {
    const { page } = office;
    await row(/^泰安市林业局/).click();
    await panel().getByRole('button', { name: '更名' }).click();
    await dialog().getByLabel('新全称').fill('泰安市林业和草原局');
    await dialog().getByLabel('新简称').fill('市林草局');
    await dialog().getByLabel('依据').fill('泰编〔2026〕1号');
    // The day as people write it; later than today it is none on which a name was changed.
    const day = dialog().getByLabel('更名日期');
    const answer = async (typed: string, words: string | RegExp) => {
      await day.fill(typed);
      await page.keyboard.press('Tab');
      await dialog().getByText(words).waitFor();
    };
    await answer('去年底', /^读不出是哪一天/);
    await answer('2999/1/1', '更名日期不能晚于今天');
    await day.fill('2025年9月30日');
    await dialog().getByRole('button', { name: '更名' }).click();
    await closed();
    await panel().getByRole('heading', { name: '泰安市林业和草原局' }).waitFor();
    await panel().getByText('由“泰安市林业局”更名为“泰安市林业和草原局”').waitFor();
    await panel().getByText('2025-09-30').first().waitFor();
    await page.getByRole('textbox', { name: /^查找/ }).fill('泰安市林业局');
    await row(/^泰安市林业和草原局/).waitFor();
    await page.getByRole('textbox', { name: /^查找/ }).fill('');
  });

  it('is told row by row what is wrong with a table, mends it, and imports it', async () => {
    const { page } = office;
    await page.getByRole('button', { name: '导入', exact: true }).click();
    const file = page.locator('input[type=file]');
    await file.setInputFiles(csv('全称,类别,上级单位', '泰安市数据局,部门,泰安市人民政府', '泰安市文物局,处室,市文旅局局'));
    const wrong = dialog().getByRole('row').filter({ hasText: '处室' });
    await wrong.getByText('不认识类别“处室”。请从模板列出的类别中选择').waitFor();
    expect(await dialog().getByRole('button', { name: '导入', exact: true }).isDisabled()).toBe(true);
    await file.setInputFiles(csv('全称,类别,上级单位', '泰安市数据局,部门,泰安市人民政府', '泰安市文物局,部门,泰安市人民政府'));
    await dialog().getByText('新建 2 个，修改 0 个，不变 0 个').waitFor();
    await dialog().getByRole('button', { name: '导入 2 处改动' }).click();
    await dialog().getByText('已导入：新建 2 个，修改 0 个').waitFor();
    await dialog().getByRole('button', { name: '完成' }).click();
    await row(/^泰安市数据局/).waitFor();
  });

  it('downloads the table of the units', async () => {
    const { page } = office;
    await page.getByRole('button', { name: '导入', exact: true }).click();
    const download = page.waitForEvent('download');
    await dialog().getByRole('button', { name: '下载现有单位表' }).click();
    expect((await download).suggestedFilename()).toMatch(/^单位表 \d{4}-\d{2}-\d{2}\.xlsx$/u);
    await dialog().getByRole('button', { name: '取消' }).click();
    await closed();
  });

  it('gives a group its members', async () => {
    await row(/^泰安市新旧动能转换综合试验区建设领导小组(?!办公室)/)
      .first()
      .click();
    await panel().getByRole('button', { name: '调整成员' }).click();
    await dialog()
      .getByRole('button', { name: /^全部县市区/ })
      .click();
    await dialog().getByRole('button', { name: '保存' }).click();
    await closed();
    await panel().getByRole('button', { name: '东平县' }).waitFor();
  });

  it('merges two rows of one body and stands at the one that stays', async () => {
    const { page } = office;
    await row(/^泰安市文物局/).click();
    await panel().getByRole('button', { name: '更多' }).click();
    await page.getByRole('menuitem', { name: '合并' }).click();
    await dialog().getByRole('combobox').click();
    await page.keyboard.type('sjj');
    await page.getByTitle('泰安市数据局', { exact: true }).click();
    await dialog().getByText('“泰安市文物局”的各种名称都成为“泰安市数据局”的别名').waitFor();
    await dialog().getByLabel('理由').fill('试录');
    await dialog().getByRole('button', { name: '合并' }).click();
    await closed();
    await panel().getByRole('heading', { name: '泰安市数据局' }).waitFor();
    const { units } = await journey.server.ok(listUnits);
    const kept = units.find(({ names }) => names.some(({ name }) => name === '泰安市文物局'));
    expect(kept?.names.map(({ name }) => name)).toContain('泰安市数据局');
  });
});

describe('others', () => {
  it('a contact looks and changes nothing, also on a phone', async () => {
    const contact = await journey.visit(phone, await journey.server.as('contact', { unit: '泰安市财政局' }));
    const { page } = contact;
    await page.goto('/units');
    expect(await horizontalOverflow(page)).toBeNull();
    await page.getByRole('treeitem', { name: /^泰安市财政局/ }).click();
    const detail = page.getByRole('complementary', { name: '单位详情' });
    await detail.getByText('市财政局', { exact: true }).waitFor();
    expect(await detail.getByRole('button', { name: /修改|更名|更多|核对/ }).count()).toBe(0);
    expect(await page.getByRole('button', { name: /新建单位|导入/ }).count()).toBe(0);
    expect(await horizontalOverflow(page)).toBeNull();
    expect(contact.pageErrors).toEqual([]);
    await contact.context.close();
  });
});
