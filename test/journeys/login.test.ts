/** From an empty installation to three administrators and the office, each with a password and a second factor of their own; and what becomes of a login. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { setupLink } from '#server/session/first-start.ts';
import { checkPage, startJourney, visit, type Journey, type Visitor } from '#test/browser.ts';
import { choosePassword, codeOf, enrollTotp, enterPassword, movableClock, plugInAuthenticator } from '#test/journeys/sign-in-steps.ts';
import { soon } from '#test/journeys/pages.ts';

interface Known {
  readonly loginName: string;
  readonly password: string;
  readonly secret: string;
}

const clock = movableClock();
const people = [
  { name: '张某', loginName: 'zhang' },
  { name: '李某', loginName: 'li.security' },
  { name: '赵某', loginName: 'zhao' },
  { name: '王某', loginName: 'wang' },
] as const;
const known = new Map<string, Known>();

let journey: Journey;
let visitor: Visitor;
/** Passkeys are bound to a name, so the pages are visited as localhost. */
let origin: string;

beforeAll(async () => {
  journey = await startJourney({ clock });
  origin = journey.server.origin.replace('127.0.0.1', 'localhost');
  visitor = await visit(journey.browser, origin);
});
afterAll(() => journey.stop());
afterEach(({ task }) => checkPage(visitor, task));

function of(loginName: string): Known {
  const found = known.get(loginName);
  if (found === undefined) throw new Error(`${loginName} has not come in yet`);
  return found;
}

async function logIn(loginName: string): Promise<void> {
  const { page } = visitor;
  const { password, secret } = of(loginName);
  await enterPassword(page, loginName, password);
  await page.getByLabel('动态口令', { exact: true }).waitFor();
  // Each code is accepted once.
  clock.forward(1);
  await page.getByLabel('动态口令', { exact: true }).fill(codeOf(secret, clock.now()));
}

async function leave(): Promise<void> {
  const { page } = visitor;
  await page.getByRole('button', { name: /账号菜单/ }).click();
  await page.getByRole('menuitem', { name: '退出登录' }).click();
  await page.getByRole('heading', { name: '登录', exact: true }).waitFor();
}

describe('the first start', () => {
  let links: string[] = [];

  it('allows no login before the setup, and says where the link is', async () => {
    const { page } = visitor;
    await page.goto('/ledger');
    await page.getByRole('heading', { name: '这里还没有完成首次设置' }).waitFor();
    expect(await page.getByLabel('密码').count()).toBe(0);
  });

  it('sets up by the link of the terminal, once', async () => {
    const { page } = visitor;
    const path = await journey.server.act(setupLink);
    if (!path.ok || path.value === null) throw new Error('no link');
    await page.goto(path.value);
    await page.getByRole('button', { name: '完成设置' }).click();
    await page.getByText('还有 10 处需要填好').waitFor();
    expect(await page.getByLabel('姓名').first().getAttribute('aria-invalid')).toBe('true');
    await page.getByLabel('名称', { exact: true }).fill('泰安市');
    for (const [at, { name, loginName }] of people.entries()) {
      await page.getByLabel('姓名').nth(at).fill(name);
      await page.getByLabel('登录名').nth(at).fill(loginName);
    }
    await page.getByLabel('设在哪个单位').fill('市发展和改革委员会');
    await page.getByRole('button', { name: '完成设置' }).click();
    await page.getByRole('heading', { name: '把链接交给这四个人' }).waitFor();
    links = await page
      .getByRole('textbox', { name: /的链接$/ })
      .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
    expect(links).toHaveLength(4);
    expect(links.every((link) => link.startsWith(`${origin}/link#`))).toBe(true);
    await page.getByRole('checkbox', { name: '四个链接都已交给本人' }).check();
    await page.goto('about:blank');
    await page.goto(path.value);
    await page.getByRole('heading', { name: '这个链接已经不能用了' }).waitFor();
  });

  it.each(people.map((person, at) => ({ ...person, at })))(
    '$name sets a password and a second factor, and comes to 工作台',
    async ({ at, name, loginName }) => {
      const { page } = visitor;
      const password = `Quiet7-otter-${at}`;
      await page.goto('about:blank');
      await page.goto(links[at] ?? '');
      await page.getByRole('heading', { name: `${name}，请设置密码` }).waitFor();
      await page.getByLabel('新密码', { exact: true }).fill(`${loginName}7A-`);
      await page.getByText('不符合').first().waitFor({ state: 'attached' });
      await choosePassword(page, password);
      // A choice is spoken of where there is one: without a domain name an authenticator is the only way.
      await page.getByRole('heading', { name: '绑定第二因素' }).waitFor();
      const ways = await page.getByRole('radiogroup', { name: '第二因素的方式' }).count();
      expect(await page.getByText('请选一种').count()).toBe(ways);
      const secret = await enrollTotp(page, clock.now);
      await page.waitForURL((url) => url.pathname === '/');
      known.set(loginName, { loginName, password, secret });
      await leave();
    },
  );
});

