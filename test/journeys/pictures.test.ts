/** The pictures of the README, taken anew with `PICTURES=docs/pictures npx vitest run --project journeys pictures`. */
import { success } from '#core/failure.ts';
import { seedUnits } from '#server/unit/seed-units.ts';
import { homeJurisdiction } from '#server/platform/jurisdiction.ts';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { chooseFiles, corpusText, docxOf, startJourney } from '#test/browser.ts';
import { ledgerPage, reviewPage } from '#test/journeys/pages.ts';

const folder = process.env['PICTURES'];

describe.runIf(folder)('pictures', () => {
  it('shows the review and the ledger of the plan', async () => {
    await using journey = await startJourney();
    await journey.server.act(async (act) => {
      const units = await seedUnits(act, homeJurisdiction.name);
      act.audit({ act: 'test.seed', objects: [] });
      return success(units);
    });
    const { page } = await journey.visit();
    const review = reviewPage(page);
    const picture = async (name: string) => {
      // No pointer over anything, no message passing by.
      await page.mouse.move(0, 0);
      await page.locator('.ant-message-notice').first().waitFor({ state: 'detached' });
      await page.screenshot({ path: join(import.meta.dirname, '../..', folder ?? '', name), animations: 'disabled' });
    };
    await page.goto('/plans');
    await chooseFiles(page, '选择文件…', await docxOf('分工方案.docx', corpusText('000-taian-shenghui.txt')));
    await page.getByRole('article').getByRole('link', { name: '复核' }).click();
    await review.doubt(/“等”收尾/).waitFor();
    await page.keyboard.press('1');
    await review.doubt(/没有写明年份/).waitFor();
    await page.keyboard.press('1');
    await page.keyboard.type('2020-09-15');
    await page.keyboard.press('Enter');
    await review.doubt(/应为“R1线”/).waitFor();
    for (const [name, unit] of [
      ['16 项没有牵头，去定', '市交通运输局'],
      ['4 项没有牵头，去定', '市发展改革委'],
    ] as const) {
      await page.getByRole('button', { name, exact: true }).click();
      await page.getByRole('dialog', { name: /^定牵头单位/ }).waitFor();
      await page.keyboard.type(unit);
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await review.open(/^2\.2\.5 /);
    await review.saved();
    await picture('review.png');

    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    await review.doubt(/“等”收尾/).waitFor();
    await page.keyboard.press('0');
    await page.keyboard.press('1');
    await review.allAnswered();
    await review.saved();
    await page.getByRole('button', { name: '发布到台账' }).click();
    await page.getByRole('button', { name: /^发布 \d+ 项$/ }).click();
    await page.waitForURL(/\/ledger/);
    await page.goto('/ledger?group=unit');
    await ledgerPage(page)
      .row(/济南至枣庄铁路/)
      .click();
    await page.getByRole('complementary', { name: '事项详情' }).getByRole('blockquote').waitFor();
    await picture('ledger.png');
  });
});
