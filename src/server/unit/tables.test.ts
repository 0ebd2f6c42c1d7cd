import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as unit from '#contract/unit/endpoints.ts';
import { success } from '#core/failure.ts';
import { seedUnits } from '#server/unit/seed-units.ts';
import { readTable } from '#server/platform/read-table.ts';
import { makeSheets } from '#server/platform/workbook-sheets.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

let server: TestServer;
const limits = { megabytes: 5, rows: 10_000, columns: 60 };

beforeAll(async () => {
  server = await startTestServer();
  await server.act(async (act) => {
    await seedUnits(act, '泰安市');
    act.audit({ act: 'test.seed', objects: [] });
    return success(undefined);
  });
});
afterAll(() => server.stop());

const all = async () => (await server.ok(unit.listUnits)).units;
const named = async (name: string) => {
  const found = (await all()).find((one) => one.names.some((each) => each.name === name));
  if (found === undefined) throw new Error(`no unit ${name}`);
  return found;
};
const history = async (unitId: string) => (await server.ok(unit.getUnitHistory, { params: { unitId } })).events;

describe('tables', () => {
  const csv = (...lines: string[]) => Buffer.from(lines.join('\r\n'));
  const send = (bytes: Uint8Array | string, commit: boolean, name = '单位.csv') =>
    server.call(unit.importUnits, { body: { commit: commit ? 'true' : 'false' }, file: { name, bytes } });

  it('what was exported imports without a change', async () => {
    const exported = await server.call(unit.exportUnits);
    expect(exported.headers.get('content-disposition')).toContain('.xlsx');
    const before = await all();
    const answer = await send(exported.bytes, true, '单位表.xlsx');
    expect(answer.body).toMatchObject({ stored: true, added: [], changed: [], unchanged: before.length, errors: [] });
    expect(await all()).toEqual(before);
  });

  it('a unit that was merged away stays so, whatever a table says', async () => {
    const first = '全称,类别,停用日期';
    await send(csv(first, '泰安市并入局,部门,', '泰安市并来局,部门,'), true);
    const [into, from] = [await named('泰安市并入局'), await named('泰安市并来局')];
    await server.ok(unit.mergeUnits, { body: { into: into.id, from: from.id, reason: '重复' } });
    const gone = (await all()).find(({ id }) => id === from.id);
    const full = gone?.names[0]?.name ?? '';
    const answer = await send(csv(first, `${full},部门,`), true);
    expect(answer.body).toMatchObject({ stored: false, errors: [{ row: 2, code: 'unit-import.merged' }] });
    // By the name that it had it is the unit that it became.
    expect((await send(csv(first, '泰安市并来局,部门,'), true)).body).toMatchObject({ errors: [{ code: 'unit-import.name-taken' }] });
    expect((await all()).find(({ id }) => id === from.id)).toEqual(gone);
    const exported = await server.call(unit.exportUnits);
    expect((await send(exported.bytes, true, '单位表.xlsx')).body).toMatchObject({ changed: [], errors: [] });
  });

  it('the template reads as heads without rows', async () => {
    const template = await server.call(unit.downloadUnitTemplate);
    const answer = await send(template.bytes, true, '模板.xlsx');
    expect(answer.body).toMatchObject({ stored: false, errors: [{ code: 'unit-import.no-rows' }] });
  });

  it('a preview stores nothing; with one wrong row nothing is stored at all', async () => {
    const good = csv('全称,类别,上级单位', '泰安市导入甲局,部门,', '泰安市导入乙局,部门,泰安市导入甲局');
    expect((await send(good, false)).body).toMatchObject({ stored: false, added: [{ row: 2 }, { row: 3 }], errors: [] });
    const bad = csv('全称,类别,上级单位,启用日期', '泰安市导入甲局,部门,,', '泰安市导入丙局,怪类别,没有这个局,去年');
    const answer = (await send(bad, true)).body;
    expect(answer?.stored).toBe(false);
    expect(answer?.errors.map(({ row, column, code }) => `${row} ${column ?? ''} ${code}`)).toEqual([
      '3 类别 unit-import.kind-unknown',
      '3 上级单位 unit-import.parent-unknown',
      '3 启用日期 unit-import.date-unreadable',
    ]);
    expect((await all()).some((one) => one.names.some(({ name }) => name.startsWith('泰安市导入')))).toBe(false);
  });

  it('stores all rows in one act with one object for each unit, in GB18030 too', async () => {
    const hex = [
      'c8abb3c62cc0e0b1f02cbcf2b3c62cc9cfbcb6b5a5cebb0d0acca9b0b2cad0b5bcb6a1bed62cb2bfc3c52ccad0b5bcb6a1bed62ccca9b0b2cad0b5bc',
      'ceecbed60d0acca9b0b2cad0b5bcceecbed62cb2bfc3c52c2c0d0a',
    ].join('');
    const gb = Buffer.from(hex, 'hex');
    expect(new TextDecoder('gb18030').decode(gb)).toContain('泰安市导丁局,部门,市导丁局,泰安市导戊局');
    const answer = await send(gb, true, '名录.csv');
    expect(answer.body).toMatchObject({ stored: true, added: [{ name: '泰安市导丁局' }, { name: '泰安市导戊局' }] });
    const [child, parent] = [await named('市导丁局'), await named('泰安市导戊局')];
    expect(child.parentId).toBe(parent.id);
    expect(child.names.map(({ source }) => source)).toEqual(['名录.csv', '名录.csv']);
    const [first, second] = [(await history(child.id))[0], (await history(parent.id))[0]];
    expect(first).toMatchObject({ act: 'importUnits', detail: '名录.csv' });
    expect(first?.seq).toBe(second?.seq);
  });

  it('changes what a row says otherwise; two units may exchange their codes', async () => {
    await send(csv('全称,类别,行政区划代码,次序', '导入一县,县市区,370991,9001', '导入二县,县市区,370992,9002'), true);
    const answer = await send(csv('全称,类别,行政区划代码,别名', '导入一县,县市区,370992,一县', '导入二县,县市区,370991,'), true);
    expect(answer.body?.changed).toEqual([
      { row: 2, name: '导入一县', fields: ['别名', '行政区划代码'] },
      { row: 3, name: '导入二县', fields: ['行政区划代码'] },
    ]);
    expect(await named('一县')).toMatchObject({ code: '370992', position: 9001, revision: 2 });
  });

  it('a unit that a row ends ends with its names, whatever day they began', async () => {
    await send(csv('全称,类别', '泰安市表终局,部门'), true);
    const body = await named('泰安市表终局');
    await server.ok(unit.editUnit, {
      params: { unitId: body.id },
      body: { names: { full: '泰安市表终新局', short: null, aliases: [] }, renamedOn: '2024-01-01', revision: body.revision },
    });
    const answer = await send(csv('全称,类别,停用日期', '泰安市表终新局,部门,2023-01-01'), true);
    expect(answer.body).toMatchObject({ stored: true, changed: [{ fields: ['停用日期'] }] });
    const ended = await named('泰安市表终新局');
    expect(ended.validTo).toBe('2023-01-01');
    expect(ended.names.find(({ name }) => name === '泰安市表终新局')).toMatchObject({ validTo: '2023-01-01' });
  });

  it.each([
    ['no table', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xfe]), 'table-unreadable'],
    ['a broken archive', Buffer.from('PK\u0003\u0004 and nothing'), 'table-unreadable'],
    ['an empty file of blanks', Buffer.from('\r\n ,, \r\n'), 'table-empty'],
    ['an open quotation mark', Buffer.from('全称,类别\r\n"泰安,部门\r\n'), 'table-quote-unreadable'],
    ['too much', Buffer.alloc(5 * 1024 * 1024 + 1, 'a'), 'table-too-large'],
  ])('refuses %s', async (_what, bytes, code) => expect((await send(bytes, true)).problem?.code).toBe(code));

  it('cells that look like formulas come and go as text', async () => {
    const bytes = await makeSheets('t', 't', [{ name: 's', columns: [{ header: 'a', width: 9 }], rows: [['=1+1'], ['＝SUM'], ['plain']] }]);
    const { Workbook } = await import('@cj-tech-master/excelts');
    const workbook = new Workbook();
    await workbook.xlsx.load(bytes);
    expect(workbook.worksheets[0]?.getCell('A2').value).toBe("'=1+1");
    expect(await readTable(bytes, limits)).toMatchObject(success({ rows: [['a'], ['=1+1'], ['＝SUM'], ['plain']] }));
  });

  it('a formula counts as the value that was saved with it; without one it is refused', async () => {
    const { Workbook } = await import('@cj-tech-master/excelts');
    const file = async (value: { formula: string; result?: string }) => {
      const workbook = new Workbook();
      workbook.addWorksheet('s').getCell('B1').value = value;
      return new Uint8Array(await workbook.xlsx.writeBuffer());
    };
    expect(await readTable(await file({ formula: 'A1&"局"', result: '某局' }), limits)).toMatchObject(success({ rows: [['', '某局']] }));
    expect(await readTable(await file({ formula: 'A1&"局"' }), limits)).toMatchObject({
      ok: false,
      code: 'table-formula-unreadable',
      data: { cell: 'B1' },
    });
  });
});
