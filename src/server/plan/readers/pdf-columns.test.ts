import { describe, expect, it } from 'vitest';
import { makePdf, type PdfText } from '#test/make-pdf.ts';
import { readDocument } from './read-document.ts';

async function textOf(...pages: readonly (readonly PdfText[])[]): Promise<string> {
  const result = await readDocument(makePdf(pages), 'a.pdf');
  return result.ok ? result.document.text : result.code;
}

const letters = '推进规划政策接轨加快基础设施互联互通共建共享优质公共服务生态环境协同治理产业';
const size = 12;
const at = (x: number, y: number, text: string): PdfText => ({ text, x, y, size });
/** So many letters, other ones in each line. */
const words = (from: number, count: number): string => (letters + letters).slice(from, from + count);

const full = 18;
const [left, right] = [60, 60 + full * size + 24];
/** Lines of a column from the top down; the first is indented, the last ends early. */
const lines = (from: number, count: number): string[] => [
  words(from, full - 2),
  ...Array.from({ length: count - 2 }, (_none, index) => words(from + index + 1, full)),
  `${words(from, 5)}。`,
];
const print = (x: number, y: number, texts: readonly string[], indent = 2): PdfText[] =>
  texts.map((text, index) => at(x + (index === 0 ? indent * size : 0), y - index * 20, text));
const paragraph = (texts: readonly string[]): string => `${texts.join('')}\n`;

describe('columns of a PDF', () => {
  it('are read one after the other, below what stands over both and above what stands below both', async () => {
    const [one, two] = [lines(0, 6), lines(7, 6)];
    const page = [
      at(150, 760, '某某市重点工作任务分工方案全文'),
      ...print(left, 720, one),
      ...print(right, 720, two),
      at(left, 560, words(0, 38)),
    ];
    expect(await textOf(page)).toBe(`某某市重点工作任务分工方案全文\n${paragraph(one)}${paragraph(two)}${words(0, 38)}\n`);
  });

  it('go on in the next column and on the next page, where the last ones may be short', async () => {
    const text = lines(0, 17);
    const page = [...print(left, 720, text.slice(0, 8)), ...print(right, 720, text.slice(8, 16), 0)];
    const next = [...print(left, 720, text.slice(16), 0), ...print(left, 700, ['时限', '年底'])];
    expect(await textOf(page, next)).toBe(`${paragraph(text)}时限\n年底\n`);
    const both = [...print(left, 720, [...text.slice(16), '时限'], 0), ...print(right, 720, ['年底', '长期'])];
    expect(await textOf(page, both)).toBe(`${paragraph(text)}时限\n年底\n长期\n`);
  });

  it('may be three, with the number of the page below', async () => {
    const narrow = 12;
    const xs = [0, 1, 2].map((column) => 60 + column * (narrow * size + 24));
    const column = (from: number): string[] => Array.from({ length: 6 }, (_none, index) => words(from + index, index === 5 ? 4 : narrow));
    const page = xs.flatMap((x, index) => print(x, 720, column(index * 7), 0));
    expect(await textOf([...page, at(290, 40, '— 1 —')])).toBe([0, 7, 14].map((from) => paragraph(column(from))).join(''));
  });

  it('have tables of their own', async () => {
    const one = lines(0, 12);
    const row = (y: number, ...cells: readonly string[]): PdfText[] => cells.map((cell, index) => at(right + index * 80, y, cell));
    const table = ['1\t修路\t交通局', '2\t治水\t水利局'];
    const two = lines(7, 8);
    const page = [
      ...print(left, 720, one),
      ...print(right, 720, two),
      ...row(540, '1', '修路', '交通局'),
      ...row(510, '2', '治水', '水利局'),
    ];
    expect(await textOf(page)).toBe(`${paragraph(one)}${paragraph(two)}${table.join('\n')}\n`);
  });
});

describe('cells of the same width beside one another', () => {
  const cell = (from: number): string[] => Array.from({ length: 6 }, (_none, index) => words(from + index, full));
  const [task, unit] = [cell(0), cell(7)];
  const joined = (cells: readonly (readonly string[])[]): string => `${cells.map((texts) => texts.join('')).join('\t')}\n`;

  it('are a table below a head', async () => {
    const page = [at(left, 740, '工作任务'), at(right, 740, '工作措施'), ...print(left, 710, task, 0), ...print(right, 710, unit, 0)];
    expect(await textOf(page)).toBe(`工作任务\t工作措施\n${joined([task, unit])}`);
  });

  it('are a table above another row', async () => {
    const more = [...print(left, 570, cell(3), 0), ...print(right, 570, cell(5), 0)];
    expect(await textOf([...print(left, 710, task, 0), ...print(right, 710, unit, 0), ...more])).toBe(
      joined([task, unit]) + joined([cell(3), cell(5)]),
    );
  });

  it('are a table beside a number', async () => {
    const page = [at(left - 40, 710, '1'), ...print(left, 710, task, 0), ...print(right, 710, unit, 0)];
    expect(await textOf(page)).toBe(joined([['1'], task, unit]));
  });
});
