/** Logging in as people do it: the pages before one is in. */
import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';

/** A clock that can be put forward; it goes on by itself, because the browser's does. */
export function movableClock() {
  let ahead = 0;
  return {
    now: () => new Date(Date.now() + ahead).toISOString(),
    forward: (minutes: number) => {
      ahead += minutes * 60_000;
    },
  };
}

/** What the authenticator on the phone shows at this moment. */
export function codeOf(secret: string, at: string): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.parse(at) });
}

/** The page of a login that has just begun. */
export async function enterPassword(page: Page, loginName: string, password: string): Promise<void> {
  await page.getByLabel('登录名').fill(loginName);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

/** The password of somebody who came by a link. */
export async function choosePassword(page: Page, password: string): Promise<void> {
  await page.getByLabel('新密码', { exact: true }).fill(password);
  await page.getByLabel('再次输入新密码').fill(password);
  await page.getByRole('button', { name: '设好密码，继续' }).click();
}

/** Ties an authenticator to the account; answers its secret. */
export async function enrollTotp(page: Page, now: () => string): Promise<string> {
  const shown = page.locator('.totp-scan code');
  await shown.waitFor();
  const secret = (await shown.innerText()).replaceAll(' ', '');
  await page.getByLabel('动态口令', { exact: true }).fill(codeOf(secret, now()));
  return secret;
}

/** A passkey authenticator inside the browser, which answers by itself. */
export async function plugInAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}
