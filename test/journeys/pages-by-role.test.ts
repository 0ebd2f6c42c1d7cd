/** Every page of the router, tried by every role in a browser, against docs/powers.md: there is a way to it just when it is theirs, and when it is not, it says so. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Locator } from 'playwright-core';
import { message } from '#contract/platform/message.ts';
import { zh } from '#contract/catalogue.ts';
import { domains } from '#core/domains.ts';
import { powerClassOf, roles, type Role } from '#core/access/subject.ts';
import { systemClock } from '#server/platform/clock.ts';
import { openBrowser, visit, webDir, type Visitor } from '#test/browser.ts';
import { businessWords, offers } from '#test/powers/walk/domains.ts';
import { offeredOn, wordsOf } from '#test/powers/walk/offers.ts';
import { readPowers } from '#test/powers/walk/table.ts';
import { counterparts, home, type World } from '#test/powers/walk/target.ts';
import { makeWorld } from '#test/powers/walk/world.ts';

const rows = new Map(readPowers().map((row) => [row.id, row]));
const may = (role: Role, id: string): boolean => {
  const row = rows.get(id);
  if (row === undefined) throw new Error(`${id} has no row in docs/powers.md`);
  return row.byRole[role] !== '—';
};

interface RouterPage {
  readonly path: string;
  readonly needs: string;
}

/** The manifests' own lists: path and the endpoint that a page lives on. */
function routerPages(): readonly RouterPage[] {
  const lists = domains.map(({ name }) => {
    const file = join(import.meta.dirname, `../../src/web/${name}/domain.tsx`);
    return existsSync(file) ? (/^ {2}pages: \[(.*?)\],\n(?= {2}\w|\};)/ms.exec(readFileSync(file, 'utf8'))?.[1] ?? '') : '';
  });
  const all = lists.flatMap((list) => [...list.matchAll(/\bpath: '([^']+)',\s*needs: '([^']+)'/g)]);
  // A page that is written in another way would be overlooked.
  expect(all.length).toBe(lists.join('').split('await import(').length - 1);
  // One's own account is everybody's.
  const pages = all
    .map(([, path = '', needs = '']) => ({ path: path.startsWith('/') ? path : `/${path}`, needs }))
    .filter(({ needs }) => needs !== 'person');
  expect(all.length - pages.length).toBe(1);
  expect(pages.length).toBeGreaterThan(10);
  return pages;
}

const sorted = (paths: readonly string[]): string => [...paths].sort().join(' ');

const pages = routerPages();
const said = (key: string, data: Record<string, string> = {}) => message(zh, key, data);
/** Headings that mean: this is not the page. */
const notThePage = ['shell.not-found.title', 'shell.error.title', 'not-yours.title', 'no-post.title'].map((key) => said(key));

let world: World;
let browser: Awaited<ReturnType<typeof openBrowser>>;
/** Who saw which offer anywhere. */
const seen = new Map<string, Set<Role>>();

beforeAll(async () => {
  world = await makeWorld({ webDir: webDir(), clock: systemClock });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await world[Symbol.asyncDispose]();
});

/** The things that the pages are opened with, as the role reaches them. */
function addressesOf({ path }: RouterPage, role: Role): readonly string[] {
  const [, draft, next] = world.plans;
  const target = world.atHome[role === 'counterpart' ? 3 : 0];
  if (draft === undefined || next === undefined || target === undefined) throw new Error('no targets');
  const version = path.endsWith('/diff') ? next : draft;
  const address = path.replace(':planId', version.planId).replace(':versionId', version.versionId).replace(':listId', target.listId);
  const details: Readonly<Record<string, string>> = {
    '/ledger': `/ledger?task=${target.taskId}`,
    '/ledger/objects': `/ledger/objects?object=${target.objectId}`,
    '/units': `/units?unit=${target.unitId}`,
    [`/lists/${target.listId}`]: `/lists/${target.listId}?item=${target.itemId}`,
    '/people': `/people?person=${target.accountId}`,
  };
  const detail = details[address];
  return detail === undefined ? [address] : [address, detail];
}

