/** The workbook of a period's reports that leaves, is filled in by another program, and comes back. */
import { Workbook } from '@cj-tech-master/excelts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as reporting from '#contract/reporting/endpoints.ts';
import { sheetHeadOf } from '#core/reporting/pasted-block.ts';
import { contentFields } from '#core/reporting/report-content.ts';
import { lightWords } from '#core/reporting/report-cell.ts';
import { headRow, march, quarter, reportSheetSteps, textsOf, workedIn } from '#test/report-sheet-steps.ts';
import { startTestServer, type TestServer } from '#test/server.ts';
import { testClock } from '#test/test-clock.ts';

/** The test's lists are of years to come, so their milestones say theirs. */
const milestones = '□ 2041-03-20 完成可研\n□ 2041-03-31 取得批复\n□ 2041-06-30 开工';
const nothingElse = {
  errors: [],
  problems: [],
  locked: [],
  totals: { errors: 0, problems: 0, locked: 0 },
  added: [],
  missing: [],
  left: 0,
};

let server: TestServer;
let steps: Awaited<ReturnType<typeof reportSheetSteps>>;
beforeAll(async () => {
  server = await startTestServer({ clock: testClock() });
  steps = await reportSheetSteps(server);
});
afterAll(() => server.stop());

const merged = async (...sent: Parameters<typeof steps.returned>) => {
  const { body, problem } = await steps.returned(...sent);
  expect(problem).toBeUndefined();
  return body ?? expect.fail('no answer');
};

