/** A person's hands at a page, counted: an input is a click, a key, or a word that is typed into a field; choosing a file in the system's dialog is one. */
import type { Locator, Page } from 'playwright-core';
import type { GivenFile } from '#test/browser.ts';

export function handsAt(page: Page) {
  const counts = new Map<string, number>();
  let purpose = '';
  const count = () => counts.set(purpose, (counts.get(purpose) ?? 0) + 1);
  return {
    /** What the following inputs are for. */
    for: (next: string) => {
      purpose = next;
    },
    click: async (place: Locator) => {
      count();
      await place.click();
    },
    press: async (...keys: readonly string[]) => {
      for (const key of keys) {
        count();
        await page.keyboard.press(key);
      }
    },
    type: async (word: string) => {
      count();
      await page.keyboard.type(word);
    },
    choose: async (button: Locator, file: GivenFile) => {
      const chooser = page.waitForEvent('filechooser');
      count();
      await button.click();
      count();
      await (await chooser).setFiles([file]);
    },
    select: async (field: Locator, label: string) => {
      count();
      await field.selectOption({ label });
    },
    total: () => counts.values().reduce((sum, one) => sum + one, 0),
    said: () => [...counts].map(([what, times]) => `${what} ${times}`).join(' · '),
  };
}
