/** The ledger as a file, read back: every column as a person sees it, the head of the sheet, and what is kept of it. */
import { zstdDecompressSync } from 'node:zlib';
import { Workbook } from '@cj-tech-master/excelts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as exporting from '#contract/ledger/export-endpoints.ts';
import type { ExportColumn } from '#contract/ledger/export-endpoints.ts';
import * as ledger from '#contract/ledger/task-endpoints.ts';
import * as theming from '#contract/ledger/theme-endpoints.ts';
import { readTable } from '#server/platform/read-table.ts';
import { publish, upload } from '#test/plan-steps.ts';
import { startTestServer, type TestServer } from '#test/server.ts';
import { smallPlan } from '#test/small-plan.ts';

let server: TestServer;
let tasks: readonly ledger.TaskRow[];

beforeAll(async () => {
  server = await startTestServer();
  const plan = smallPlan
    .replace('责任单位：市商务局', '责任单位：有关县（市、区）；配合单位：=市商务局')
    .replace('责任单位：市发展改革委）', '责任单位：市发展改革委；责任领导：张三、李四；联系人：王五；建设地点：东湖区）');
  await publish(server, await upload(server, plan));
  const found = await server.ok(ledger.listTasks, { query: { sort: 'position' } });
  const theme = await server.ok(theming.addTheme, { body: { name: '济泰同城化', note: null } });
  const other = await server.ok(theming.addTheme, { body: { name: '文旅融合', note: null } });
  await server.ok(theming.setTaskThemes, {
    body: {
      taskIds: found.tasks.filter(({ text }) => text.includes('甲乙高速')).map(({ id }) => id),
      add: [theme.id, other.id],
      remove: [],
    },
  });
  ({ tasks } = await server.ok(ledger.listTasks, { query: { sort: 'position' } }));
});
afterAll(() => server.stop());

const taskOf = (words: string): ledger.TaskRow => {
  const task = tasks.find(({ text }) => text.includes(words));
  if (task === undefined) throw new Error(`no task with ${words}`);
  return task;
};

const columns: ExportColumn[] = [...exporting.exportColumns];

async function exported(format: 'csv' | 'xlsx', chosen: ExportColumn[], filter: Record<string, unknown> = {}) {
  const answer = await server.call(exporting.exportTasks, { body: { format, filter, sort: 'position', columns: chosen } });
  if (answer.problem) throw new Error(answer.problem.code);
  const table = await readTable(answer.bytes, { megabytes: 10, rows: 1000, columns: 40 });
  if (!table.ok) throw new Error(table.code);
  return { headers: answer.headers, bytes: answer.bytes, rows: table.value.rows };
}

describe('the ledger as CSV', () => {
  it('has a head, a row for each task with its number, and at its end what a later import needs', async () => {
    const { rows, headers, bytes } = await exported('csv', ['code', 'title']);
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(decodeURIComponent(headers.get('content-disposition') ?? '')).toContain(
      `泰和市综合交通发展分工方案 事项台账-${server.source.clock.now().slice(0, 10)}.csv`,
    );
    expect(rows[0]).toEqual(['序号', '编号', '事项', '系统标识（勿改）', '修订号（勿改）']);
    expect(rows.slice(1)).toEqual(tasks.map((task, index) => [String(index + 1), task.code, task.title, task.id, String(task.revision)]));
  });

  it('has every column as it is printed in the ledger', async () => {
    const { rows } = await exported('csv', columns);
    const byHead = (row: readonly string[] | undefined): Record<string, string> =>
      Object.fromEntries((rows[0] ?? []).map((head, index) => [head, row?.[index] ?? '']));
    const of = (words: string) => byHead(rows.find((row) => row.some((cell) => cell.includes(words))));
    const task = taskOf('甲乙高速');
    expect(of('甲乙高速')).toMatchObject({
      编号: task.code,
      规划文件: '泰和市综合交通发展分工方案',
      章节: `${task.path} ${task.chapter}`,
      原文: task.text,
      牵头单位: '市交通运输局',
      责任单位: '',
      配合单位: '市发展改革委',
      属地: '',
      市级责任领导: '张三、李四',
      其他要素: '联系人：王五；建设地点：东湖区',
      监测对象: task.objects.join('、'),
      专题: '济泰同城化、文旅融合',
    });
    expect(of('2030年底前')).toMatchObject({
      牵头单位: '市文化和旅游局',
      市级责任领导: '',
      其他要素: '',
      责任单位: '',
      配合单位: '市财政局',
      '时限（原文）': '2030年底前',
      完成时限: '2030-12-31',
    });
    expect(of('戊港')).toMatchObject({ 牵头单位: '', 责任单位: '市交通运输局、市财政局', '时限（原文）': '', 完成时限: '', 专题: '' });
    expect(Object.values(of('己区')).join('\n')).toContain('有关县（市、区）（未明确）');
    for (const [index, one] of tasks.entries()) {
      const row = byHead(rows[index + 1]);
      expect(['政策', '事项', '平台', '项目']).toContain(row['类别']);
      expect(row['承诺强度']).not.toBe('');
      expect(row['性质']).not.toBe('');
      expect(row['系统标识（勿改）']).toBe(one.id);
    }
  });

  it('says who answers now, not who did', async () => {
    const name = async (lead: string | null) => {
      const { tasks: found } = await server.ok(ledger.listTasks, { query: { text: '戊港' } });
      await server.ok(ledger.setLead, { body: { tasks: found.map(({ id, revision }) => ({ id, revision })), lead } });
      const { rows } = await exported('csv', ['lead', 'responsible'], { text: '戊港' });
      return rows[1]?.slice(1, 3);
    };
    expect(await name('市公安局')).toEqual(['市公安局', '市交通运输局、市财政局']);
    expect(await name('市财政局')).toEqual(['市财政局', '市公安局、市交通运输局']);
  });

  it('has exactly the rows of the filter, and none is no file', async () => {
    const filtered = await exported('csv', ['code'], { text: '公路' });
    expect(filtered.rows.slice(1).map(([, code]) => code)).toEqual(
      tasks.filter(({ text }) => text.includes('公路')).map(({ code }) => code),
    );
    const none = await server.call(exporting.exportTasks, { body: { format: 'csv', filter: { text: '航天' }, sort: 'position', columns } });
    expect(none.problem).toMatchObject({ code: 'export-empty' });
  });
});