describe('a workbook of reports', () => {
  it('has a row for each report, what is asked of it, and what was typed', async () => {
    await steps.anew({ text: '=路基完成 86%', percent: 38 });
    const book = new Workbook();
    await book.xlsx.load(await steps.exported());
    const [sheet] = book.worksheets;
    if (sheet === undefined) return expect.fail('no sheet');
    expect(sheet.getCell(1, 1).text).toBe('2026 年 3 月填报　市交通运输局');
    expect(sheet.getCell(2, 1).text).toContain('调度期：2026-03');
    expect(textsOf(sheet, headRow).slice(0, 17)).toEqual(
      '序号 编号 事项 单位 年度目标 上期进展 进展 完成程度 完成数量 达到的节点 自评 下一节点预计 存在问题 下一步 无变化原因 系统标识（勿改） 修订号（勿改）'.split(
        ' ',
      ),
    );
    // A block that is copied from it is known by these.
    for (const field of contentFields) expect(textsOf(sheet, headRow)).toContain(sheetHeadOf(field));
    const row = textsOf(sheet, headRow + 1);
    expect([row[3], row[6], row[7], row[9]]).toEqual(['市交通运输局', "'=路基完成 86%", '38%', milestones]);
    expect(sheet.getCell(headRow + 1, 11).dataValidation).toMatchObject({ type: 'list', formulae: [`"${lightWords.join(',')}"`] });
    expect(sheet.getColumn(16).hidden).toBe(true);
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', xSplit: 3, ySplit: headRow });
  });

  it('comes back unchanged and changes nothing, whatever others typed meanwhile', async () => {
    await steps.anew({ text: '路基', percent: 38 });
    const back = await workedIn(await steps.exported(), () => {});
    await steps.type({ text: { seen: '路基', to: '桥梁' } });
    expect(await merged(back)).toMatchObject({ changes: [], conflicts: [], ...nothingElse, exported: { rows: 1 } });
  });

  it('says what it would change, and asks where both changed; typed into the draft, it has nothing more to say', async () => {
    const id = await steps.anew({ text: '路基', percent: 38 });
    const left = await steps.exported();
    await steps.type({ text: { seen: '路基', to: '路基完成一半' } });
    const back = await workedIn(left, (cell) => {
      cell('进展').value = '路基完成 86%';
      cell('完成程度').value = 0.45;
      cell('完成程度').numFmt = '0%';
      cell('达到的节点').value = '√ 3-20 完成可研\n□ 3-31 取得批复';
      cell('自评').value = '黄';
      cell('下一节点预计').value = new Date(Date.UTC(2026, 5, 30));
      cell('下一节点预计').numFmt = 'yyyy/m/d';
      cell('存在问题').value = { formula: 'A1&"未批"', result: '用地未批' };
      cell('下一步').value = '加快报批';
    });
    const answer = await merged(back);
    expect(answer).toMatchObject(nothingElse);
    expect(answer.conflicts).toEqual([
      { line: 4, at: 'G4', report: id, field: 'text', from: '路基完成一半', to: '路基完成 86%', exported: '路基' },
    ]);
    expect(answer.changes.map(({ at, field, from, to }) => [at, field, from, to])).toEqual([
      ['H4', 'percent', '38%', '45%'],
      ['J4', 'reached', milestones, milestones.replace('□', '√')],
      ['K4', 'self', '', '黄'],
      ['L4', 'forecast', '', '2026-06-30'],
      ['M4', 'problem', '', '用地未批'],
      ['N4', 'next', '', '加快报批'],
    ]);
    expect((await steps.report()).content).toMatchObject({ text: '路基完成一半', percent: 38 });
    const [ticked] = (await steps.report()).item.milestones;
    await steps.type({
      text: { seen: '路基完成一半', to: '路基完成 86%' },
      percent: { seen: 38, to: 45 },
      reached: { seen: [], to: [ticked?.id ?? ''] },
      self: { seen: null, to: 'yellow' },
      forecast: { seen: null, to: '2026-06-30' },
      problem: { seen: '', to: '用地未批' },
      next: { seen: '', to: '加快报批' },
    });
    expect(await merged(back)).toMatchObject({ changes: [], conflicts: [], ...nothingElse });
  });

  it('is read by its columns, sorted, with others beside them, and as another program writes what it means', async () => {
    await steps.anew({ text: '路基', percent: 38 });
    const back = await workedIn(await steps.exported(), (cell, sheet) => {
      cell('完成程度').value = '38.0 ％';
      cell('事项').value = '别的事项';
      cell('下一节点预计').value = 46_203;
      sheet.getCell(headRow, 20).value = '备注';
      sheet.spliceColumns(2, 0, [null, null, '联系人', '小王']);
    });
    const answer = await merged(back);
    expect(answer.changes.map(({ at, field, to }) => [at, field, to])).toEqual([['M4', 'forecast', '2026-06-30']]);
    expect(answer).toMatchObject({
      added: ['联系人', '备注'],
      locked: [{ line: 4, column: 'title', to: '别的事项' }],
      totals: { locked: 1 },
      problems: [],
    });
  });

  it('names each cell and row that is not taken, with its cause; the others are there', async () => {
    const id = await steps.anew();
    const foreign = (await steps.report(steps.other, quarter)).id;
    const back = await workedIn(await steps.exported(), (cell, sheet) => {
      cell('进展').value = '字'.repeat(501);
      cell('完成程度').value = 0.38;
      cell('完成数量').value = '三公里';
      cell('达到的节点').value = '√ 竣工';
      cell('自评').value = '蓝';
      cell('下一节点预计').value = '2026-06-31';
      cell('存在问题').value = '用地\u202E未批';
      cell('下一步').value = '报批';
      cell('系统标识（勿改）', 5).value = id;
      cell('进展', 5).value = '又一行';
      cell('系统标识（勿改）', 6).value = foreign;
      cell('进展', 6).value = '别的单位';
      sheet.getCell(8, 2).value = '填报人：小王';
    });
    const answer = await merged(back);
    expect(answer.errors).toEqual([
      { line: 5, code: 'row-twice', other: 4 },
      { line: 6, code: 'row-foreign' },
      { line: 8, code: 'row-without-id' },
    ]);
    expect(answer.problems.map(({ at, field, code }) => [at, field, code])).toEqual([
      ['G4', 'text', 'too-long'],
      ['H4', 'percent', 'percent-unclear'],
      ['I4', 'done', 'no-quantity'],
      ['J4', 'reached', 'milestone-unknown'],
      ['K4', 'self', 'no-light'],
      ['L4', 'forecast', 'no-such-day'],
      ['M4', 'problem', 'unprintable'],
    ]);
    expect(answer.problems[0]).toMatchObject({ limit: 500, count: 501 });
    expect(answer.changes.map(({ field, to }) => [field, to])).toEqual([['next', '报批']]);
    expect(answer.totals).toEqual({ errors: 3, problems: 7, locked: 0 });
  });

  it('a merged cell, a row that did not come back and a column that was taken out are told', async () => {
    await steps.anew({ text: '路基' });
    const back = await workedIn(await steps.exported(), (cell, sheet) => {
      cell('系统标识（勿改）').value = null;
      sheet.getCell(5, 16).value = (cell('系统标识（勿改）', 4).value as null) ?? '01930000-0000-7000-8000-00000000ffff';
      cell('进展', 5).value = '改';
      cell('进展', 4).value = null;
      for (let column = 1; column <= 17; column++) sheet.getCell(4, column).value = null;
      cell('无变化原因', headRow).value = null;
      sheet.mergeCells(5, 7, 5, 8);
    });
    expect(await merged(back)).toMatchObject({
      errors: [
        { line: 5, code: 'cell-merged', cell: 'H5' },
        { line: 5, code: 'row-foreign' },
      ],
      missing: ['无变化原因'],
      left: 1,
      changes: [],
    });
  });

  it('whose ids were taken out, or that another program wrote anew, is known by codes; what left is still known by its number', async () => {
    const id = await steps.anew({ text: '路基' });
    const left = await steps.exported();
    await steps.type({ text: { seen: '路基', to: '桥梁' } });
    const withoutIds = await workedIn(left, (cell, sheet) => {
      cell('下一步').value = '报批';
      sheet.spliceColumns(16, 1);
    });
    expect(await merged(withoutIds)).toMatchObject({ changes: [{ report: id, field: 'next' }], conflicts: [], exported: { rows: 1 } });

    const [made] = (await server.database.pool.query<{ id: string }>(`select id from export where sheet = 'reports' order by at desc`))
      .rows;
    const forgotten = await workedIn(left, (cell, sheet, book) => {
      book.keywords = '';
      sheet.getCell(2, 1).value = String(sheet.getCell(2, 1).text).replace(made?.id ?? '', '');
      sheet.spliceColumns(16, 1);
      cell('下一步').value = '报批';
    });
    const answer = await merged(forgotten);
    expect(answer).toMatchObject({ exported: null, changes: [], ...nothingElse });
    // Nobody knows what left: whatever differs is asked.
    expect(answer.conflicts.map(({ field, from, to, exported: base }) => [field, from, to, base])).toEqual([
      ['text', '桥梁', '路基', null],
      ['next', '', '报批', null],
    ]);
    const { code } = (await steps.report()).item;
    const plain = `调度期：${march}\n编号,进展\n${code},手写\nX-1,无\n`;
    expect(await merged(plain, { name: '填报.csv' })).toMatchObject({
      conflicts: [{ field: 'text', to: '手写' }],
      errors: [{ line: 4, code: 'row-foreign' }],
      missing: expect.arrayContaining(['事项']),
    });
    expect((await steps.returned(`调度期：2026-02\n编号,进展\n${code},手写\n`, { name: '填报.csv' })).problem).toMatchObject({
      code: 'report-sheet-of-other-period',
      data: { period: '2026-02' },
    });
    expect((await steps.returned('事项,进展\n甲,手写\n', { name: '填报.csv' })).problem?.code).toBe('report-sheet-no-codes');
  });

  it('of a part has words alone, and what is handed in is not typed over', async () => {
    await server.database.pool.query(`update expected_report set lead = false where period = $1 and unit_id = $2`, [
      march,
      (await steps.report()).unit.id,
    ]);
    await steps.anew({ text: '已配合' });
    const back = await workedIn(await steps.exported(), (cell) => {
      cell('进展').value = '已配合完成';
      cell('完成程度').value = '38%';
    });
    expect(await merged(back)).toMatchObject({
      changes: [{ field: 'text' }],
      problems: [{ field: 'percent', code: 'not-asked', printed: '38%' }],
    });
    const { id, edited } = await steps.report();
    await steps.lead.ok(reporting.submitReports, { body: { reports: [{ id, seen: edited?.revision ?? 0 }] } });
    expect(await merged(back)).toMatchObject({ changes: [], problems: [], errors: [{ line: 4, code: 'row-handed-in' }] });
    await steps.lead.ok(reporting.recallReport, { params: { reportId: id } });
    await server.database.pool.query(`update expected_report set lead = true where id = $1`, [id]);
  });
});
