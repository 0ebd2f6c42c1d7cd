import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { harmless, makeCsv, makeWorkbook } from './workbook.ts';

describe('a cell', () => {
  it.each(['=1+1', '+1', '-1', '@x', '\tx', '\rx', '\n=1', '＝1+1', '＋1', '－1', '＠x'])('is no formula: %j', (text) => {
    expect(harmless(text)).toBe(`'${text}`);
    expect(new TextDecoder().decode(makeCsv({ columns: [], rows: [[text]] }))).toContain(`'${text}`);
  });

  it.each(['市财政局', '2.完善制度', 'a=b', 5])('stays as it is: %j', (value) => {
    expect(harmless(value)).toBe(value);
  });

  it('holds what Excel opens: not more than 32,767 characters, and says where it was cut', async () => {
    const table = { sheet: '表', title: '表', notes: [], columns: ['甲', '乙', '丙'].map((header) => ({ header, width: 9 })), footer: '' };
    const whole = '字'.repeat(32_767);
    const bytes = await makeWorkbook({ ...table, rows: [[whole, `${whole}𠮷`, '短']], identifier: '' });
    const strings = strFromU8(unzipSync(bytes)['xl/sharedStrings.xml'] ?? new Uint8Array());
    const cells = [...strings.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text]) => text ?? '');
    expect(cells).toContain(whole);
    expect(Math.max(...cells.map(({ length }) => length))).toBe(32_767);
    expect(cells.some((text) => text.endsWith('…（已截断）'))).toBe(true);
  });

  it('is text where text stands, so that 2026-03 typed anew becomes no day', async () => {
    const table = { sheet: '表', title: '表', notes: [], columns: ['甲', '乙', '丙'].map((header) => ({ header, width: 9 })), footer: '' };
    const bytes = await makeWorkbook({ ...table, rows: [[1, '2026-03', '']], identifier: '' });
    const { Workbook } = await import('@cj-tech-master/excelts');
    const book = new Workbook();
    await book.xlsx.load(bytes);
    const row = book.worksheets[0]?.getRow(4);
    expect([1, 2, 3].map((at) => row?.getCell(at).numFmt)).toEqual([undefined, '@', '@']);
  });
});
