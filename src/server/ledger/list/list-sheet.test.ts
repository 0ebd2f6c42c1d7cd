/** A list's workbook that leaves, is filled in by another program, and comes back. */
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { Workbook, type Worksheet } from '@cj-tech-master/excelts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as exporting from '#contract/ledger/export-endpoints.ts';
import * as listing from '#contract/ledger/list-endpoints.ts';
import * as cells from '#contract/ledger/list-item-endpoints.ts';
import * as sheets from '#contract/ledger/list-sheet-endpoints.ts';
import { ledgerSteps, type LedgerSteps } from '#test/ledger-steps.ts';
import { startTestServer, type TestServer } from '#test/server.ts';

const nobody = '01930000-0000-7000-8000-00000000ffff';

let server: TestServer;
let steps: LedgerSteps;
let year = 2030;
beforeAll(async () => {
  server = await startTestServer();
  for (const unit of ['市交通运输局', '市商务局', '济南市']) await server.as('contact', { unit });
  steps = ledgerSteps(server);
});
afterAll(() => server.stop());

/** A list of three tasks in a year of its own, with the first one's goal and second quarter said. */
async function listOfThree() {
  const { tasks } = await steps.published();
  year += 1;
  const { id: listId } = await server.ok(listing.createList, { body: { year, name: `${year}清单` } });
  await server.ok(listing.addToList, { params: { listId }, body: { by: 'ids', taskIds: tasks.map(({ id }) => id) } });
  const rows = async () => (await server.ok(cells.listItems, { params: { listId } })).items;
  const ids = (await rows()).map(({ id }) => id);
  const [first = '', second = ''] = ids;
  const type = async (...changes: readonly { item: string; field: 'goal' | 'q2' | 'tier' | 'supervise'; value: string }[]) => {
    const { revision } = await server.ok(listing.getList, { params: { listId } });
    return server.ok(cells.changeCells, { params: { listId }, body: { revision, changes: [...changes] } });
  };
  await type({ item: first, field: 'goal', value: '建成通车' }, { item: first, field: 'q2', value: '6-30 取得批复\n5-31 完成可研' });
  return { listId, first, second, rows, type, tasks };
}

async function exported(listId: string, format: 'xlsx' | 'csv' = 'xlsx'): Promise<Buffer> {
  const { bytes, problem } = await server.call(sheets.exportList, { params: { listId }, body: { format } });
  if (problem) throw new Error(problem.code);
  return bytes;
}

