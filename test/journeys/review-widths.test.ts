/** The review in the windows that offices have: 1366 pixels, the same at 125 %, 1280, 1024; and a list that follows what is asked. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { corpusText, horizontalOverflow, startJourney, type Journey } from '#test/browser.ts';
import { reviewPage, soon } from '#test/journeys/pages.ts';
import { publish, upload, type VersionParams } from '#test/plan-steps.ts';
import { smallPlan } from '#test/small-plan.ts';

let journey: Journey;
let params: VersionParams;

beforeAll(async () => {
  journey = await startJourney();
  params = await upload(journey.server, corpusText('000-taian-shenghui.txt'));
});
afterAll(() => journey.stop());

async function open(width: number, height: number): Promise<Page> {
  const { page } = await journey.visit({ width, height });
  await page.goto(`/plans/${params.planId}/versions/${params.versionId}/review`);
  await page.getByRole('region', { name: '待答问题' }).waitFor();
  await page.getByRole('article').first().waitFor();
  return page;
}

async function boxOf(place: Locator) {
  const box = await place.boundingBox();
  if (box === null) throw new Error('not on the page');
  return { left: box.x, right: box.x + box.width, top: box.y, bottom: box.y + box.height };
}

describe('the review', () => {
  it.each([
    [1366, 768],
    [1280, 720],
    [1093, 614],
    [1024, 768],
  ])('shows at %i × %i how to publish, and cuts no word of its filter or its cards', async (width, height) => {
    const page = await open(width, height);
    expect(await horizontalOverflow(page)).toBeNull();
    const publish = await boxOf(page.getByRole('button', { name: '发布到台账' }));
    expect(publish.left).toBeGreaterThan(0);
    expect(publish.right).toBeLessThanOrEqual(width);
    const filters = page.getByRole('group', { name: '筛选' });
    const [chips, all] = [await boxOf(filters), await boxOf(page.getByRole('button', { name: '全部去定牵头…' }))];
    expect(chips.right <= all.left || chips.bottom <= all.top).toBe(true);
    const cut = await page
      .locator('.rv-chips button, .rv-card .tag')
      .evaluateAll((places) => places.flatMap((place) => (place.scrollWidth > place.clientWidth + 1 ? [place.textContent] : [])));
    expect(cut).toEqual([]);
    await page.context().close();
  });

  it('shows in its list what the doubt is about, and the units of each task', async () => {
    const page = await open(1366, 768);
    const review = reviewPage(page);
    await review
      .card(/^2\.2\.1 /)
      .getByText('市交通运输局、市发展改革委、等、有关县市区、功能区')
      .waitFor();
    const title = await boxOf(
      review
        .card(/^2\.2\.1 /)
        .getByRole('button')
        .first(),
    );
    const units = await boxOf(review.card(/^2\.2\.1 /).locator('.rv-card-units > :first-child'));
    expect(Math.abs(title.left - units.left)).toBeLessThan(2);
    // The first J shows the place of the doubt that is asked already.
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await review.doubt(/“Rl线”/).waitFor();
    await soon(() => review.isInView(review.card(/Rl线/))).toBe(true);
    await page.context().close();
  });

  it('takes one deadline, as people type it, for all the chosen tasks, and takes it back as one', async () => {
    const page = await open(1366, 768);
    await page.getByRole('checkbox', { name: '选中本章 4 项' }).click();
    await page.keyboard.press('d');
    const dialog = page.getByRole('dialog', { name: '定时限 · 4 项' });
    await dialog.getByRole('textbox', { name: '时限' }).waitFor();
    await page.keyboard.type('2020年9月30日');
    await dialog.getByText('→ 2020-09-30').waitFor();
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await soon(() => page.getByText('2020-09-30', { exact: true }).count()).toBe(4);
    await reviewPage(page).saved();
    await page.keyboard.press('Control+z');
    await soon(() => page.getByText('2020-09-30', { exact: true }).count()).toBe(0);
    await page.context().close();
  });

  it('keeps what is open when the window is made narrow, and wide again', async () => {
    const page = await open(1366, 768);
    await page.getByRole('article').first().getByRole('button').first().click();
    // Selected in the document: a narrow window shows the ledger all the same, in which the question is open.
    await page.getByRole('document', { name: '原文' }).focus();
    await page.keyboard.press('l');
    const dialog = page.getByRole('dialog', { name: '定牵头单位 · 1 项' });
    await dialog.waitFor();
    await page.keyboard.type('市水');
    const typed = () => dialog.getByRole('combobox').or(dialog.getByRole('textbox')).first().inputValue();
    for (const width of [700, 1366]) {
      await page.setViewportSize({ width, height: 768 });
      await page.getByRole('tablist').waitFor({ state: width < 760 ? 'visible' : 'detached' });
      expect(await typed()).toBe('市水');
    }
    await page.context().close();
  });

  it('calls the tasks of a published version no draft', async () => {
    const small = await upload(journey.server, smallPlan);
    await publish(journey.server, small);
    const { page } = await journey.visit({ width: 390, height: 844 });
    await page.goto(`/plans/${small.planId}/versions/${small.versionId}/review`);
    await page.getByRole('tab', { name: /^本版事项 \d/ }).waitFor();
    await page.getByRole('group', { name: '本版事项' }).waitFor();
    expect(await page.getByText('台账草稿').count()).toBe(0);
    await page.context().close();
  });
});
