/** No character that a clerk typed into a report is lost: the browser is killed between keystrokes, the server is, and the session ends meanwhile. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import * as reporting from '#contract/reporting/endpoints.ts';
import { chromiumPath, startJourney, webDir, type Journey } from '#test/browser.ts';
import { soon } from '#test/journeys/pages.ts';
import { openReports } from '#test/report-steps.ts';
import type { Person } from '#test/server.ts';

let journey: Journey;
let contact: Person;
let period = '';
let profile = '';
beforeAll(async () => {
  journey = await startJourney();
  contact = await journey.server.as('contact', { unit: '市交通运输局' });
  ({ period } = await openReports(journey.server, 4));
  profile = await mkdtemp(join(tmpdir(), 'taizhang-profile-'));
});
afterAll(async () => {
  await journey.stop();
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});

const told = async (at: number) => (await contact.ok(reporting.listReports, { query: { period } })).reports[at]?.content.text ?? '';
const openRow = async (page: Page, at: number) => {
  await page.getByRole('listitem', { name: new RegExp(`第${at + 1}号`) }).press('Enter');
  await page.getByLabel(/的本期进展$/).waitFor();
};

/** A browser with a profile that outlives it, as a process of its own. */
async function openKillable(): Promise<{ readonly page: Page; readonly kill: () => Promise<void> }> {
  const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];
  const child = spawn(chromiumPath(), [...flags, '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const address = await saidBy(child, /ws:\/\/\S+/);
  const browser: Browser = await chromium.connectOverCDP(address);
  const context = browser.contexts()[0] ?? (await browser.newContext());
  const [name = '', value = ''] = contact.cookie.split('=');
  await context.addCookies([{ name, value, url: journey.server.origin, httpOnly: true, sameSite: 'Lax' }]);
  const page = context.pages()[0] ?? (await context.newPage());
  const gone = new Promise((resolve) => child.once('exit', resolve));
  return {
    page,
    kill: async () => {
      process.kill(-(child.pid ?? 0), 'SIGKILL');
      await gone;
      await browser.close().catch(() => {});
    },
  };
}

/** What a process says that fits. */
function saidBy(child: ChildProcess, fits: RegExp): Promise<string> {
  let text = '';
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      text += chunk.toString();
      const found = fits.exec(text)?.[0];
      if (found !== undefined) resolve(found);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', () => reject(new Error(text)));
  });
}

it('the browser is killed between keystrokes, with and without a server', async () => {
  let typed = '';
  for (const round of [1, 2, 3, 4]) {
    const { page, kill } = await openKillable();
    await page.goto(`${journey.server.origin}/reports?period=${period}`);
    await openRow(page, 0);
    // What was typed before the last kill is there.
    await soon(() => page.getByLabel(/的本期进展$/).inputValue()).toBe(typed);
    if (round > 2) await page.route('**/api/reports/*/draft', (route) => route.abort());
    for (const letter of `第${round}次崩溃之前`) {
      await page.keyboard.insertText(letter);
      typed += letter;
    }
    // A blink, and less than the pause after which the server gets it.
    await page.waitForTimeout(150);
    await kill();
  }
  const { page, kill } = await openKillable();
  await page.goto(`${journey.server.origin}/reports?period=${period}`);
  await soon(() => told(0)).toBe(typed);
  await kill();
});

async function serveInProcess(): Promise<{ readonly kill: () => Promise<void> }> {
  const { rows } = await journey.server.database.pool.query<{ name: string }>('select current_database() as name');
  const given = {
    app: { ...inject('cluster'), ...inject('appLogin'), database: rows[0]?.name },
    signingKey: inject('signingKey'),
    filesDir: inject('filesDir'),
    webDir: webDir(),
    port: Number(new URL(journey.server.origin).port),
  };
  const child = spawn(process.execPath, ['test/serve-clone.ts'], { env: { ...process.env, SERVE_CLONE: JSON.stringify(given) } });
  await saidBy(child, /answers/);
  const gone = new Promise((resolve) => child.once('exit', resolve));
  return {
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

it('the server is killed between keystrokes', async () => {
  await journey.server.pause();
  let server = await serveInProcess();
  const { page } = await journey.visit(undefined, contact);
  await page.goto(`/reports?period=${period}`);
  await openRow(page, 1);
  let typed = '';
  for (const letter of '服务器停电之前之后都在') {
    await page.keyboard.insertText(letter);
    typed += letter;
    if (typed.length % 4 === 0) {
      await server.kill();
      await page.keyboard.insertText('，');
      typed += '，';
      server = await serveInProcess();
    }
  }
  await page.getByText('全部已保存').waitFor({ timeout: 30_000 });
  await server.kill();
  await journey.server.resume();
  expect(await told(1)).toBe(typed);
});

it('the session ends while somebody types', async () => {
  const { page } = await journey.visit(undefined, contact);
  await page.goto(`/reports?period=${period}`);
  await openRow(page, 2);
  await page.keyboard.insertText('登录过期之前');
  await soon(() => told(2)).toBe('登录过期之前');
  await journey.server.database.pool.query(`update session set ended_at = now() where account_id = $1`, [contact.accountId]);
  await page.keyboard.insertText('，之后也在');
  await page
    .getByLabel(/登录名|密码/)
    .first()
    .waitFor({ timeout: 20_000 });
  // Logged in again, by whatever way: the same person.
  await journey.server.database.pool.query(`update session set ended_at = null where account_id = $1`, [contact.accountId]);
  await page.goto(`/reports?period=${period}`);
  await soon(() => told(2)).toBe('登录过期之前，之后也在');
});
