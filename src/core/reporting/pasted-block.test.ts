import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeBlock, type PasteRow } from '#core/reporting/pasted-block.ts';
import { unwrittenContent } from '#core/reporting/report-content.ts';

const row = (id: string, over: Partial<PasteRow> = {}): PasteRow => ({
  id,
  period: '2026-03',
  lead: true,
  unit: { name: '市交通运输局' },
  item: { code: `A-${id}`, milestones: [], sameWork: [{ code: `B-${id}` }] },
  content: unwrittenContent,
  closed: false,
  ...over,
});
const rows = [row('1'), row('2'), row('3', { closed: true }), row('4', { lead: false })];
const placed = (block: readonly (readonly string[])[], start = 0) => placeBlock(block, rows, start);
const said = (block: readonly (readonly string[])[], start = 0) =>
  placed(block, start).cells.map(({ report, field, to }) => [report, field, to]);
const wrong = (block: readonly (readonly string[])[], start = 0) =>
  placed(block, start).problems.map(({ row: line, report, code }) => [line, report, code]);

describe('a block without heads', () => {
  it('goes down the rows shown from the one that has the focus, column by column', () => {
    expect(said([['路基完成', '38'], ['桥梁开工']])).toEqual([
      ['1', 'text', '路基完成'],
      ['1', 'percent', '38%'],
      ['2', 'text', '桥梁开工'],
    ]);
    expect(said([['桥梁开工', '', '3']], 1)).toEqual([
      ['2', 'text', '桥梁开工'],
      ['2', 'done', '3'],
    ]);
  });

  it('tells what fits nowhere: rows that are handed in, rows and columns too many, what is not asked', () => {
    const wide = Array.from({ length: 11 }, (_, at) => (at === 0 ? '进展情况如下' : at > 8 ? '注' : ''));
    expect(wrong([wide, ['己'], ['丙', '38'], ['丁'], ['戊']], 1)).toEqual([
      [0, null, 'column-beyond'],
      [0, null, 'column-beyond'],
      [2, '3', 'row-closed'],
      [3, '4', 'not-asked'],
      [4, null, 'row-beyond'],
      [5, null, 'row-beyond'],
    ]);
  });
});

describe('a block with heads', () => {
  it('is read by them, whatever their order, and by the codes of its rows', () => {
    const block = [
      ['2026 年 3 月填报'],
      ['序号', '编号', '下一步', '进 展', '备注'],
      ['1', 'A-2', '报批', '桥梁', '急'],
      ['2', 'A-9', '', '无'],
      ['', '', '', ''],
    ];
    expect(said(block, 3)).toEqual([
      ['2', 'next', '报批'],
      ['2', 'text', '桥梁'],
    ]);
    expect(placed(block)).toMatchObject({ headed: true, coded: true });
    expect(placed(block).problems).toMatchObject([
      { row: 0, code: 'column-unknown', printed: '备注' },
      { row: 4, code: 'row-unknown', printed: 'A-9' },
    ]);
  });

  it('knows a piece of work by its code in another list, too', () => {
    expect(
      said([
        ['编号', '进展'],
        ['B-2', '桥梁'],
      ]),
    ).toEqual([['2', 'text', '桥梁']]);
  });

  it('of one column alone is a head only above others', () => {
    expect(said([['存在问题'], ['用地未批']])).toEqual([['1', 'problem', '用地未批']]);
    expect(said([['存在问题']])).toEqual([['1', 'text', '存在问题']]);
  });
});

it('what stands there already is no change, and an empty cell leaves it', () => {
  const standing = [row('1', { content: { ...unwrittenContent, text: '路基', percent: 38 } })];
  expect(placeBlock([['路基', '38.0%']], standing, 0).cells).toEqual([]);
  expect(placeBlock([['', '40']], standing, 0).cells).toMatchObject([{ from: '38%', to: '40%' }]);
});

it('whatever is pasted comes to cells of known rows, or is told', () => {
  const cell = fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom('进展', '编号', 'A-1', '38%', ''));
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 8 }), fc.nat(5), (block, start) => {
      const { cells } = placed(block, start);
      for (const { report, from, to } of cells) {
        expect(['1', '2', '4']).toContain(report);
        expect(from).not.toBe(to);
      }
    }),
  );
});
