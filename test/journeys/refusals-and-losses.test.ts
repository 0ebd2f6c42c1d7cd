/** What goes wrong in an office: wrong files, two people at one draft, a server that stops. Nothing may be lost, and the page says what to do. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { chooseFiles, docxOf, dropFile, checkPage, startJourney, type GivenFile, type Journey, type Visitor } from '#test/browser.ts';
import { reviewPage, soon } from '#test/journeys/pages.ts';
import { smallPlan } from '#test/journeys/small-plan.ts';

let journey: Journey;
let visitor: Visitor;
let colleague: Visitor;

beforeAll(async () => {
  journey = await startJourney();
  visitor = await journey.visit();
  colleague = await journey.visit();
});
afterAll(() => journey.stop());
afterEach(async ({ task }) => {
  await checkPage(visitor, task);
  await checkPage(colleague, task);
});

const fixture = (file: string, name = file): GivenFile => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: readFileSync(join(import.meta.dirname, '../fixtures', file)),
});

const refused: readonly [GivenFile, RegExp][] = [
  [fixture('scanned.pdf', '扫描件.pdf'), /只有扫描图片，没有文字。请先用文字识别/],
  [fixture('encrypted.docx', '加密.docx'), /已加密，需要密码才能打开。请.*取消密码/],
  [fixture('encrypted.pdf', '加密.pdf'), /设置了打开密码，无法读取。请/],
  [fixture('word-97.doc', '旧文档.docx'), /后缀是 \.docx，内容却是Word 97-2003 文档.*请.*另存为 \.docx/],
  [fixture('word-97.doc'), /只能读 docx、pdf、html、md、txt。.*另存为/],
  [{ name: '空.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) }, /文件是空的.*请/],
  [
    { name: '图片.pdf', mimeType: 'application/pdf', buffer: Buffer.from('\u0089PNG\r\n\u001A\n0000000000000000', 'latin1') },
    /后缀是 \.pdf，内容却是图片。请/,
  ],
];

describe('refusals and losses', () => {
  it('says for each file that cannot be read why, and the way out', async () => {
    const { page } = visitor;
    await page.goto('/plans');
    await chooseFiles(
      page,
      '选择文件…',
      refused.map(([file]) => file),
    );
    const alerts = page.getByRole('list', { name: '上传' }).getByRole('alert');
    await soon(() => alerts.count()).toBe(refused.length);
    const told = await alerts.allInnerTexts();
    for (const [index, [file, words]] of refused.entries()) expect(told[index], file.name).toMatch(words);
    await page.reload();
    await page.getByRole('heading', { name: '从一份文件开始' }).waitFor();
  });

  it('takes a file once, dropped on the page', async () => {
    const { page } = visitor;
    const file = await docxOf('河湖长制要点.docx', smallPlan);
    await dropFile(page, file);
    await page.getByRole('heading', { name: '某市2024年河湖长制工作要点', level: 2 }).waitFor();
    await dropFile(page, file);
    await page.getByText('这份文件已经上传过：《某市2024年河湖长制工作要点》第 1 版').waitFor();
    expect(await page.getByRole('article').count()).toBe(1);
  });

  it('says why a search is refused, and offers to drop it', async () => {
    const { page } = visitor;
    await page.goto('/ledger?text=高');
    await page.getByText('搜索“高”（每个词至少两个字）').waitFor();
    await page.getByRole('button', { name: '去掉这些条件' }).click();
    await page.waitForURL(/\/ledger$/);
    // The quotation mark does not count: only the server sees that.
    await page.goto(`/ledger?text=${encodeURIComponent('“高')}`);
    await page.getByRole('alert').getByText('请至少输入两个字').waitFor();
    await page.getByRole('button', { name: '清除筛选' }).click();
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await page.goto('/plans');
  });

  it('tells the second of two people about the conflict, and loses no input', async () => {
    const { page } = visitor;
    await page.getByRole('article').getByRole('link', { name: '复核' }).click();
    const mine = reviewPage(page);
    await mine.card(/^1\.2\.1 /).waitFor();
    await colleague.page.goto(page.url());
    const theirs = reviewPage(colleague.page);

    await theirs.nameLead(/^1\.2\.1 /, '市生态环境局');
    await theirs.saved();

    await mine.nameLead(/^2\.1\.1 /, '市水利局');
    const notice = page.getByRole('alert').filter({ hasText: '刚刚改了这份草稿' });
    await notice.getByText(/你的修改还没有保存/).waitFor();
    await notice.getByRole('button', { name: '在最新草稿上再做一次' }).click();
    await notice.waitFor({ state: 'detached' });
    await mine.saved();

    await colleague.page.reload();
    for (const review of [mine, theirs]) {
      await review
        .card(/^1\.2\.1 /)
        .getByText('市生态环境局')
        .waitFor();
      await review
        .card(/^2\.1\.1 /)
        .getByText('市水利局')
        .waitFor();
    }
  });

  it('keeps what was done while the server was gone', async () => {
    const { page } = visitor;
    const mine = reviewPage(page);
    // Leaving a page with unsaved work asks; here the answer is to leave.
    page.on('dialog', (dialog) => void dialog.accept());

    await journey.server.pause();
    await mine.dropUnit(/^2\.1\.1 /, '市自然资源局');
    await page.getByText('1 项未保存').waitFor();
    await journey.server.resume();
    await page.getByRole('button', { name: '重试' }).click();
    await mine.saved();

    await journey.server.pause();
    await mine.nameLead(/^1\.1\.1 /, '市水利局');
    await page.getByText('1 项未保存').waitFor();
    await journey.server.resume();
    await page.reload();
    await mine.saved();

    await colleague.page.reload();
    const theirs = reviewPage(colleague.page);
    await theirs
      .card(/^1\.1\.1 /)
      .getByText('市水利局')
      .waitFor();
    await theirs
      .card(/^2\.1\.1 /)
      .getByRole('button')
      .first()
      .click();
    await theirs
      .card(/^2\.1\.1 /)
      .getByText('市水利局')
      .waitFor();
    expect(
      await theirs
        .card(/^2\.1\.1 /)
        .getByText('市自然资源局')
        .count(),
    ).toBe(0);
  });

  it('says so on other pages, and comes back by itself', async () => {
    const { page } = visitor;
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '台账' }).click();
    await page.getByRole('heading', { name: '台账还是空的' }).waitFor();
    await journey.server.pause();
    await page.getByRole('combobox', { name: '搜索事项、单位、原文' }).fill('取水口');
    await page.keyboard.press('Enter');
    await page.getByText('连不上台账服务，正在重试').waitFor();
    await journey.server.resume();
    await page.getByText('连不上台账服务，正在重试').waitFor({ state: 'detached' });
    await page.getByRole('heading', { name: /没有符合条件的事项|台账还是空的/ }).waitFor();
    // What was asked for in vain while the server was gone is asked for again when it is wanted.
    await page.getByRole('button', { name: /条件$/ }).click();
    await page.getByRole('tabpanel').waitFor();
  });
});
