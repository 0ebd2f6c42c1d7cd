/** The organisation's identity provider: linked once by the person, then a login method; an unlinked person is told what to do. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { checkPage, startJourney, type Journey, type Visitor } from '#test/browser.ts';
import { startOidcProvider, type RunningOidcProvider } from '#test/oidc-provider.ts';

let journey: Journey;
let provider: RunningOidcProvider;
let visitor: Visitor;
// The two must know each other's address before both have one.
const oidc = { issuer: '', clientId: '', clientSecret: '', label: '泰安通' };

beforeAll(async () => {
  journey = await startJourney({ oidc });
  provider = await startOidcProvider({
    redirectUris: [`${journey.server.origin}/login/oidc`],
    people: { 'ta-0917': '李强', 'ta-2000': '生人' },
  });
  oidc.issuer = provider.issuer;
  oidc.clientId = provider.clientId;
  oidc.clientSecret = provider.clientSecret;
  // The first people are there.
  await journey.server.database.kysely.updateTable('jurisdiction').set({ set_up_at: new Date().toISOString() }).execute();
  visitor = await journey.visit(undefined, await journey.server.as('contact', { displayName: '李强', unit: '市交通运输局' }));
});
afterAll(async () => {
  await journey.stop();
  await provider.stop();
});
afterEach(async ({ task }) => {
  // The provider is another origin by its nature.
  const ours = visitor.pageErrors.filter((one) => !one.includes(provider.issuer));
  visitor.pageErrors.splice(0, visitor.pageErrors.length, ...ours);
  await checkPage(visitor, task);
});

async function signInThere(subject: string): Promise<void> {
  const { page } = visitor;
  await page.waitForURL((url) => url.origin === provider.issuer);
  await page.locator('#subject').fill(subject);
  await page.getByRole('button', { name: '登录' }).click();
  await page.waitForURL((url) => url.origin === journey.server.origin);
}

async function leave(): Promise<void> {
  const { page } = visitor;
  await page.getByRole('button', { name: /账号菜单/ }).click();
  await page.getByRole('menuitem', { name: '退出登录' }).click();
  await page.getByRole('button', { name: '用“泰安通”登录' }).waitFor();
  // Leaving us does not end the provider's own session.
  await visitor.context.clearCookies({ domain: '127.0.0.1', name: /^_session|^_interaction|^_grant/ });
}

describe('the identity provider', () => {
  it('is linked by the logged-in person', async () => {
    const { page } = visitor;
    await page.goto('/me');
    await page.getByRole('button', { name: '绑定“泰安通”' }).click();
    await signInThere('ta-0917');
    await page.waitForURL((url) => url.pathname === '/me');
    await page.getByText(provider.issuer).waitFor();
  });

  it('lets that person in, to the address that was asked for', async () => {
    const { page } = visitor;
    await leave();
    await page.goto('/ledger/objects?kind=platform');
    await page.getByRole('button', { name: '用“泰安通”登录' }).click();
    await signInThere('ta-0917');
    await page.waitForURL((url) => url.pathname === '/ledger/objects' && url.search === '?kind=platform');
    expect(await page.getByRole('button', { name: /账号菜单/ }).innerText()).toContain('李强 · 联络员');
  });

  it('tells a person without a linked account whom to ask, and leads back', async () => {
    const { page } = visitor;
    await leave();
    await page.getByRole('button', { name: '用“泰安通”登录' }).click();
    await signInThere('ta-2000');
    await page.getByRole('heading', { name: '没有登录成功' }).waitFor();
    await page.getByText(/还没有与本系统的账号绑定/).waitFor();
    await page.getByRole('link', { name: '回到登录页' }).click();
    await page.getByLabel('登录名').waitFor();
  });

  it('an answer that was used already is refused', async () => {
    const { page } = visitor;
    await page.goto('/login/oidc?code=abc&state=def');
    await page.getByRole('heading', { name: '没有登录成功' }).waitFor();
  });
});