/** The same file as another program saves it after somebody worked in it. */
async function saved(
  bytes: Uint8Array,
  work: (sheet: Worksheet, cell: (id: string, head: string) => ReturnType<Worksheet['getCell']>) => void,
) {
  const book = new Workbook();
  await book.xlsx.load(bytes);
  const [sheet] = book.worksheets;
  if (sheet === undefined) throw new Error('no sheet');
  const texts = (row: number): string[] => Array.from({ length: 40 }, (_, at) => sheet.getCell(row, at + 1).text);
  const heads = texts(3);
  const idAt = heads.indexOf('系统标识（勿改）') + 1;
  work(sheet, (id, head) => {
    for (let row = 4; row < 50; row++) if (sheet.getCell(row, idAt).value === id) return sheet.getCell(row, heads.indexOf(head) + 1);
    throw new Error(`no row ${id}`);
  });
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const returned = (listId: string, bytes: Uint8Array | string, name = '清单.xlsx', who: Pick<TestServer, 'call'> = server) =>
  who.call(sheets.mergeListSheet, { params: { listId }, file: { name, bytes } });

describe('a workbook of a list', () => {
  it('has all words of a task whose title is shortened', async () => {
    const { listId, tasks } = await listOfThree();
    const { rows } = await server.database.pool.query<{ body: string }>(
      `update task set title = left(body, 4) || '…' where id = $1 returning body`,
      [tasks[0].id],
    );
    const text = (await exported(listId, 'csv')).toString('utf8');
    expect(text).toContain(rows[0]?.body);
    expect(text).not.toContain('…');
  });

  it('shows what the grid shows, and is kept as it left', async () => {
    const { listId, tasks } = await listOfThree();
    const book = new Workbook();
    await book.xlsx.load(await exported(listId));
    const [sheet] = book.worksheets;
    const texts = (row: number): string[] => Array.from({ length: 24 }, (_, at) => sheet?.getCell(row, at + 1).text ?? '');
    expect(sheet?.getCell(1, 1).value).toBe(`${year}年度清单　${year}清单`);
    expect(texts(3).slice(0, 10)).toEqual(['序号', '编号', '章节', '事项', '年度目标', '一季度', '二季度', '三季度', '四季度', '牵头单位']);
    const [task] = tasks;
    const row = texts(4);
    expect([row[0], row[1], row[3], row[4], row[6]]).toEqual(['1', task?.code, task?.title, '建成通车', '5-31 完成可研\n6-30 取得批复']);
    expect(row[texts(3).indexOf('层级')]).toBe('三级');
    const { exports: all } = await server.ok(exporting.listExports);
    expect(all[0]).toMatchObject({ format: 'xlsx', state: 'made', rows: 3, name: expect.stringContaining(`${year}年度清单`) });
    expect((await exported(listId, 'csv')).toString()).toContain('"5-31 完成可研\n6-30 取得批复"');
  });

  it('comes back unchanged and changes nothing, whatever others did meanwhile', async () => {
    const { listId, first, type } = await listOfThree();
    const left = await saved(await exported(listId), () => {});
    await type({ item: first, field: 'goal', value: '提前通车' });
    expect((await returned(listId, left)).body).toMatchObject({
      changes: [],
      conflicts: [],
      errors: [],
      problems: [],
      locked: [],
      totals: { errors: 0, locked: 0 },
      added: [],
      missing: [],
      left: 0,
    });
  });

  it('says what it would change and what both changed, and the changes are typed in one batch', async () => {
    const { listId, first, second, rows, type } = await listOfThree();
    const left = await exported(listId);
    await type({ item: first, field: 'goal', value: '提前通车' }, { item: second, field: 'tier', value: '二级' });
    const back = await saved(left, (_, cell) => {
      cell(first, '年度目标').value = '全线通车';
      cell(first, '二季度').value = '6-30 取得批复';
      cell(first, '督导单位').value = '市商务局';
      cell(second, '二季度').value = '4-1 立项\r\n6月底前 开工';
      cell(second, '事项').value = '别的事项';
    });
    const { body } = await returned(listId, back);
    expect(body).toMatchObject({
      exported: { by: '王敏', rows: 3 },
      conflicts: [{ line: 4, item: first, field: 'goal', exported: '建成通车', from: '提前通车', to: '全线通车' }],
      locked: [{ line: 5, column: 'title', to: '别的事项' }],
      totals: { errors: 0, locked: 1 },
      errors: [],
      problems: [],
    });
    expect(body?.changes.map(({ item, field, to }) => [item, field, to])).toEqual([
      [first, 'q2', '6-30 取得批复'],
      [first, 'supervise', '市商务局'],
      [second, 'q2', '4-1 立项\n6月底前 开工'],
    ]);
    const taken = [...(body?.changes ?? []), ...(body?.conflicts ?? [])].map(({ item, field, to }) => ({ item, field, value: to }));
    const stored = await server.ok(cells.changeCells, { params: { listId }, body: { revision: body?.revision ?? 0, changes: taken } });
    expect(stored).toMatchObject({ stored: true });
    const [one, two] = await rows();
    expect(one).toMatchObject({ goal: '全线通车', milestones: [{ text: '取得批复' }] });
    expect(two).toMatchObject({ tier: 2, milestones: [{ text: '立项' }, { due: `${year}-06-30`, text: '开工' }] });
    await server.ok(cells.undoCells, { params: { listId } });
    expect((await rows())[0]).toMatchObject({ goal: '提前通车', milestones: [{ text: '完成可研' }, { text: '取得批复' }] });
  });

  it('names each row and cell that cannot be read, and nothing is stored', async () => {
    const { listId, first, second, rows } = await listOfThree();
    const before = await rows();
    const back = await saved(await exported(listId), (sheet, cell) => {
      cell(first, '二季度').value = '取得批复\n6-31 通车';
      cell(first, '层级').value = '特级';
      cell(second, '督导单位').value = '没有这个局';
      const heads = Array.from({ length: 26 }, (_, at) => sheet.getCell(3, at + 1).text);
      const idAt = heads.indexOf('系统标识（勿改）') + 1;
      sheet.getCell(8, 4).value = '新添的一行';
      sheet.getCell(9, idAt).value = nobody;
      sheet.getCell(10, idAt).value = first;
      sheet.mergeCells(5, 5, 6, 5);
    });
    const { body } = await returned(listId, back);
    expect(body?.errors).toEqual([
      { line: 6, code: 'cell-merged', cell: 'E6' },
      { line: 8, code: 'row-without-id' },
      { line: 9, code: 'row-foreign' },
      { line: 10, code: 'row-twice', other: 4 },
    ]);
    expect(body?.problems).toEqual([
      { line: 4, item: first, field: 'q2', code: 'no-day', inCell: 1, printed: '取得批复' },
      { line: 4, item: first, field: 'q2', code: 'no-such-day', inCell: 2, printed: expect.stringContaining('6-31') },
      { line: 4, item: first, field: 'tier', code: 'unreadable', printed: '特级' },
      { line: 5, item: second, field: 'supervise', code: 'unit-unknown', printed: '没有这个局' },
    ]);
    expect(await rows()).toEqual(before);
  });

  it('answers no more of a long text than a person reads, whatever cell it is in', async () => {
    const { listId, first, second, rows } = await listOfThree();
    const before = await rows();
    const [long, longer] = ['字'.repeat(5000), '字'.repeat(32_767)];
    const back = await saved(await exported(listId), (_, cell) => {
      cell(first, '事项').value = long;
      cell(first, '层级').value = long;
      cell(first, '督导单位').value = long;
      cell(first, '二季度').value = long;
      cell(second, '年度目标').value = longer;
      cell(second, '三季度').value = longer;
    });
    const { body } = await returned(listId, back);
    const short = `${'字'.repeat(99)}…`;
    expect(body?.locked).toEqual([{ line: 4, column: 'title', from: expect.any(String), to: short }]);
    expect(body?.problems).toEqual([
      { line: 4, item: first, field: 'q2', code: 'no-day', inCell: 1, printed: short },
      { line: 4, item: first, field: 'supervise', code: 'unit-unknown', printed: short },
      { line: 4, item: first, field: 'tier', code: 'unreadable', printed: short },
      { line: 5, item: second, field: 'goal', code: 'too-long', limit: 1000 },
      { line: 5, item: second, field: 'q3', code: 'too-long', limit: 8000 },
    ]);
    expect(body?.changes.map(({ item, field }) => [item, field])).toEqual([
      [first, 'q2'],
      [first, 'supervise'],
      [first, 'tier'],
    ]);
    expect(await rows()).toEqual(before);
  });

  it('is refused in words when a cell has more than any of Excel, in a CSV file too', async () => {
    const { listId } = await listOfThree();
    const csv = (await exported(listId, 'csv')).toString().replace('建成通车', '字'.repeat(100_000));
    const { problem } = await returned(listId, csv, '清单.csv');
    expect(problem).toMatchObject({ status: 413, code: 'table-too-large', title: 'E2 格的文字太长，一格最多 32,767 字。请缩短后再导入' });
    const empty = await returned(listId, '\n', '清单.csv');
    expect(empty.problem?.title).toBe('表里没有内容。请在表头下面逐行填写后再导入');
  });

  it('is known by what is printed below its title where a program dropped what the file says of itself, sorted and with a column more', async () => {
    const { listId, first } = await listOfThree();
    const book = new Workbook();
    await book.xlsx.load(await exported(listId));
    const [sheet] = book.worksheets;
    const lines: string[][] = [];
    sheet?.eachRow((row) => lines.push(Array.from({ length: 24 }, (_, at) => row.getCell(at + 1).text)));
    const [title = [], notes = [], heads = [], ...rows] = lines;
    const reshaped = [title, notes, heads, ...rows.toReversed()].map((line, index) => [...line, ['', '', '备注'][index] ?? '催办']);
    const goalAt = (reshaped[2] ?? []).indexOf('年度目标');
    const last = reshaped.at(-1) ?? [];
    last[goalAt] = '“年内”，通车';
    const text = reshaped.map((line) => line.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n');
    const answer = await returned(listId, text, '清单.csv');
    expect(answer.problem).toBe(undefined);
    expect(answer.body).toMatchObject({
      changes: [{ item: first, field: 'goal', to: '“年内”，通车' }],
      added: ['备注'],
      missing: [],
    });
  });

  it('a row whose item was taken out meanwhile, and one that did not come back, are told', async () => {
    const { listId, first, second } = await listOfThree();
    const left = await exported(listId);
    await server.ok(listing.removeFromList, { params: { listId }, body: { itemIds: [first] } });
    const back = await saved(left, (sheet, cell) => {
      cell(first, '年度目标').value = '改了';
      sheet.spliceRows(Number(cell(second, '年度目标').row), 1);
    });
    expect((await returned(listId, back)).body).toMatchObject({ errors: [{ line: 4, code: 'row-gone' }], left: 1, changes: [] });
  });
});

describe('what comes back is refused', () => {
  it('when it is no workbook of this list', async () => {
    const { listId } = await listOfThree();
    const other = await listOfThree();
    const code = async (bytes: Uint8Array | string, of = listId) => (await returned(of, bytes, '清单.csv')).problem?.code;
    expect(await code('编号,事项,年度目标\r\n1,2,3\r\n')).toBe('sheet-unknown');
    expect((await returned(listId, await exported(other.listId))).problem).toMatchObject({
      code: 'sheet-of-other-list',
      data: { list: `${year}清单` },
    });
    expect(await code(await exported(listId), nobody)).toBe('list-not-found');
    const tasks = await server.call(exporting.exportTasks, {
      body: { format: 'xlsx', filter: {}, sort: 'position', columns: ['code', 'title'] },
    });
    expect(await code(tasks.bytes)).toBe('sheet-unknown');
  });

  it.each([
    ['sheet-no-heads', '', (heads: (string | null)[]) => heads.map(() => null)],
    ['sheet-no-ids', '系统标识', (heads: (string | null)[]) => heads.map((head) => (head === '系统标识（勿改）' ? null : head))],
    ['sheet-head-changed', '全年目标', (heads: (string | null)[]) => heads.map((head) => (head === '年度目标' ? '全年目标' : head))],
    ['sheet-head-twice', '年度目标', (heads: (string | null)[]) => heads.map((head) => (head === '四季度' ? '年度目标' : head))],
  ])('as %s when its heads were changed', async (code, words, change) => {
    const { listId } = await listOfThree();
    const back = await saved(await exported(listId), (sheet) => {
      const heads = Array.from({ length: 24 }, (_, at) => sheet.getCell(3, at + 1).text);
      for (const [at, head] of change(heads).entries()) sheet.getCell(3, at + 1).value = head;
    });
    const { problem } = await returned(listId, back);
    expect(problem).toMatchObject({ code, title: expect.stringMatching(new RegExp(`${words}.*请`, 'u')) });
  });

  it.each([
    ['table-unreadable', Buffer.from('PK\u0003\u0004 and nothing'), '清单.xlsx'],
    ['table-quote-unreadable', Buffer.from('编号,事项\r\n"1,2\r\n'), '清单.csv'],
    ['table-row-too-long', Buffer.from(`编号,事项\r\n1,${'二'.repeat(400_000)}\r\n`), '清单.csv'],
    ['table-too-large', Buffer.alloc(11 * 1024 * 1024, 'a'), '清单.csv'],
    ['table-empty', Buffer.from('\r\n ,, \r\n'), '清单.csv'],
    ['secrecy-mark', Buffer.from('机密★长期\r\n编号,事项\r\n1,2\r\n'), '清单.csv'],
  ])('as %s when it cannot be read or must not be', async (code, bytes, name) => {
    const { listId } = await listOfThree();
    expect((await returned(listId, new Uint8Array(bytes), name)).problem?.code).toBe(code);
  });

  it('while the list is not composed, from whoever may not write, and a formula without a value', async () => {
    const { listId, first } = await listOfThree();
    const left = await exported(listId);
    const leader = await server.as('unit-leader');
    expect((await returned(listId, left, '清单.xlsx', leader)).status).toBe(403);
    const formula = await saved(left, (_, cell) => {
      cell(first, '年度目标').value = { formula: 'A1&"局"' };
    });
    expect((await returned(listId, formula)).problem?.code).toBe('table-formula-unreadable');
    await server.ok(listing.approveList, {
      params: { listId },
      body: {
        revision: (await server.ok(listing.getList, { params: { listId } })).revision,
        as: 'meeting',
        by: '专题会议',
        on: '2026-03-01',
        number: null,
        way: 'online',
      },
    });
    expect((await returned(listId, left)).problem?.code).toBe('list-not-composed');
    expect((await exported(listId)).length).toBeGreaterThan(1000);
  });

  it('when it left under heads that a list has no more', async () => {
    const { listId } = await listOfThree();
    const csv = (await exported(listId, 'csv')).toString();
    const { rows } = await server.database.pool.query<{ content: Buffer }>('select content from export where list_id = $1', [listId]);
    const content = zstdCompressSync(
      zstdDecompressSync(rows[0]?.content ?? '')
        .toString()
        .replace('年度目标', '全年目标'),
    );
    await server.database.pool.query(
      `insert into export select (jsonb_populate_record(own, jsonb_build_object('id', $2::text, 'content', $3::text))).* from export own where list_id = $1`,
      [listId, nobody, `\\x${content.toString('hex')}`],
    );
    const back = `${nobody}\n${csv.replace(/^\uFEFF/u, '')}`;
    expect((await returned(listId, back, '清单.csv')).problem?.code).toBe('sheet-unknown');
  });

  it('an empty list has nothing to export', async () => {
    year += 1;
    const { id: listId } = await server.ok(listing.createList, { body: { year, name: '空' } });
    const answer = await server.call(sheets.exportList, { params: { listId }, body: { format: 'xlsx' } });
    expect(answer.problem?.code).toBe('export-empty');
    expect((await server.call(sheets.exportList, { params: { listId: nobody }, body: { format: 'xlsx' } })).problem?.code).toBe(
      'list-not-found',
    );
  });
});
