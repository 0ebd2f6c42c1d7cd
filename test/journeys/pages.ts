/** Review workspace and ledger as their users name the parts, for all journeys. */
import { expect } from 'vitest';
import type { Locator, Page } from 'playwright-core';

/** What a page shows in a moment; a busy machine takes longer than vitest's second. */
export function soon<T>(read: () => Promise<T>) {
  return expect.poll(read, { timeout: 15_000 });
}

/** Tab until the control has the focus, as somebody without a mouse does. */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  await control.waitFor();
  for (let stops = 0; stops < 60; stops++) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no way to ${String(control)} by Tab`);
}

export type ReviewPage = ReturnType<typeof reviewPage>;
export type LedgerPage = ReturnType<typeof ledgerPage>;

/** The review workspace in a window. */
export function reviewPage(page: Page) {
  /** Selects a task of the draft; its fields open. */
  const open = async (name: RegExp): Promise<Locator> => {
    const card = page.getByRole('article', { name });
    await card.getByRole('button').first().click();
    await card.getByRole('button', { name: '加单位' }).waitFor();
    return card;
  };
  return {
    open,
    /** By keys: L, the name, Enter. */
    nameLead: async (name: RegExp, unit: string) => {
      await open(name);
      await page.keyboard.press('l');
      await page.getByRole('dialog', { name: '定牵头单位 · 1 项' }).waitFor();
      await page.keyboard.type(unit);
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    },
    dropUnit: async (name: RegExp, unit: string) => {
      const card = await open(name);
      await card.getByRole('button', { name: `去掉“${unit}”` }).click();
    },
    coverage: () => page.getByRole('button', { name: /已对应 .+的文字/ }),
    doubt: (words: RegExp) => page.getByRole('region', { name: '待答问题' }).getByRole('heading', { name: words }),
    allAnswered: () => page.getByText('全部对应，没有存疑', { exact: true }).waitFor(),
    /** A task of the draft, by its number and title. */
    card: (name: RegExp) => page.getByRole('article', { name }),
    taskCount: async () => Number(/\d+/.exec(await page.getByRole('button', { name: /^全部事项/ }).innerText())?.[0]),
    saved: () => page.getByRole('status').getByText('已保存').waitFor(),
    filter: async (text: string) => {
      await page.getByLabel('按文字、单位筛选').fill(text);
      await page.getByLabel('按文字、单位筛选').press('Escape');
    },
    isInView: async (place: Locator) => {
      const box = await place.boundingBox().catch(() => null);
      const size = page.viewportSize();
      return box !== null && size !== null && box.y > 0 && box.y < size.height;
    },
  };
}

/** The ledger in a window. */
export function ledgerPage(page: Page) {
  const grid = () => page.getByRole('grid', { name: '事项表' });
  const total = async () => Number(await grid().getAttribute('aria-rowcount'));
  return {
    grid,
    total,
    /** How many tasks are shown, once there are fewer than before. */
    settledBelow: async (before: number) => {
      await soon(total).toBeLessThan(before);
      expect(await total()).toBeGreaterThan(0);
      // The rows of before may stand there yet, and say so.
      await page.locator('.ledger-scroll.stale').waitFor({ state: 'detached' });
      return await total();
    },
    facet: (name: RegExp) => page.getByRole('navigation', { name: '筛选' }).getByRole('link', { name }),
    /** A task's row; the head of a group is a row too. */
    row: (words: RegExp) => grid().getByRole('row', { name: words }).and(page.locator('[aria-rowindex]')),
    /** Rows that begin before the one above them ends. */
    overlaps: () =>
      grid()
        .locator('.ledger-item')
        .evaluateAll((items) => {
          const boxes = items.map((item) => ({ ...item.getBoundingClientRect().toJSON(), words: item.textContent }));
          const inOrder = boxes.toSorted((a, b) => a.top - b.top);
          return inOrder.filter(({ bottom }, at) => bottom > (inOrder[at + 1]?.top ?? Infinity) + 1).map(({ words }) => words);
        }),
    visibleCodes: async () => {
      const codes = await grid().locator('.cell-code').allInnerTexts();
      return codes.map((code) => code.trim());
    },
    export: async (kind: string) => {
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: '导出' }).click();
      await page.getByRole('menuitem', { name: kind }).click();
      return await (await download).path();
    },
  };
}