interface Seat extends Visitor {
  /** Calls of pages that the server refused for want of power. */
  readonly refused: string[];
  /** Waits until every call of the page is answered, and what it shows of it is drawn. */
  readonly settled: () => Promise<void>;
}

async function sit(role: Role): Promise<Seat> {
  const { server } = world;
  const unit = role === 'counterpart' ? counterparts.sharing : home.top;
  const person = await server.as(role, powerClassOf(role) === 'business' ? { unit } : {});
  const visitor = await visit(browser, server.origin, undefined, person);
  const refused: string[] = [];
  visitor.page.on('response', (answer) => {
    const { pathname } = new URL(answer.url());
    if (pathname.startsWith('/api/') && (answer.status() === 401 || answer.status() === 403)) {
      refused.push(`${answer.request().method()} ${pathname}`);
    }
  });
  let underway = 0;
  visitor.page.on('request', () => (underway += 1));
  visitor.page.on('requestfinished', () => (underway -= 1));
  visitor.page.on('requestfailed', () => (underway -= 1));
  const settled = async (): Promise<void> => {
    const isDrawn = () => visitor.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
    for (let calm = 0; calm < 3; calm = underway === 0 ? calm + 1 : 0) await isDrawn();
  };
  return { ...visitor, refused, settled };
}

/** Goes there, waits until nothing is on its way; answers the heading and all words of the main part. */
async function open(seat: Seat, address: string): Promise<{ readonly heading: string; readonly text: string }> {
  await seat.page.goto(address, { waitUntil: 'commit' });
  const main = seat.page.locator('main');
  await main.locator('h1').first().waitFor();
  await seat.settled();
  // A thing that is opened comes in a part of its own, behind a moment in which nothing is on its way; who may not come here is told without it.
  if (address.includes('?')) {
    await main
      .locator('aside')
      .or(main.getByRole('heading', { name: said('not-yours.title') }))
      .first()
      .waitFor();
    await seat.settled();
  }
  await main.locator('.ant-skeleton').first().waitFor({ state: 'detached' });
  return { heading: await main.locator('h1').first().innerText(), text: await main.innerText() };
}

describe.each(roles)('%s', (role) => {
  it('finds the ways to the pages that are theirs, and is told of each other page that it is not', async () => {
    const seat = await sit(role);
    const wrong: string[] = [];
    await open(seat, '/');
    const offered = await waysFrom(seat);
    // The calendar is a part of the settings, signing one of the lists, each with its way there (settings.test.ts, lists.test.ts).
    const theirs = pages
      .filter(({ needs, path }) => may(role, needs) && !path.includes(':') && !partPages.has(path))
      .map(({ path }) => path);
    if (sorted(offered) !== sorted(theirs)) wrong.push(`there are ways to ${sorted(offered)} instead of ${sorted(theirs)}`);

    for (const one of pages) {
      const allowed = may(role, one.needs);
      for (const address of addressesOf(one, role).slice(0, allowed ? undefined : 1)) {
        const { heading, text } = await open(seat, address);
        const notYours = heading === said('not-yours.title') && text.includes(said('not-yours.text', { post: said(`post-role.${role}`) }));
        if (allowed && notThePage.includes(heading)) wrong.push(`${address}: ${heading}`);
        if (!allowed && !notYours) wrong.push(`${address} does not say that it is not theirs: ${heading}`);
        if (text.trim().length < 4) wrong.push(`${address} is blank`);
        if (!(await endsAsTold(seat))) wrong.push(`${address} does not end with 意见与投诉 and what must not be in here`);
        if (powerClassOf(role) !== 'business' && businessWords.some((word) => text.includes(word))) wrong.push(`${address} tells business`);
        wrong.push(...(await wrongOffers(seat, one, role)).map((offer) => `${address} offers ${offer}`));
        wrong.push(...seat.refused.splice(0).map((call) => `${address} asks what is refused: ${call}`));
        wrong.push(...seat.pageErrors.splice(0).map((complaint) => `${address}: ${complaint}`));
      }
    }
    await open(seat, '/me');
    wrong.push(...seat.refused.map((call) => `/me asks what is refused: ${call}`), ...seat.pageErrors);
    await seat.context.close();
    expect(wrong).toEqual([]);
  });
});

