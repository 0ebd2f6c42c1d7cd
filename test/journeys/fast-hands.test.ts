/** Whoever types faster than the page's own timers, as on a slow or busy computer, loses no key. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { corpusText, startJourney, type Journey } from '#test/browser.ts';
import { reviewPage } from '#test/journeys/pages.ts';
import { upload, type VersionParams } from '#test/plan-steps.ts';

let journey: Journey;
let draft: VersionParams;
beforeAll(async () => {
  journey = await startJourney();
  draft = await upload(journey.server, corpusText('000-taian-shenghui.txt'));
});
afterAll(() => journey.stop());

it('types the answer to the next doubt before the page has done with the last', async () => {
  const { page, context } = await journey.visit();
  // What the page puts off to its next turn comes half a second late.
  await context.addInitScript(() => {
    const inTime = globalThis.setTimeout;
    globalThis.setTimeout = ((work: () => void, after?: number) =>
      inTime(work, after === undefined || after === 0 ? 500 : after)) as typeof globalThis.setTimeout;
  });
  await page.goto(`/plans/${draft.planId}/versions/${draft.versionId}/review`);
  const review = reviewPage(page);
  await review.doubt(/“等”收尾/).waitFor();
  await page.keyboard.press('2');
  await page.keyboard.type('市卫生健康委');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await review.doubt(/“年内”没有写明年份/).waitFor();
  await page.keyboard.press('1');
  await page.keyboard.type('2020-09-15', { delay: 100 });
  expect(await page.getByRole('region', { name: '待答问题' }).getByRole('textbox').inputValue()).toBe('2020-09-15');
  await context.close();
});
