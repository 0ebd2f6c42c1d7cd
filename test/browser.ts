/** A real browser for the journeys, and what every page of the product must keep: no errors in the console, no foreign address. */
import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { zh } from '#contract/catalogue.ts';
import { makePlanDocx } from '#test/make-docx.ts';
import { systemClock } from '#server/platform/clock.ts';
import { startTestServer, type TestServer, type TestServerOptions } from '#test/server.ts';

export const desktop = { width: 1366, height: 768 };
export const phone = { width: 390, height: 844 };

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A person at a window of their own: cookies, storage and downloads are not shared with another visitor. */
export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What pages must not do: errors in the console, uncaught exceptions, requests to another origin. */
  readonly pageErrors: string[];
}

export interface Journey extends AsyncDisposable {
  readonly server: TestServer;
  readonly browser: Browser;
  /** A window with the office's session, or the given one; null: not logged in. */
  visit(size?: { readonly width: number; readonly height: number }, as?: { readonly cookie: string } | null): Promise<Visitor>;
  stop(): Promise<void>;
}

/** A server with an empty database behind the built web client, and a browser to visit it. */
export async function startJourney(options: TestServerOptions = {}): Promise<Journey> {
  // The browser's own clock goes on as well.
  const server = await startTestServer({ webDir: webDir(), clock: systemClock, ...options });
  const browser = await openBrowser();
  const stop = async (): Promise<void> => {
    await browser.close();
    await server.stop();
  };
  return {
    server,
    browser,
    visit: (size, as = server.office) => visit(browser, server.origin, size, as),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

/** The web client that journeys use: dist/web, or another build while one works on the pages. */
export function webDir(): string {
  return process.env['JOURNEY_WEB'] ?? join(import.meta.dirname, '../dist/web');
}

/** Where the system has its Chromium. */
export function chromiumPath(): string {
  const folder = (process.env['PATH'] ?? '').split(delimiter).find((one) => existsSync(join(one, 'chromium')));
  return join(folder ?? '/usr/bin', 'chromium');
}

/** Chromium with a profile of its own, which goes when it closes. */
export async function openBrowser(): Promise<Browser> {
  // Without a UTF-8 locale Chromium calls a file with a Chinese name “download”.
  const env = { ...process.env, LC_ALL: 'C.UTF-8' };
  return await chromium.launch({ executablePath: chromiumPath(), args: flags, env });
}

/** A new window on the server. */
export async function visit(
  browser: Browser,
  origin: string,
  size: { readonly width: number; readonly height: number } = desktop,
  as: { readonly cookie: string } | null = null,
): Promise<Visitor> {
  const context = await browser.newContext({ viewport: size, baseURL: origin, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  context.setDefaultTimeout(10_000);
  if (as !== null) {
    const [name = '', value = ''] = as.cookie.split('=');
    await context.addCookies([{ name, value, url: origin, httpOnly: true, sameSite: 'Lax' }]);
  }
  const pageErrors: string[] = [];
  context.on('request', (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    if (/^https?:$/.test(protocol) && asked !== origin) pageErrors.push(`foreign request: ${request.url()}`);
  });
  context.on('weberror', (error) => pageErrors.push(`uncaught: ${String(error.error())}`));
  context.on('console', (message) => {
    // Chromium reports a refusal of our own API as an error too, and a server that the journey has stopped; the journeys look at what the page
    // says of it. Foreign requests are told above.
    const { url } = message.location();
    const expected = url.includes('/api/') || !url.startsWith(origin) || message.text().includes('net::ERR_CONNECTION_REFUSED');
    const refused = message.text().startsWith('Failed to load resource') && expected;
    if (message.type() === 'error' && !refused) pageErrors.push(`console: ${message.text()}`);
  });
  return { page: await context.newPage(), context, pageErrors };
}

/** After each step: fails if the page had errors; saves a screenshot when the step failed. */
export async function checkPage(
  { page, pageErrors }: Visitor,
  task: { readonly name: string; readonly result?: { readonly state: string } | undefined },
): Promise<void> {
  if (task.result?.state === 'fail') {
    const path = join(tmpdir(), `journey-${task.name.replaceAll(/\W+/g, '-')}-${Date.now()}.png`);
    await page.screenshot({ path });
    process.stderr.write(`${page.url()} looked like ${path}\n`);
  }
  const errors = pageErrors.splice(0);
  const unsaid = await codesShown(page);
  if (unsaid.length > 0) errors.push(`shows codes instead of words: ${unsaid.join(', ')}`);
  if (errors.length > 0) throw new Error(`${page.url()}: ${errors.join('\n')}`);
}

/** Codes of messages that stand on the page as they are: their words were not asked for before it was shown. */
async function codesShown(page: Page): Promise<string[]> {
  const text = await page.evaluate(() => document.body.innerText).catch(() => '');
  return [...new Set(text.split(/[\s·]+/u))].filter((word) => word.includes('.') && Object.hasOwn(zh, word));
}

/** Does the page overflow horizontally? Reports the widest elements. */
export async function horizontalOverflow(page: Page): Promise<string | null> {
  return await page.evaluate(() => {
    const room = globalThis.innerWidth;
    if (document.documentElement.scrollWidth <= room) return null;
    const wide = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > room + 0.5);
    const names = wide.slice(0, 3).map((one) => `${one.tagName.toLowerCase()}.${one.className}`);
    return `${document.documentElement.scrollWidth} > ${room}: ${names.join(', ')}`;
  });
}

export interface GivenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The text of a plan of the corpus. */
export function corpusText(name: string): string {
  return readFileSync(join(import.meta.dirname, 'corpus', name), 'utf8');
}

/** A Word document of the text, numbered by Word. */
export async function docxOf(name: string, text: string): Promise<GivenFile> {
  return { name, mimeType: docxType, buffer: Buffer.from(await makePlanDocx(text)) };
}

/** Chooses files through the system's dialog that the button opens. */
export async function chooseFiles(page: Page, button: string, files: GivenFile | GivenFile[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: button }).click();
  await (await chooser).setFiles(files);
}

/** Drags a file over the page and drops it there. */
export async function dropFile(page: Page, file: GivenFile): Promise<void> {
  const carried = await page.evaluateHandle(
    ({ name, type, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0);
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], name, { type }));
      return transfer;
    },
    { name: file.name, type: file.mimeType, base64: file.buffer.toString('base64') },
  );
  const target = page.locator('main');
  const inner = target.locator('> *').first();
  for (const type of ['dragenter', 'dragover', 'drop']) await inner.dispatchEvent(type, { dataTransfer: carried });
}