/** Where the bar, the views of the ledger and the person's menu lead, each once. */
async function waysFrom({ page }: Seat): Promise<string[]> {
  const addresses = async (links: Locator) =>
    (await links.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))).filter((address) => address !== '/me');
  const inBar = await addresses(page.getByRole('navigation', { name: said('shell.nav') }).getByRole('link'));
  await page.locator('button.account').click();
  await page.getByRole('menuitem', { name: said('account.me') }).waitFor();
  const inMenu = await addresses(page.getByRole('menuitem').getByRole('link'));
  await page.keyboard.press('Escape');
  const views: string[] = [];
  if (inBar.includes('/ledger')) {
    await page.goto('/ledger');
    const links = page.getByRole('navigation', { name: said('ledger.views') }).getByRole('link');
    await links.first().waitFor();
    views.push(...(await addresses(links)).filter((address) => !inBar.includes(address)));
  }
  return [...inBar, ...inMenu, ...views];
}

/** On the screen, and on paper. */
async function endsAsTold({ page }: Pick<Visitor, 'page'>): Promise<boolean> {
  const foot = page
    .getByRole('contentinfo')
    .filter({ hasText: said('foot.secrecy') })
    .filter({ hasText: said('foot.feedback') });
  const shown = await foot.isVisible();
  await page.emulateMedia({ media: 'print' });
  const printed = await foot.isVisible();
  await page.emulateMedia({ media: null });
  return shown && printed;
}

/** What the page offers that the role may not do. */
async function wrongOffers({ page, settled }: Seat, { path }: RouterPage, role: Role): Promise<string[]> {
  const names = await offeredOn(page, settled);
  return offers
    .filter((offer) => offer.on === path && names.has(wordsOf(offer)))
    .flatMap((offer) => {
      seen.set(offer.key, (seen.get(offer.key) ?? new Set()).add(role));
      return may(role, offer.needs) ? [] : [`${wordsOf(offer)} (${offer.needs})`];
    });
}

/** Pages that are reached from another page alone. */
const partPages: ReadonlySet<string> = new Set([
  '/settings/calendar',
  '/lists/signing',
  '/lists/opinions',
  '/lists/changes',
  '/handover',
  '/reports/review',
  '/reports/accept',
  '/reports/burden',
  '/reports/figures',
  '/reports/figures/list',
  '/reports/silent',
  '/reports/same-work',
  '/reports/confirm',
  '/reports/record',
]);

describe('the pages', () => {
  it('offered each act to somebody', () => {
    // Words that have changed, or a button that is gone, would let everything pass.
    const unseen = offers.filter(({ key }) => !seen.has(key)).map(({ key }) => key);
    expect(unseen).toEqual([]);
  });

  it('before a login end as the others do', async () => {
    const visitor = await visit(browser, world.server.origin);
    for (const address of ['/login', '/link']) {
      await visitor.page.goto(address);
      await visitor.page.getByRole('contentinfo').waitFor();
      expect(await endsAsTold(visitor)).toBe(true);
    }
    await visitor.context.close();
  });

  it('say of what a contact does not reach no more than of what is not there', async () => {
    const seat = await sit('contact');
    const other = world.atHome[2];
    const gone = await open(seat, `/ledger?task=${world.nowhere.taskId}`);
    const hidden = await open(seat, `/ledger?task=${other?.taskId ?? ''}`);
    const abroad = await open(seat, `/ledger?task=${world.abroad.taskId}`);
    expect(hidden.text).toBe(gone.text);
    expect(abroad.text).toBe(gone.text);
    expect(hidden.text).not.toContain(other?.unit ?? '');
    await seat.context.close();
  });
});