describe('logging in', () => {
  it('says that name or password is wrong, not which', async () => {
    const { page } = visitor;
    const alert = page.getByRole('alert');
    await enterPassword(page, 'wang', 'nothing like it');
    await alert.waitFor();
    const ofSomebody = await alert.innerText();
    await page.reload();
    await enterPassword(page, 'nobody', 'nothing like it');
    await alert.waitFor();
    expect(await alert.innerText()).toBe(ofSomebody);
  });

  it('goes on to the address that was asked for, after password and code', async () => {
    const { page } = visitor;
    await page.goto('/ledger/themes');
    await page.waitForURL(/\/login\?then=%2Fledger%2Fthemes/);
    await logIn('wang');
    await page.waitForURL((url) => url.pathname === '/ledger/themes');
  });

  it('shows a post only its own pages', async () => {
    const { page } = visitor;
    await page.goto('/audit');
    await page.getByRole('heading', { name: '您没有使用此页面的权限' }).waitFor();
    const places = page.getByRole('navigation', { name: '主导航' }).getByRole('link');
    expect(await places.allInnerTexts()).toEqual(['工作台', '规划', '台账', '清单', '调度']);
  });

  it('adds a passkey, and logs in with nothing else', async () => {
    const { page } = visitor;
    await plugInAuthenticator(page);
    await page.goto('/me');
    await page.getByRole('button', { name: '添加通行密钥' }).click();
    await page.getByLabel('给它起个名字').fill('办公室电脑');
    await page.getByRole('button', { name: '添加通行密钥' }).click();
    await page.getByText('通行密钥“办公室电脑”').waitFor();
    await leave();
    await page.getByRole('button', { name: '用通行密钥登录' }).click();
    await page.waitForURL((url) => url.pathname === '/');
  });
});

describe('a login that ends', () => {
  it('is warned of, and one key keeps it', async () => {
    const { page } = visitor;
    await page.clock.install();
    await page.goto('/ledger/themes');
    await page.getByLabel('名称', { exact: true }).waitFor();
    await page.clock.runFor(28.5 * 60_000);
    await page.getByRole('alertdialog', { name: '即将退出登录' }).waitFor();
    await page.getByRole('button', { name: '继续使用' }).click();
    await page.clock.runFor(5000);
    await soon(() => page.getByRole('alertdialog').count()).toBe(0);
    await page.clock.resume();
  });

  it('is taken up again over the page: what was typed is still there, and what was sent arrives', async () => {
    const { page } = visitor;
    await page.goto('/ledger/themes');
    await page.getByLabel('名称', { exact: true }).fill('济泰同城化');
    await page.getByLabel('说明（选填）').fill('写了很久的说明');
    clock.forward(31);
    await page.getByRole('button', { name: '新建专题' }).click();
    await page.getByRole('dialog', { name: '请重新登录' }).getByText('长时间没有操作，已自动退出登录').waitFor();
    expect(new URL(page.url()).pathname).toBe('/ledger/themes');
    await page.getByLabel('密码', { exact: true }).fill(of('wang').password);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByLabel('动态口令', { exact: true }).fill(codeOf(of('wang').secret, clock.now()));
    await page.getByText('济泰同城化', { exact: true }).waitFor();
    await soon(() => page.getByRole('dialog').count()).toBe(0);
    expect(await page.getByRole('listitem').filter({ hasText: '济泰同城化' }).innerText()).toContain('写了很久的说明');
  });

  it('somebody else who logs in there gets a page of their own', async () => {
    const { page } = visitor;
    await page.getByLabel('名称', { exact: true }).fill('王某的草稿');
    const other = await visitor.context.newPage();
    await other.goto('/me');
    await other.getByRole('button', { name: /账号菜单/ }).click();
    await other.getByRole('menuitem', { name: '退出登录' }).click();
    await other.getByLabel('登录名').waitFor();
    await page.getByRole('dialog', { name: '请重新登录' }).waitFor();
    await logInThere('zhao');
    await page.getByRole('heading', { name: '您没有使用此页面的权限' }).waitFor();
    expect(await page.getByText('王某的草稿').count()).toBe(0);
    await other.close();
  });

  async function logInThere(loginName: string): Promise<void> {
    await visitor.page.getByLabel('登录名').fill(loginName);
    await logIn(loginName);
  }
});
