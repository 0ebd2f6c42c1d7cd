/** What a page costs the network until it can be used, held against the budget that stands beside its route (`firstScreenKb` in domain.tsx). */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { domains } from '#core/domains.ts';
import { corpusText, startJourney, type Journey } from '#test/browser.ts';
import { addToList, createList, listUnlisted } from '#contract/ledger/list-endpoints.ts';
import { publish, upload, type VersionParams } from '#test/plan-steps.ts';

/** Budgets by the path of their route. */
const budgets = new Map(
  domains.flatMap(({ name }) => {
    const file = join(import.meta.dirname, `../../src/web/${name}/domain.tsx`);
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    return [...text.matchAll(/path: '([^']+)',[^{}]*?firstScreenKb: (\d+)/g)].map(([, path = '', kb = '']) => [path, Number(kb)] as const);
  }),
);

let journey: Journey;
let draft: VersionParams;
let listId: string;
beforeAll(async () => {
  journey = await startJourney();
  await journey.server.database.kysely.updateTable('jurisdiction').set({ set_up_at: new Date().toISOString() }).execute();
  await publish(journey.server, await upload(journey.server, corpusText('000-taian-shenghui.txt')));
  listId = (await journey.server.ok(createList, { body: { year: 2026, name: '重点任务清单' } })).id;
  const { tasks } = await journey.server.ok(listUnlisted, { params: { listId } });
  await journey.server.ok(addToList, { params: { listId }, body: { by: 'ids', taskIds: tasks.map(({ taskId }) => taskId) } });
  draft = await upload(journey.server, corpusText('000-taian-shenghui.txt').replaceAll('泰安', '泰山'));
});
afterAll(() => journey.stop());

interface Screen {
  readonly path: string;
  readonly address: () => string;
  readonly nobody?: boolean;
  /** What is there when the page can be used. */
  readonly ready: (page: Page) => Promise<void>;
}

const screens: readonly Screen[] = [
  {
    path: '/login',
    address: () => '/login',
    nobody: true,
    ready: (page) => page.getByLabel('密码').waitFor(),
  },
  {
    path: '/',
    address: () => '/',
    ready: (page) => page.getByRole('region', { name: '待办' }).getByRole('link').first().waitFor(),
  },
  {
    path: 'ledger',
    address: () => '/ledger',
    ready: (page) => page.getByRole('grid', { name: '事项表' }).locator('.cell-code').first().waitFor(),
  },
  {
    path: 'lists/:listId',
    address: () => `/lists/${listId}`,
    ready: (page) => page.getByRole('grid', { name: '清单表格' }).getByRole('gridcell').first().waitFor(),
  },
  {
    path: 'plans/:planId/versions/:versionId/review',
    address: () => `/plans/${draft.planId}/versions/${draft.versionId}/review`,
    ready: (page) => page.getByRole('article').first().waitFor(),
  },
];

it('has a budget for each of the pages that people meet first', () => {
  expect([...budgets.keys()].sort()).toEqual(screens.map(({ path }) => path).sort());
});

it.each(screens)('$path loads no more than its budget until it can be used', async ({ path, address, nobody = false, ready }) => {
  const { page, context } = await journey.visit(undefined, nobody ? null : undefined);
  // What is read when nobody has used the page for two seconds (ui/lazy-part.tsx) is not waited for; a slow machine would have it counted.
  await page.addInitScript({
    content: 'const after = setTimeout; globalThis.setTimeout = (act, ms, ...given) => (ms === 2000 ? 0 : after(act, ms, ...given));',
  });
  const network = await context.newCDPSession(page);
  const names = new Map<string, string>();
  const received = new Map<string, number>();
  network.on('Network.requestWillBeSent', ({ requestId, request }) => void names.set(requestId, request.url));
  // As they come, without their headers.
  network.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
    received.set(requestId, (received.get(requestId) ?? 0) + encodedDataLength);
  });
  await network.send('Network.enable');
  await page.goto(address(), { waitUntil: 'commit' });
  await ready(page);
  const kb = [...received.values()].reduce((sum, bytes) => sum + bytes, 0) / 1000;
  const largest = [...received].sort((a, b) => b[1] - a[1]).slice(0, Number(process.env['SHOW'] ?? 8));
  const told = largest.map(([id, bytes]) => `${(bytes / 1000).toFixed(1)} ${new URL(names.get(id) ?? 'about:blank').pathname}`);
  if (process.env['SHOW']) console.log(path, kb, received.size, told.join('\n'));
  expect(kb, `${received.size} answers, the largest: ${told.join(', ')}`).toBeLessThanOrEqual(budgets.get(path) ?? 0);
  await context.close();
});

it('says that a part or a page of the program could not be had, and offers to reload', async () => {
  const { page, context } = await journey.visit();
  await context.route(/assets\/(?:condition-values|objects-page)-/, (route) => route.abort());
  await page.goto('/ledger');
  await page.getByRole('button', { name: '条件' }).click();
  const part = page.getByRole('alert').filter({ hasText: '这一部分没有打开' });
  await part.getByText('请检查网络后重新载入页面').waitFor();
  expect(await page.getByRole('grid', { name: '事项表' }).isVisible()).toBe(true);

  await page.goto('/ledger');
  await page.getByRole('link', { name: '监测对象' }).click();
  await page.getByRole('heading', { name: '页面出了问题' }).waitFor();
  await context.unroute(/assets\/(?:condition-values|objects-page)-/);
  await page.getByRole('button', { name: '重新载入' }).click();
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/ledger/objects');
  await context.close();
});