describe('the ledger as a workbook', () => {
  it('is printed on A3 with title, notes, heads and a filter; the columns for a later import are hidden', async () => {
    const { bytes, headers } = await exported('xlsx', ['code', 'lead']);
    expect(headers.get('content-type')).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    const book = new Workbook();
    await book.xlsx.load(bytes);
    const [sheet, ...more] = book.worksheets;
    expect(more).toEqual([]);
    expect(sheet?.name).toBe('台账');
    const text = (row: number, column: number): string => sheet?.getCell(row, column).text ?? '';
    expect(text(1, 1)).toBe('泰和市综合交通发展分工方案　事项台账');
    const kept = await server.database.kysely.selectFrom('export').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow();
    expect(text(2, 1).split('　　')).toEqual([
      '标识：内部',
      expect.stringMatching(/^编制：.+/) as unknown,
      `日期：${server.source.clock.now().slice(0, 10)}`,
      `共 ${tasks.length} 项`,
      `导出编号：${kept.id}`,
    ]);
    expect([1, 2, 3, 4, 5].map((column) => text(3, column))).toEqual(['序号', '编号', '牵头单位', '系统标识（勿改）', '修订号（勿改）']);
    expect([1, 2, 3, 4, 5].map((column) => sheet?.getColumn(column).hidden)).toEqual([false, false, false, true, true]);
    expect(sheet?.pageSetup).toMatchObject({
      paperSize: 8,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '3:3',
    });
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 3 });
    expect(JSON.stringify(sheet?.autoFilter)).toMatch(/A3:E8|"row":3/);
    expect(sheet?.headerFooter.oddFooter).toContain('第 &P 页，共 &N 页');
    expect([book.title, book.keywords, book.creator]).toEqual(['泰和市综合交通发展分工方案　事项台账', kept.id, '台账 Taizhang']);
    expect(kept).toMatchObject({ format: 'xlsx', row_count: tasks.length, actor: '王敏', columns: ['code', 'lead'] });
    const { id, revision, code } = taskOf('甲乙高速');
    const content = await readTable(zstdDecompressSync(kept.content ?? Buffer.alloc(0)), { megabytes: 10, rows: 1000, columns: 40 });
    expect(content.ok && content.value.rows.map((row) => row.slice(1))).toContainEqual([code, '市交通运输局', id, String(revision)]);
  });

  it('names several plans in their column, not in its title', async () => {
    await publish(server, await upload(server, smallPlan.replace('泰和市综合交通', '泰和市现代物流').replaceAll('公路', '物流园')));
    const { bytes, rows } = await exported('xlsx', ['plan']);
    const book = new Workbook();
    await book.xlsx.load(bytes);
    expect(book.worksheets[0]?.getCell(1, 1).value).toBe('事项台账');
    expect(new Set(rows.slice(3).map(([, plan]) => plan))).toEqual(new Set(['泰和市综合交通发展分工方案', '泰和市现代物流发展分工方案']));
  });
});
