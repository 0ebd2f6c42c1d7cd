/** Pasting 600 lines of six cells into the grid of a list of 600, in a real browser: from the stroke to the picture that has them. */
import { desktop, openBrowser, visit } from '#test/browser.ts';
import { openKeptCluster } from '#test/bench/kept-cluster.ts';
import { Serving, startPart } from '#test/bench/part.ts';

const rounds = 5;
const lines = 600;

/** Prints milliseconds of each round, and how many cells were kept. The pages must have been built. */
export async function benchPasting(keep: string | undefined): Promise<void> {
  const cluster = await openKeptCluster(keep);
  const { owner, connection } = await cluster.copy(100_000);
  const part = startPart('our-server.ts');
  const browser = await openBrowser();
  try {
    const { origin, headers } = await part.ask({ connection }, Serving);
    const { rows } = await owner.pool.query<{ id: string }>("select id from annual_list where state = 'drafting'");
    const { page } = await visit(browser, origin, desktop, { cookie: headers['cookie'] ?? '' });
    const milliseconds: number[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      await page.goto(`/lists/${rows[0]?.id ?? ''}`);
      // 年度目标 of the first item, with the four quarters and the tier right of it.
      await page.locator('[data-row="0"][id$="-goal"]').click();
      const text = Array.from({ length: lines }, (_, at) =>
        [`目标${round}.${at}`, `3-${1 + (at % 28)} 甲${round}`, '6-30 乙', '9-30 丙', '12-31 丁', String(1 + (at % 4))].join('\t'),
      ).join('\n');
      milliseconds.push(
        await page.evaluate(async (pasted) => {
          const data = new DataTransfer();
          data.setData('text/plain', pasted);
          const began = performance.now();
          document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
          while (
            !(document.querySelector('[data-row="0"][id$="-goal"]')?.textContent ?? '').includes(pasted.slice(0, pasted.indexOf('\t')))
          )
            await new Promise((resolve) => requestAnimationFrame(resolve));
          // The frame after it is drawn.
          await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
          return performance.now() - began;
        }, text),
      );
      await page.waitForFunction(() => document.body.textContent.includes('已保存'), undefined, { timeout: 60_000 });
      await page.waitForTimeout(3000);
    }
    const { rows: kept } = await owner.pool.query<{ goals: number }>('select count(*)::int as goals from list_item where goal like $1', [
      `目标${rounds}.%`,
    ]);
    console.log(
      `paste of ${lines} × 6: ${milliseconds.map((one) => one.toFixed(0)).join(', ')} ms; goals of the last one kept: ${kept[0]?.goals ?? 0}`,
    );
  } finally {
    await browser.close();
    await part.end();
    await owner.close();
    await cluster.stop();
  }
}
