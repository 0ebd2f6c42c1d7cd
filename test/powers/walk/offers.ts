/** The buttons that pages show, by their text: a button must be hidden from people whom the server would refuse. */
import type { Page } from 'playwright-core';
import { message } from '#contract/platform/message.ts';
import { zh } from '#contract/catalogue.ts';
import type { PowerId } from '#core/domains.ts';

export interface Offer {
  /** Of the catalogue of words. */
  readonly key: string;
  readonly needs: PowerId;
  /** The page whose words these are. */
  readonly on: string;
}

/** Words that stand on buttons and menu items of a page, and the endpoint behind each. */
export const offersOn = (on: string, words: Readonly<Record<string, PowerId>>): Offer[] =>
  Object.entries(words).map(([key, needs]) => ({ key, needs, on }));

/** The words of an offer as they stand on a button, spaces left out: antd puts one between two characters. */
export function wordsOf({ key }: Offer): string {
  return bare(message(zh, key));
}

/** Names of everything on a page that can be pressed: as it opens, under each tab (of the drawer, where one is open), in each “more” menu. */
export async function offeredOn(page: Page, settled: () => Promise<void>): Promise<ReadonlySet<string>> {
  const names = new Set(await pressable(page));
  const note = async (): Promise<void> => {
    await settled();
    for (const name of await pressable(page)) names.add(name);
  };
  const drawer = page.locator('main aside');
  const tabs = ((await drawer.count()) > 0 ? drawer : page.locator('main')).getByRole('tab');
  for (let at = 1; at < (await tabs.count()); at += 1) {
    await tabs.nth(at).click();
    await note();
  }
  const more = page.locator('main').getByRole('button', { name: message(zh, 'plan.more'), exact: true });
  for (const menu of await more.all()) {
    await menu.click();
    await page.getByRole('menuitem').first().waitFor();
    await note();
    await menu.click();
    await page.getByRole('menuitem').first().waitFor({ state: 'hidden' });
  }
  return names;
}

async function pressable(page: Page): Promise<readonly string[]> {
  const all = page.locator('main').getByRole('button').or(page.getByRole('menuitem')).or(page.locator('main a .ant-btn, main summary'));
  const names = await all.evaluateAll((found) =>
    found.filter((one) => one.checkVisibility()).flatMap((one) => [one.getAttribute('aria-label') ?? '', one.textContent]),
  );
  return names.map(bare);
}

function bare(text: string): string {
  return text.replaceAll(/\s/g, '');
}
