/** The first journey: the Tai'an plan as an office sends it, from the upload to the exported workbook. */
import { readFile } from 'node:fs/promises';
import { Workbook } from '@cj-tech-master/excelts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { chooseFiles, corpusText, docxOf, checkPage, startJourney, type Journey, type Visitor } from '#test/browser.ts';
import { ledgerPage, reviewPage, soon, type LedgerPage, type ReviewPage } from '#test/journeys/pages.ts';

const title = '泰安市推进省会经济圈一体化发展分工方案';
const firstChapter = '推进规划政策接轨';

let journey: Journey;
let visitor: Visitor;
let page: Page;
let review: ReviewPage;
let ledger: LedgerPage;
/** Tasks of the draft when it was published. */
let published: number;

beforeAll(async () => {
  journey = await startJourney();
  visitor = await journey.visit();
  page = visitor.page;
  review = reviewPage(page);
  ledger = ledgerPage(page);
});
afterAll(() => journey.stop());
afterEach(({ task }) => checkPage(visitor, task));

describe('from the plan to the ledger', () => {
  it('reads the uploaded plan: nothing is unaccounted for, what is open is asked', async () => {
    await page.goto('/');
    await page.getByRole('link', { name: '规划文件' }).click();
    await chooseFiles(page, '选择文件…', await docxOf('省会经济圈分工方案.docx', corpusText('000-taian-shenghui.txt')));
    await page.getByRole('list', { name: '上传' }).getByText('标识为“内部”').waitFor();
    await page.getByRole('list', { name: '上传' }).getByRole('link', { name: '复核' }).click();
    await page.getByRole('heading', { name: title, level: 1 }).waitFor();
    await page.getByTitle('标识：内部').waitFor();
    // Word's automatic numbers are words of the document.
    await page.getByRole('document', { name: '原文' }).getByText('二、主要任务', { exact: true }).waitFor();
    expect(await review.coverage().innerText()).toMatch(/已对应 100% 的文字\s+还有 0 处未对应 · 11 处存疑/);
    expect(await review.taskCount()).toBeGreaterThan(90);
  });

  it('answers every doubt by keys', async () => {
    await review.doubt(/“等”收尾/).waitFor();
    await page.keyboard.press('2');
    await page.keyboard.type('市卫生健康委');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Enter');

    await review.doubt(/“年内”没有写明年份/).waitFor();
    await page.keyboard.press('1');
    await page.keyboard.type('2020-09-15');
    await page.keyboard.press('Enter');

    await review.doubt(/“Rl线”是否应为“R1线”/).waitFor();
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');

    await review.doubt(/“等”收尾/).waitFor();
    await page.keyboard.press('0');
    await page.keyboard.press('1');
    await review.allAnswered();
    await review.saved();

    await review.filter('R1线');
    expect(await review.card(/R1线/).count()).toBe(1);
    await review.filter('年内开工');
    await review
      .card(/年内开工/)
      .getByText('2020-12-31')
      .waitFor();
    await review.filter('');
  });

  it('names one lead for a chapter, drops a unit, splits and merges', async () => {
    await page.getByRole('button', { name: '4 项没有牵头，去定' }).click();
    await page.getByRole('dialog', { name: '定牵头单位 · 4 项' }).waitFor();
    await page.keyboard.type('市发展改革委');
    await page.keyboard.press('Enter');
    const first = review.card(/^2\.1\.1 /);
    await first.getByText('市发展改革委').waitFor();

    await first.getByRole('button', { name: /整体性/ }).click();
    await first.getByRole('button', { name: '去掉“市商务局”' }).click();
    await first.getByText('市商务局', { exact: true }).waitFor({ state: 'detached' });
    await first.getByText('市卫生健康委', { exact: true }).waitFor();

    const before = await review.taskCount();
    await review
      .card(/^2\.2\.1 /)
      .getByRole('button')
      .first()
      .click();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('s');
    await page.getByRole('group', { name: '拆分事项' }).waitFor();
    await page.getByRole('button', { name: /^拆成 \d 项/ }).click();
    await soon(() => review.taskCount()).toBeGreaterThan(before);
    const split = await review.taskCount();

    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('m');
    await soon(() => review.taskCount()).toBe(split - 1);
  });

  it('undoes, survives a reload, and redoes', async () => {
    const merged = await review.taskCount();
    await page.keyboard.press('Control+z');
    await soon(() => review.taskCount()).toBe(merged + 1);
    await review.saved();
    await page.reload();
    await review.allAnswered();
    expect(await review.taskCount()).toBe(merged + 1);
    await review
      .card(/^2\.1\.1 /)
      .getByText('市发展改革委')
      .waitFor();
    await page.keyboard.press('Control+Shift+z');
    await soon(() => review.taskCount()).toBe(merged);
    await review.saved();
    published = merged;
  });

  it('publishes after showing which tasks have no lead', async () => {
    await page.getByRole('button', { name: '发布到台账' }).click();
    const dialog = page.getByRole('dialog', { name: '发布到台账' });
    await dialog.getByRole('heading', { name: `没有牵头的 ${published - 4} 项` }).waitFor();
    await dialog.getByText('推进交通互联互通').waitFor();
    expect(await dialog.getByText(firstChapter).count()).toBe(0);
    await dialog.getByRole('button', { name: `发布 ${published} 项` }).click();
    await page.waitForURL(/\/ledger\?planId=/);
    await soon(() => ledger.total()).toBe(published);
  });

  it('filters by unit, kind, chapter and text; the address holds it all', async () => {
    await page.getByRole('button', { name: /^还有 \d+ 个单位$/ }).click();
    await ledger.facet(/^市交通运输局/).click();
    await page.waitForURL(/unit=/);
    const ofUnit = await ledger.settledBelow(published);
    await ledger.facet(/^重大项目/).click();
    await page.waitForURL(/kind=project/);
    const projects = await ledger.settledBelow(ofUnit);
    await ledger.facet(/推进交通互联互通/).click();
    await page.waitForURL(/chapter=/);
    const inChapter = await ledger.settledBelow(projects);
    await page.keyboard.press('/');
    await page.keyboard.type('高速公路');
    await page.keyboard.press('Enter');
    await page.waitForURL(/text=/);
    await soon(() => ledger.total()).toBeGreaterThan(0);

    await page.goBack();
    await soon(() => ledger.total()).toBe(inChapter);
    await page.goBack();
    await soon(() => ledger.total()).toBe(projects);
    await page.goForward();
    await soon(() => ledger.total()).toBe(inChapter);
    await page.reload();
    await soon(() => ledger.total()).toBe(inChapter);
  });

  it('groups by the leading unit', async () => {
    await page.goto('/ledger');
    await soon(() => ledger.total()).toBe(published);
    await page.getByRole('button', { name: '分组：章节' }).click();
    await page.getByRole('menuitem', { name: '牵头单位' }).click();
    await page.waitForURL(/group=unit/);
    await ledger.grid().locator('.ledger-group', { hasText: '市发展改革委' }).getByText('4 项').waitFor();
  });

  it('shows where a task is printed, and leads to that place', async () => {
    await page.goto('/ledger?text=R1线');
    await ledger.row(/R1线/).click();
    const drawer = page.getByRole('complementary', { name: '事项详情' });
    const quote = drawer.getByRole('blockquote');
    // The misprint is corrected in the title, never in what is quoted.
    const marked = await quote.locator('mark').innerText();
    expect(marked).toContain('济南Rl线');
    expect((await quote.innerText()).length).toBeGreaterThan(marked.length);
    await drawer.getByRole('link', { name: '在文件中打开' }).click();
    await page.waitForURL(/\/review\?at=\d+/);
    const place = page.getByRole('document', { name: '原文' }).getByText('济南Rl线').first();
    await soon(() => review.isInView(place)).toBe(true);
    const list = page.getByRole('group', { name: '本版事项' });
    const card = page.locator('article[aria-current=true]');
    await card.getByText('类别', { exact: true }).waitFor();
    const cut = async () => {
      const [around, own] = [await list.boundingBox(), await card.boundingBox()];
      if (around === null || own === null) return null;
      return Math.max(0, around.y - own.y, own.y + own.height - around.y - around.height);
    };
    await soon(cut).toBe(0);
    // Who leads is said by the ledger now.
    expect(await page.getByText(/没有牵头|未定，点单位名/).count()).toBe(0);
    await page.getByRole('link', { name: '牵头单位以台账为准' }).waitFor();
  });

  it('bears the label of its plan, on the page and at the head of every printed sheet', async () => {
    await page.goto('/ledger');
    await page.locator('.ledger-head').getByText('内部', { exact: true }).waitFor();
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    // A browser repeats the head of a table on every sheet.
    expect(await page.locator('.print-table thead tr').first().textContent()).toBe('标识：内部');
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  });

  it('exports a workbook of exactly what is shown', async () => {
    await page.goto('/ledger');
    await ledger.facet(/^重大项目/).click();
    const shown = await ledger.settledBelow(published);
    const codes = await ledger.visibleCodes();
    const sheet = await readSheet(await ledger.export('Excel 工作簿（A3 横向，可直接打印）'));
    expect(sheet.pageSetup).toMatchObject({ paperSize: 8, orientation: 'landscape', fitToWidth: 1, printTitlesRow: '3:3' });
    expect(sheet.getCell(1, 1).text).toContain(title);
    const notes = sheet.getCell(2, 1).text;
    expect(notes).toMatch(new RegExp(`日期：\\d{4}-\\d\\d-\\d\\d.*共 ${shown} 项.*导出编号：[0-9a-f-]{36}`, 'u'));
    const heads = valuesOf(sheet, 3);
    expect(heads).toEqual([
      '序号',
      '编号',
      '事项',
      '牵头单位',
      '责任单位',
      '市级责任领导',
      '其他要素',
      '时限（原文）',
      '完成时限',
      '承诺强度',
      '类别',
      '系统标识（勿改）',
      '修订号（勿改）',
    ]);
    expect(sheet.rowCount).toBe(3 + shown);
    const rows = Array.from({ length: shown }, (_, index) => valuesOf(sheet, 4 + index));
    expect(rows.slice(0, codes.length).map((row) => row[1])).toEqual(codes);
    expect(new Set(rows.map((row) => row[heads.indexOf('类别')]))).toEqual(new Set(['项目']));
    const opened = rows.find((row) => String(row[2]).includes('济南至枣庄铁路'));
    expect(opened?.slice(7, 10)).toEqual(['年内', '2020-12-31', '开工']);
    expect(opened?.[4]).toContain('市交通运输局');
    expect(rows.every((row) => /^[0-9a-f-]{36}$/.test(String(row[11])) && Number(row[12]) >= 1)).toBe(true);
    expect([12, 13].map((column) => sheet.getColumn(column).hidden)).toEqual([true, true]);
  });

  it('exports the same as CSV that Excel reads', async () => {
    const shown = await ledger.total();
    const bytes = await readFile(await ledger.export('CSV 表格'));
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = bytes.toString('utf8').trimEnd().split('\r\n');
    expect(lines).toHaveLength(1 + shown);
    expect(lines[0]).toContain('序号,编号,事项,牵头单位');
  });
});

async function readSheet(path: string) {
  const workbook = new Workbook();
  await workbook.xlsx.load(await readFile(path));
  const [sheet] = workbook.worksheets;
  if (sheet === undefined) throw new Error('a workbook without a sheet');
  return sheet;
}

function valuesOf(sheet: Awaited<ReturnType<typeof readSheet>>, row: number): unknown[] {
  return Array.from({ length: sheet.columnCount }, (_, index) => sheet.getCell(row, index + 1).value);
}
