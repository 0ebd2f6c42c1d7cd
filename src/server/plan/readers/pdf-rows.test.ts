import { describe, expect, it } from 'vitest';
import { makePdf, type PdfText } from '#test/make-pdf.ts';
import { readDocument } from './read-document.ts';

async function textOf(...pages: readonly (readonly PdfText[])[]): Promise<string> {
  const result = await readDocument(makePdf(pages), 'a.pdf');
  return result.ok ? result.document.text : result.code;
}

const columns = [72, 120, 330, 450] as const;
const size = 12;
/** One row, cell by cell, each with its lines; an empty cell has none. */
const row = (y: number, ...cells: readonly (readonly string[])[]): PdfText[] =>
  cells.flatMap((texts, cell) => texts.map((text, index) => ({ text, x: columns[cell] ?? 0, y: y - index * 20, size })));
const head = ['序号', '重点任务', '责任单位', '时限'];
const headAt = (y: number): PdfText[] => row(y, ...head.map((text) => [text]));
const first = [...headAt(780), ...row(750, ['1'], ['修建公路。'], ['市交通局'], ['年内'])];
const upper = [...first, ...row(720, ['2'], ['完善集疏运体系，建设港口铁', '路专用线，提升铁水联'], ['市商务局、', '市交通运'], ['年内'])];
const lower = (y: number): PdfText[] => row(y, [], ['运比例。'], ['输局']);
const last = (y: number): PdfText[] => row(y, ['3'], ['推进应用。'], ['市人社局'], ['长期']);
const [headLine, one, two, three] = [
  head.join('\t'),
  '1\t修建公路。\t市交通局\t年内',
  '2\t完善集疏运体系，建设港口铁路专用线，提升铁水联运比例。\t市商务局、市交通运输局\t年内',
  '3\t推进应用。\t市人社局\t长期',
];
const text = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;

describe('a row that a page breaks', () => {
  it('is one row, where its second half has no number', async () => {
    expect(await textOf(upper, [...lower(780), ...last(750)])).toBe(text(headLine, one, two, three));
  });

  it('is one row above a head that is printed again', async () => {
    expect(await textOf(upper, [...headAt(760), ...lower(730), ...last(700)])).toBe(text(headLine, one, two, headLine, three));
  });

  it('is none where the words of the row had ended, or a number begins another', async () => {
    const whole = [...first, ...row(720, ['2'], ['推进应用。'], ['市人社局'], ['长期'])];
    expect(await textOf(whole, [...row(780, [], ['完善体系。'], ['市商务局'], ['年内']), ...last(750)])).toBe(
      text(headLine, one, '2\t推进应用。\t市人社局\t长期', '\t完善体系。\t市商务局\t年内', three),
    );
    expect(await textOf(upper, last(780))).toContain('提升铁水联\t市商务局、市交通运\t年内\n3\t推进应用。');
  });
});

describe('a row without a number on the next page', () => {
  it('is one of its own where each has its own units, and a remark asks to look', async () => {
    const above = [...first, ...row(720, ['2'], ['建设云岭水库二期工程'], ['市水利局'], ['年内'])];
    const result = await readDocument(makePdf([above, [...row(780, [], ['改造石桥大道'], ['市住建局'], []), ...last(750)]]), 'a.pdf');
    if (!result.ok) throw new Error(result.code);
    const { text: read, replaced } = result.document;
    expect(
      read
        .split('\n')
        .slice(2, 5)
        .map((line) => line.trimEnd()),
    ).toEqual(['2\t建设云岭水库二期工程\t市水利局\t年内', '\t改造石桥大道\t市住建局', three]);
    expect(replaced.map(({ what }) => what)).toContain('第2页开头的一行没有序号，可能接上页末行，请对照原件');
  });

  it('goes on with a list of units that is open', async () => {
    const above = [...first, ...row(720, ['2'], ['建设云岭水库二期'], ['市水利局、'], ['年内'])];
    expect(await textOf(above, [...row(780, [], ['工程'], ['市住建局'], []), ...last(750)])).toBe(
      text(headLine, one, '2\t建设云岭水库二期工程\t市水利局、市住建局\t年内', three),
    );
  });
});

describe('a table that goes on', () => {
  it('says its head once, which is printed at the same height of each page', async () => {
    expect(await textOf(upper, [...headAt(780), ...lower(750), ...last(720)])).toBe(text(headLine, one, two, three));
  });

  it('keeps its columns where one of them is empty on the whole page', async () => {
    const next = [...row(780, ['4'], ['治理河道。'], [], ['年内']), ...row(750, ['5'], ['修建水库。'], [], ['长期'])];
    expect(await textOf(first, next)).toBe(text(headLine, one, '4\t治理河道。\t\t年内', '5\t修建水库。\t\t长期'));
  });

  it('is another one where its cells stand between the columns of the page before', async () => {
    const at = [92, 240, 400];
    const other = ['甲乙丙', '子丑寅'].flatMap((cells, line) =>
      Array.from(cells, (cell, index) => ({ text: cell, x: at[index] ?? 0, y: 780 - line * 30, size })),
    );
    expect(await textOf(first, other)).toBe(text(headLine, one, '甲\t乙\t丙', '子\t丑\t寅'));
  });
});
