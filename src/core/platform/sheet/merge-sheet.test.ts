import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeSheet, type SheetValues } from '#core/platform/sheet/merge-sheet.ts';
import { readReturned, type ReturnedSheet, type SheetHead } from '#core/platform/sheet/read-returned.ts';

const heads: readonly SheetHead[] = [
  { key: 'text', header: '事项', locked: true },
  { key: 'goal', header: '年度目标', locked: false },
  { key: 'q1', header: '一季度', locked: false },
];
const row = (text: string, goal: string, q1: string): SheetValues =>
  new Map([
    ['text', text],
    ['goal', goal],
    ['q1', q1],
  ]);
const sheet = (lines: readonly (readonly string[])[]): ReturnedSheet => {
  const read = readReturned([['2026 年度清单'], ['样例'], ['事项', '年度目标', '一季度', '行标识'], ...lines], heads, {
    id: '行标识',
    beside: ['序号'],
  });
  if (!read.ok) throw new Error(read.code);
  return read.value;
};
const left = new Map([
  ['a', row('甲', '建成', '3-31 开工')],
  ['b', row('乙', '投用', '')],
]);

describe('a sheet that comes back', () => {
  it('as it left changes nothing, whatever others did meanwhile', () => {
    const now = new Map([...left, ['a', row('甲', '完工', '')] as const]);
    const merge = mergeSheet(
      heads,
      left,
      now,
      sheet([
        ['甲', '建成', '3-31 开工', 'a'],
        ['乙', '投用', '', 'b'],
      ]),
    );
    expect(merge).toEqual({ changes: [], conflicts: [], errors: [], locked: [], left: [] });
  });

  it('sorted, with line ends of another program and blanks, is the same sheet', () => {
    const many = new Map([...left, ['a', row('甲', '建成', '3-31 开工\n3-31 立项')] as const]);
    expect(
      mergeSheet(
        heads,
        many,
        many,
        sheet([
          ['乙', ' 投用', '', 'b'],
          ['甲', '建成', '3-31 开工 \r\n3-31 立项', 'a'],
        ]),
      ).changes,
    ).toEqual([]);
  });

  it('changes what the person changed, and asks where both did', () => {
    const now = new Map([...left, ['b', row('乙', '运行', '')] as const]);
    const merge = mergeSheet(
      heads,
      left,
      now,
      sheet([
        ['甲', '建成', '', 'a'],
        ['乙', '启用', '6-30 试用', 'b'],
      ]),
    );
    expect(merge.changes).toEqual([
      { line: 4, id: 'a', column: 'q1', from: '3-31 开工', to: '' },
      { line: 5, id: 'b', column: 'q1', from: '', to: '6-30 试用' },
    ]);
    expect(merge.conflicts).toEqual([{ line: 5, id: 'b', column: 'goal', exported: '投用', from: '运行', to: '启用' }]);
  });

  it('asks nothing where both came to the same', () => {
    const now = new Map([...left, ['b', row('乙', '启用', '')] as const]);
    expect(mergeSheet(heads, left, now, sheet([['乙', '启用', '', 'b']]))).toMatchObject({ changes: [], conflicts: [], left: ['a'] });
  });

  it('tells what was typed over a locked column', () => {
    expect(mergeSheet(heads, left, left, sheet([['甲改', '建成', '3-31 开工', 'a']]))).toMatchObject({
      changes: [],
      locked: [{ line: 4, column: 'text', from: '甲', to: '甲改' }],
    });
  });

  it('names each row that cannot be told, by its line', () => {
    const now = new Map([['a', row('甲', '建成', '')]]);
    const lines = [
      ['甲', '建成', '3-31 开工', 'a'],
      ['', '', '', ''],
      ['丙', '新的', '', ''],
      ['甲', '建成', '', 'a'],
      ['丁', '', '', 'zz'],
      ['乙', '变了', '', 'b'],
    ];
    expect(mergeSheet(heads, left, now, sheet(lines)).errors).toEqual([
      { line: 6, code: 'row-without-id' },
      { line: 7, code: 'row-twice', other: 4 },
      { line: 8, code: 'row-foreign' },
      { line: 9, code: 'row-gone' },
    ]);
  });

  it('is refused where cells went into another one, but for its title', () => {
    const merged = [1, 5].map((line) => ({ line, cell: `B${line}` }));
    const lines = [
      ['2026 年度清单', ''],
      [],
      ['事项', '年度目标', '一季度', '行标识'],
      ['甲', '建成', '3-31 开工', 'a'],
      ['乙', '', '', 'b'],
    ];
    const read = readReturned(lines, heads, { id: '行标识', beside: ['序号'] }, merged);
    if (!read.ok) throw new Error(read.code);
    expect(mergeSheet(heads, left, left, read.value).errors).toEqual([{ line: 5, code: 'cell-merged', cell: 'B5' }]);
  });

  it('says nothing of a row that is gone and was not changed in the file', () => {
    expect(mergeSheet(heads, left, new Map([['a', row('甲', '建成', '')]]), sheet([['乙', '投用', '', 'b']])).errors).toEqual([]);
  });

  it('never changes a cell that the file has as it left, and never drops one that it has otherwise', () => {
    const text = fc.constantFrom('', '甲', '乙', '丙 ', '丁\n戊');
    const values = fc.tuple(text, text, text);
    fc.assert(
      fc.property(fc.array(fc.tuple(values, values, values), { maxLength: 6 }), (rows) => {
        const of = (each: number) => new Map(rows.map((three, index) => [String(index), row(...(three[each] ?? ['', '', '']))]));
        const [exported, current] = [of(0), of(1)];
        const merge = mergeSheet(heads, exported, current, sheet(rows.map(([, , came], index) => [...came, String(index)])));
        const told = new Map([...merge.changes, ...merge.conflicts, ...merge.locked].map((one) => [`${one.id} ${one.column}`, one]));
        for (const [id, came] of of(2))
          for (const { key } of heads) {
            const [was, is, becomes] = [exported, current, new Map([[id, came]])].map((all) => (all.get(id)?.get(key) ?? '').trim());
            const locked = key === 'text';
            expect(told.has(`${id} ${key}`)).toBe(becomes !== was && (locked || becomes !== is));
          }
        expect(merge.errors).toEqual([]);
      }),
    );
  });
});

