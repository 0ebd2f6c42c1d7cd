/** The auditor in a real browser: finds a failed login and a granted post, sees no business text, exports and checks the trail. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Workbook } from '@cj-tech-master/excelts';
import { afterAll, afterEach, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import type { Page } from 'playwright-core';
import { grantPost } from '#contract/account/endpoints.ts';
import { listTasks, setLead } from '#contract/ledger/task-endpoints.ts';
import { logIn } from '#contract/session/endpoints.ts';
import { checkPage, phone, horizontalOverflow, startJourney, type Journey, type Visitor } from '#test/browser.ts';
import { soon } from '#test/journeys/pages.ts';
import { publish, upload } from '#test/plan-steps.ts';
import type { Person } from '#test/server.ts';
import { smallPlan } from '#test/small-plan.ts';

const reason = '高速公路专题会议第三次纪要';

let journey: Journey;
let auditor: Person;
let visitor: Visitor;
let page: Page;
let folder: string;

beforeAll(async () => {
  journey = await startJourney();
  const { server } = journey;
  folder = await mkdtemp(join(tmpdir(), 'audit-'));
  await publish(server, await upload(server, smallPlan));
  const { tasks } = await server.ok(listTasks, { query: { limit: 5 } });
  const task = tasks.find(({ lead }) => lead !== '市财政局');
  if (task === undefined) throw new Error('no task');
  await server.ok(setLead, { body: { tasks: [{ id: task.id, revision: task.revision }], lead: '市财政局', reason } });
  const contact = await server.as('contact', { displayName: '李强', unit: '市财政局' });
  await server.anonymous.call(logIn, { body: { loginName: contact.loginName, password: 'wrong-password-1' } });
  await contact.call(setLead, { body: { tasks: [{ id: task.id, revision: 1 }], lead: '市财政局', reason: '' } });
  const security = await server.as('security-admin', { displayName: '孙安全' });
  await security.ok(grantPost, {
    params: { accountId: contact.accountId },
    body: { role: 'unit-leader', unitId: contact.unitId, scope: { kind: 'subtree', unitId: contact.unitId } },
  });
  auditor = await server.as('audit-admin', { displayName: '钱审计' });
  visitor = await journey.visit(undefined, auditor);
  page = visitor.page;
}, 120_000);
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await journey.stop();
});
afterEach(async ({ task }: TestContext) => {
  await checkPage(visitor, task);
});

const table = () => page.getByRole('table', { name: '操作记录表' });
const drawer = () => page.getByRole('complementary', { name: '操作记录详情' });

describe('the auditor', () => {
  it('begins with the trail, newest first', async () => {
    await page.goto('/');
    // Where it is due it can be done.
    await page.getByRole('button', { name: '校验', exact: true }).click();
    await page.getByRole('dialog', { name: /校验/ }).getByRole('button', { name: '关闭', exact: true }).last().click();
    await page.getByRole('link', { name: /操作记录还没有校验过/ }).click();
    await table().waitFor();
    expect(new URL(page.url()).pathname).toBe('/audit');
    const seqs = (await page.locator('td.audit-seq').allInnerTexts()).map(Number);
    expect(seqs).toEqual([...seqs].sort((a, b) => b - a));
    await table()
      .getByRole('row', { name: /定牵头/ })
      .first()
      .waitFor();
  });

  it('narrows by days as they are typed; what is no day is said, and so is a range the wrong way round', async () => {
    const all = await table().locator('tbody tr').count();
    const [from, to] = [page.getByLabel('从', { exact: true }), page.getByLabel('到', { exact: true })];
    await from.fill('2999/1/1');
    await page.keyboard.press('Enter');
    await page.waitForURL(/from=2999-01-01/);
    await soon(() => table().locator('tbody tr').count()).toBe(0);
    await to.fill('上周');
    await page.keyboard.press('Enter');
    await page.getByText(/^读不出是哪一天/).waitFor();
    await to.fill('20200930');
    await page.keyboard.press('Enter');
    await page.getByText('起始日在截止日之后').waitFor();
    await from.fill('２０２０年９月１日');
    await page.keyboard.press('Enter');
    await page.waitForURL(/from=2020-09-01/);
    expect(new URL(page.url()).searchParams.get('to')).toBe('2020-09-30');
    await soon(() => from.inputValue()).toBe('2020-09-01');
    await from.fill('');
    await to.fill('');
    await soon(() => Promise.resolve(new URL(page.url()).search)).toBe('');
    await soon(() => table().locator('tbody tr').count()).toBe(all);
  });

  it('finds the failed login in two clicks', async () => {
    await page.getByRole('button', { name: '登录失败' }).click();
    await soon(() => table().locator('tbody tr').count()).toBe(1);
    expect(new URL(page.url()).searchParams.get('outcome')).toBe('refused');
    await table().locator('tbody tr').first().click();
    await drawer().getByText('登录名或密码').waitFor();
    await drawer().getByText('人员 李强').waitFor();
    expect(await drawer().getByText('业务内容不向审计管理员显示').count()).toBe(0);
    await page.keyboard.press('Escape');
    await drawer().waitFor({ state: 'detached' });
  });

  it('finds who got which power from whom', async () => {
    await page.getByRole('button', { name: '权限变更' }).click();
    await table()
      .getByRole('row', { name: /孙安全.*授予岗位.*李强/ })
      .click();
    await drawer().getByRole('row', { name: '角色 — 分管负责人' }).waitFor();
    await drawer().getByRole('row', { name: '单位 — 市财政局' }).waitFor();
    await page.goBack();
    await drawer().waitFor({ state: 'detached' });
  });

  it('sees that a lead was changed, and nothing of what or why', async () => {
    await page.getByRole('button', { name: '全部' }).click();
    await table()
      .getByRole('row', { name: /王敏.*定牵头.*已完成/ })
      .click();
    await drawer().getByText('业务内容不向审计管理员显示').waitFor();
    await drawer().getByRole('row', { name: '牵头单位 ••• •••' }).waitFor();
    const said = await page.locator('main').innerText();
    for (const secret of [reason, '甲乙高速', '综合交通', '丙丁旅游']) expect(said).not.toContain(secret);
    // By keys to the newer event, which was refused.
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '被拒绝的操作' }).click();
    await table()
      .getByRole('row', { name: /李强.*定牵头.*被拒绝/ })
      .click();
    await drawer().getByText('setLead', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('exports what the filter finds; that is in the trail, too', async () => {
    await page.goto('/audit');
    await table().waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: /导出$/ }).click();
    await page.getByRole('menuitem', { name: /Excel/ }).click();
    const path = join(folder, 'trail.xlsx');
    await (await download).saveAs(path);
    const book = new Workbook();
    await book.xlsx.load(await readFile(path));
    const rows = book.worksheets[0]?.rowCount ?? 0;
    expect(rows).toBeGreaterThan(8);
    const cells = JSON.stringify(book.worksheets[0]?.getSheetValues());
    expect(cells).toContain('授予岗位');
    for (const secret of [reason, '甲乙高速', '综合交通']) expect(cells).not.toContain(secret);
    await table()
      .getByRole('row', { name: /钱审计.*导出操作记录/ })
      .waitFor();
  });

  it('checks the chain and reads what that proves', async () => {
    await page.getByRole('button', { name: '校验', exact: true }).click();
    await page.getByRole('button', { name: '开始校验' }).click();
    await page.getByRole('heading', { name: /未发现问题/ }).waitFor();
    await page.getByText(/条操作记录首尾相连/).waitFor();
    await page.getByText('不能说明什么').waitFor();
    // Nothing was exported here: the end may have been cut off, and the page says so and nothing against it.
    await page.getByText(/不能排除末尾的操作记录被截去/).waitFor();
    await page.getByText('下一步', { exact: true }).waitFor();
    expect(await page.getByText('已签名的链头在').count()).toBe(0);
    await page.getByRole('button', { name: '关闭', exact: true }).last().click();
    await table()
      .getByRole('row', { name: /钱审计.*校验操作记录/ })
      .waitFor();
  });

  it('is told where a row was changed behind the product’s back', async () => {
    const { pool } = journey.server.database;
    const { rows } = await pool.query<{ seq: string }>(`select seq from audit_event where act = 'setLead' and outcome = 'done'`);
    await pool.query('alter table audit_event disable trigger audit_event_append_only');
    await pool.query(`update audit_event set actor = '别人' where act = 'setLead' and outcome = 'done'`);
    await page.getByRole('button', { name: '校验', exact: true }).click();
    await page.getByRole('button', { name: '开始校验' }).click();
    await page.getByRole('heading', { name: /发现问题/ }).waitFor();
    await page.getByText(new RegExp(`第 ${rows[0]?.seq} 条（.*别人，定牵头）：内容与校验值不符`)).waitFor();
    await page.getByText(`此前的 ${Number(rows[0]?.seq) - 1} 条相符。`).waitFor();
    await pool.query(`update audit_event set actor = '王敏' where act = 'setLead' and outcome = 'done'`);
    await pool.query('alter table audit_event enable trigger audit_event_append_only');
    await page.getByRole('button', { name: '再校验一次' }).click();
    await page.getByRole('heading', { name: /未发现问题/ }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('reads the platform’s own trail, and an empty answer says what to do', async () => {
    await journey.server.anonymous.call(logIn, { body: { loginName: 'nobody-here', password: 'wrong-password-1' } });
    await page.getByRole('tab', { name: '平台' }).click();
    await table()
      .getByRole('row', { name: /未登录.*登录.*被拒绝/ })
      .waitFor();
    await page.goto('/audit?actor=%E6%B2%A1%E6%9C%89%E6%AD%A4%E4%BA%BA');
    await page.getByRole('heading', { name: '没有符合条件的操作记录' }).waitFor();
    await page.getByRole('button', { name: '清除条件' }).click();
    await table().waitFor();
  });

  it('works on a phone', async () => {
    await page.setViewportSize(phone);
    await page.goto('/audit');
    await table().waitFor();
    expect(await horizontalOverflow(page)).toBeNull();
    await table().getByRole('button', { name: '授予岗位' }).click();
    await drawer().getByText('孙安全').waitFor();
    expect(await horizontalOverflow(page)).toBeNull();
  });
});

describe('everybody else', () => {
  it.each(['office', 'system-admin', 'security-admin', 'supervisor'] as const)('%s is told that the page is not theirs', async (role) => {
    const other = await journey.visit(undefined, await journey.server.as(role));
    await other.page.goto('/audit');
    await other.page.getByRole('heading', { name: '您没有使用此页面的权限' }).waitFor();
    await other.page.getByRole('button', { name: /账号菜单/ }).click();
    await other.page.getByRole('menuitem', { name: '本人账号' }).waitFor();
    expect(await other.page.getByRole('link', { name: '操作记录' }).count()).toBe(0);
    await other.context.close();
  });
});
