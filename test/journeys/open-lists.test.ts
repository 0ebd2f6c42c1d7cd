/** From printed names to units: in the review, on the page of open lists, in the ledger; and what a contact sees of it. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { success } from '#core/failure.ts';
import { seedUnits } from '#server/unit/seed-units.ts';
import { corpusText, checkPage, phone, horizontalOverflow, startJourney, type Journey, type Visitor } from '#test/browser.ts';
import { ledgerPage, soon } from '#test/journeys/pages.ts';
import { upload, publishRequest, type VersionParams } from '#test/plan-steps.ts';

let journey: Journey;
let office: Visitor;
let params: VersionParams;

const picture = async ({ page }: Visitor, name: string): Promise<void> => {
  const folder = process.env['PICTURES'];
  if (folder === undefined) return;
  await page.mouse.move(0, 0);
  await page.waitForTimeout(400);
  // Hiding the caret or the motion would add a style, which the page's policy refuses.
  await page.screenshot({ path: `${folder}/${name}.png`, caret: 'initial' });
};

beforeAll(async () => {
  journey = await startJourney();
  await journey.server.act(async (act) => {
    await seedUnits(act, '泰安市');
    act.audit({ act: 'test.seed', objects: [] });
    return success({});
  });
  params = await upload(journey.server, corpusText('000-taian-shenghui.txt').replaceAll('市医保局', '医保局'));
  office = await journey.visit();
});
afterAll(() => journey.stop());
afterEach((task) => checkPage(office, task.task));

describe('responsible units', () => {
  it('are matched beside the document, proposed with a reason, and named with a few clicks', async () => {
    const { page } = office;
    await page.goto(`/plans/${params.planId}/versions/${params.versionId}/review`);
    await page.getByRole('button', { name: /^责任单位/ }).click();
    const panel = page.getByRole('dialog', { name: /^文件印出的责任单位/ });
    const row = (text: string) => panel.getByRole('listitem').filter({ has: page.getByText(text, { exact: true }) });
    await row('医保局').getByText('市医保局', { exact: true }).waitFor();
    await picture(office, 'units-open');
    await page.keyboard.press('a');
    await row('医保局').waitFor({ state: 'detached' });

    const list = row('有关县市区');
    await list.getByRole('button', { name: '明确单位', exact: true }).click();
    await list.getByRole('button', { name: /^全部县市区/ }).click();
    await list.getByRole('button', { name: '东平县', exact: true }).click();
    await picture(office, 'units-naming');
    await list.getByRole('button', { name: '明确为 5 个单位' }).click();
    await list.waitFor({ state: 'detached' });
    await panel.getByText(/^全部 \d+$/).click();
    await row('有关县市区').getByText('泰山区、岱岳区、新泰市、肥城市、宁阳县').waitFor();
    await row('有关县市区')
      .getByText(/^王敏 /)
      .waitFor();
    await row('医保局').getByText('泰安市医疗保障局').waitFor();
    await picture(office, 'units-all');
  });

  it('are not needed for publishing, which says how many are open', async () => {
    const { page } = office;
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '发布到台账' }).click();
    await page.getByText(/^责任单位待定 [1-9]\d* 个$/).waitFor();
    await picture(office, 'units-publish');
    const { server } = journey;
    const { publishDraft } = await import('#contract/ledger/publish-endpoints.ts');
    await server.ok(publishDraft, { params, body: await publishRequest(server, params) });
  });

  it('are named on a page of their own, by text or one by one', async () => {
    const { page } = office;
    await page.goto('/ledger/open-lists');
    const part = (name: string) => page.getByRole('navigation', { name: '处理情况' }).getByRole('link', { name: new RegExp(`^${name}`) });
    await part('未明确').and(page.locator('[aria-current=true]')).waitFor();
    await picture(office, 'open-lists');
    const card = page.locator('section.open-list').filter({ has: page.getByText('功能区', { exact: true }) });
    await card.getByRole('button', { name: '明确单位', exact: true }).first().click();
    await card.getByRole('button', { name: /^全部功能区/ }).click();
    await card.getByRole('button', { name: /^明确为 3 个单位/ }).click();
    await card.waitFor({ state: 'detached' });
    await part('已明确').click();
    await page.getByText('泰安高新区、泰山景区、徂徕山汶河景区').first().waitFor();
    await picture(office, 'open-lists-named');
    expect(await horizontalOverflow(page)).toBeNull();
  });

  it('stand in the ledger with their members, and can be named for one task', async () => {
    const { page } = office;
    await page.goto(`/ledger?unit=${encodeURIComponent('有关县市区')}`);
    await ledgerPage(page)
      .row(/参与省会经济圈一体化发展规划的编制/)
      .click();
    const drawer = page.getByRole('complementary', { name: '事项详情' });
    await drawer.getByText('已明确').first().waitFor();
    await picture(office, 'ledger-named');
    await drawer.locator('.task-unit').filter({ hasText: '有关县市区' }).getByRole('button', { name: '改' }).click();
    const dialog = page.getByRole('dialog', { name: /有关县市区/ });
    await dialog.getByRole('button', { name: '东平县', exact: true }).click();
    await picture(office, 'ledger-name-dialog');
    await dialog.getByRole('button', { name: '明确为 6 个单位' }).click();
    await dialog.waitFor({ state: 'detached' });
    await drawer.getByText('东平县').waitFor();
    await drawer.getByRole('tab', { name: /^操作记录/ }).click();
    await drawer
      .getByText(/将责任单位“有关县市区”明确为.*东平县/)
      .first()
      .waitFor();
  });

  it('decide what a contact sees', async () => {
    const contact = await journey.visit(phone, await journey.server.as('contact', { unit: '东平县' }));
    await contact.page.goto('/ledger');
    await soon(() => contact.page.locator('.task-card').count()).toBe(1);
    await picture(contact, 'contact-phone');
    expect(await horizontalOverflow(contact.page)).toBeNull();
    expect(contact.pageErrors).toEqual([]);
    const small = await journey.visit(phone);
    await small.page.goto('/ledger/open-lists');
    await small.page.locator('section.open-list').first().waitFor();
    await picture(small, 'open-lists-phone');
    expect(await horizontalOverflow(small.page)).toBeNull();
    await small.page.goto('/ledger/open-lists?tab=unmatched');
    await picture(small, 'open-lists-unmatched-phone');
  });
});