describe('the heads of a sheet that comes back', () => {
  const read = (...lines: readonly (readonly string[])[]) => readReturned(lines, heads, { id: '行标识', beside: ['序号'] });

  it('are found below titles, in any order, with blanks in them', () => {
    expect(read(['事项一览'], [], ['行标识', '一 季度', '年度\n目标', '事项'], ['a', '3-31', '建成', '甲'])).toMatchObject({
      value: {
        rows: [
          {
            line: 4,
            id: 'a',
            values: new Map([
              ['q1', '3-31'],
              ['goal', '建成'],
              ['text', '甲'],
            ]),
          },
        ],
        missing: [],
        added: [],
      },
    });
  });

  it.each([
    ['sheet-no-heads', [['随便'], ['事项'], ['甲']], undefined],
    ['sheet-no-ids', [['事项', '年度目标', '一季度']], { head: '行标识' }],
    ['sheet-head-twice', [['事项', '年度目标', '年度目标', '行标识']], { head: '年度目标' }],
    ['sheet-head-changed', [['事项', '全年目标', '一季度', '行标识']], { head: '全年目标', missing: '年度目标' }],
  ])('refuse as %s', (code, lines, data) => {
    expect(read(...lines)).toMatchObject({ ok: false, code, ...(data === undefined ? {} : { data }) });
  });

  it('may lack a column, whose values stay, or have one more, which is told', () => {
    expect(read(['序号', '事项', '一季度', '行标识'], ['1', '甲', '', 'a'])).toMatchObject({ value: { missing: ['年度目标'], added: [] } });
    expect(read(['事项', '年度目标', '一季度', '行标识', '备注'], ['甲', '建成', '', 'a', '催'])).toMatchObject({
      value: { missing: [], added: ['备注'] },
    });
    const merge = mergeSheet(heads, left, left, sheet([]));
    expect(merge.left).toEqual(['a', 'b']);
  });
});
