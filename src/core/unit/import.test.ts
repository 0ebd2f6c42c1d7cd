import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnNames, importColumns, templateHeads, type ImportColumn } from '#core/unit/import-row.ts';
import { checkRows, unitTable, type ImportedUnit, type ImportResult } from '#core/unit/import.ts';
import type { UnitNode } from '#core/unit/unit.ts';

const today = '2026-06-01';
const heads = templateHeads();

/** A row of the template, by columns. */
function row(cells: Partial<Record<ImportColumn, string>>): string[] {
  return columnNames.map((column) => cells[column] ?? '');
}

function unit(
  id: string,
  full: string,
  more: Partial<UnitNode> = {},
  ...others: readonly (readonly ['short' | 'alias', string])[]
): UnitNode {
  const always = { validFrom: null, validTo: null };
  const names = [['full', full] as const, ...others].map(([form, name]) => ({ name, form, ...always, checked: true, source: null }));
  return {
    id,
    kind: 'department',
    parentId: null,
    housedAtId: null,
    position: 10,
    code: null,
    ...always,
    names,
    example: false,
    note: null,
    ...more,
  };
}

const existing: readonly UnitNode[] = [
  unit('gov', '泰安市人民政府', { kind: 'body', code: '370900' }, ['short', '市政府']),
  unit(
    'fagai',
    '泰安市发展和改革委员会',
    { parentId: 'gov', position: 20 },
    ['short', '市发展改革委'],
    ['alias', '市发改委'],
    ['alias', '市发展和改革委员会'],
  ),
  unit('taishan', '泰山区', { kind: 'county', code: '370902', parentId: 'gov', position: 30 }),
  unit('old', '泰安市粮食局', { validTo: '2019-01-01', position: 40 }),
];

const errorsOf = (result: ImportResult): string[] =>
  result.ok
    ? []
    : result.errors.map(({ row, column, code, data }) =>
        `${row} ${column} ${code.replace('unit-import.', '')} ${Object.values(data).join(',')}`.trim(),
      );
const unitsOf = (result: ImportResult): readonly ImportedUnit[] => (result.ok ? result.units : []);
const check = (...rows: string[][]): ImportResult => checkRows([heads, ...rows], existing, today);

describe('the heads', () => {
  it.each([
    [['全称*', '类别*'], []],
    [
      [' 全 称（', '类别'],
      ['1 全称 header-missing 全称', '1 全 称（ header-unknown 全 称（,A'],
    ],
    [['\ufeff全称＊', '类别 *', '简称'], []],
    [['全称'], ['1 类别 header-missing 类别']],
    [['全称', '类别', '全称*'], ['1 全称 header-twice 全称']],
    [['全称', '类别', '名次'], ['1 名次 header-unknown 名次,C']],
    [['全称', '类别', '', ''], ['1 D header-blank D']],
  ])('%j', (heads, expected) => {
    const result = checkRows([heads, ['甲局局', '部门', '', 'x'].slice(0, heads.length === 4 ? 4 : Math.min(heads.length, 2))], [], today);
    expect(errorsOf(result).sort()).toEqual([...expected].sort());
  });

  it('a file without rows has nothing to import', () => {
    expect(errorsOf(checkRows([heads], [], today))).toEqual(['1 全称 no-rows']);
    expect(errorsOf(checkRows([heads, row({}), ['', ' ']], [], today))).toEqual(['1 全称 no-rows']);
    expect(errorsOf(checkRows([], [], today))).toEqual(['1 全称 header-missing 全称', '1 类别 header-missing 类别']);
  });
});

describe('one row alone', () => {
  const base = { fullName: '泰安市甲局', kind: '部门' };
  it.each<[string, Partial<Record<ImportColumn, string>>, readonly string[]]>([
    ['is whole', base, []],
    ['has no name', { kind: '部门' }, ['2 全称 name-missing']],
    ['has no kind', { fullName: '泰安市甲局' }, ['2 类别 kind-missing']],
    ['has an unknown kind', { ...base, kind: '厅局' }, ['2 类别 kind-unknown 厅局']],
    ['names nobody in particular', { ...base, aliases: '市甲局、有关部门' }, ['2 别名 name-open-list 有关部门']],
    ['takes a name of another unit', { ...base, shortName: '市发改委' }, ['2 简称 name-taken 市发改委,泰安市发展和改革委员会']],
    ['takes another unit’s full name as its alias', { ...base, aliases: '泰山区' }, ['2 别名 name-taken 泰山区,泰山区']],
    ['takes the name of a body that is gone', { ...base, aliases: '泰安市粮食局', validFrom: '2020-01-01' }, []],
    ['has an unknown unit above', { ...base, parent: '市乙局' }, ['2 上级单位 parent-unknown 市乙局']],
    ['stands under itself', { ...base, parent: '泰安市甲局' }, ['2 上级单位 parent-self 泰安市甲局']],
    ['is housed nowhere', { ...base, housedAt: '市乙局' }, ['2 设在 housed-unknown 市乙局']],
    ['is housed at an alias', { ...base, housedAt: '市发改委' }, []],
    ['has a code as a department', { ...base, code: '370901' }, ['2 行政区划代码 code-kind 370901']],
    ['has a code as a functional zone', { ...base, kind: '功能区', code: '370971' }, ['2 行政区划代码 code-kind 370971']],
    ['has a short code', { ...base, kind: '县市区', code: '37091' }, ['2 行政区划代码 code-malformed 37091']],
    ['has a code of no province', { ...base, kind: '县市区', code: '990911' }, ['2 行政区划代码 code-malformed 990911']],
    [
      'has a code of a city as a county',
      { ...base, kind: '县市区', code: '370900' },
      ['2 行政区划代码 code-malformed 370900', '2 行政区划代码 code-taken 370900,泰安市人民政府'],
    ],
    ['has a code of another province', { ...base, kind: '县市区', code: '410911' }, ['2 行政区划代码 code-province 410911,37']],
    ['has a code that is taken', { ...base, kind: '县市区', code: '370902' }, ['2 行政区划代码 code-taken 370902,泰山区']],
    ['is a township with nine digits', { ...base, kind: '乡镇街道', code: '370902001' }, []],
    ['is a city elsewhere', { ...base, kind: '其他城市', code: '410100' }, []],
    ['has an odd place', { ...base, position: '第3' }, ['2 次序 position-malformed 第3']],
    [
      'has no such day',
      { ...base, validFrom: '2023-02-29', validTo: '明年' },
      ['2 启用日期 date-unreadable 2023-02-29', '2 停用日期 date-unreadable 明年'],
    ],
    [
      'ends before it begins',
      { ...base, validFrom: '2024-01-01', validTo: '2024-01-01' },
      ['2 停用日期 period-empty 2024-01-01,2024-01-01'],
    ],
    ['is too long', { ...base, fullName: '甲'.repeat(101) }, ['2 全称 cell-too-long 100,101']],
    ['has an alias that is too long', { ...base, aliases: `短名、${'甲'.repeat(101)}` }, ['2 别名 cell-too-long 100,101']],
    ['is too short', { ...base, shortName: '甲', aliases: '甲乙、丙' }, ['2 简称 name-too-short 甲', '2 别名 name-too-short 丙']],
    [
      'has too many aliases',
      { ...base, aliases: Array.from({ length: 31 }, (_, at) => `别名${at}`).join('、') },
      ['2 别名 too-many-aliases 30,31'],
    ],
    ['has a name as long as may be', { ...base, fullName: '甲'.repeat(100), aliases: `短名、${'乙'.repeat(100)}` }, []],
    ['has as many aliases as may be', { ...base, aliases: Array.from({ length: 30 }, (_, at) => `别名${at}`).join('、') }, []],
    ['has a note as long as may be', { ...base, note: '注'.repeat(1000) }, []],
    ['has a longer note', { ...base, note: '注'.repeat(1001) }, ['2 备注 cell-too-long 1000,1001']],
    ['has a place of six digits', { ...base, position: '100000' }, []],
    ['has a place of seven', { ...base, position: '1000000' }, ['2 次序 position-malformed 1000000']],
    ['has a code longer than a county’s', { ...base, kind: '县市区', code: '3709021' }, ['2 行政区划代码 code-malformed 3709021']],
    ['has a code, and no known kind', { ...base, kind: '厅', code: '370999' }, ['2 类别 kind-unknown 厅']],
    [
      'has a code with more before it, and no known kind',
      { ...base, kind: '厅', code: '0370999' },
      ['2 类别 kind-unknown 厅', '2 行政区划代码 code-malformed 0370999'],
    ],
    ['has a town’s code, and no known kind', { ...base, kind: '厅', code: '370902001' }, ['2 类别 kind-unknown 厅']],
    [
      'has a code between both, and no known kind',
      { ...base, kind: '厅', code: '37090200' },
      ['2 类别 kind-unknown 厅', '2 行政区划代码 code-malformed 37090200'],
    ],
    ['is a township of no township', { ...base, kind: '乡镇街道', code: '370902000' }, ['2 行政区划代码 code-malformed 370902000']],
    ['begins and has no end', { ...base, validFrom: '2024-01-01' }, []],
    ['ends and has no beginning', { ...base, validTo: '2024-01-01' }, []],
    ['lasts for a day', { ...base, validFrom: '2024-01-01', validTo: '2024-01-02' }, []],
    [
      'has every error at once',
      { kind: '厅', parent: '乙', code: 'x', position: '-', validFrom: '-' },
      [
        '2 全称 name-missing',
        '2 类别 kind-unknown 厅',
        '2 上级单位 parent-unknown 乙',
        '2 行政区划代码 code-malformed x',
        '2 次序 position-malformed -',
        '2 启用日期 date-unreadable -',
      ],
    ],
  ])('%s', (_name, cells, expected) => expect(errorsOf(check(row(cells)))).toEqual(expected));
});

describe('rows together', () => {
  it('may point at rows further down, and stay blank between', () => {
    const result = check(
      row({ fullName: '泰安市甲局', kind: '部门', parent: '市乙组' }),
      row({}),
      row({ fullName: '泰安市乙组', shortName: '市乙组', kind: '领导小组', housedAt: '市发改委' }),
    );
    expect(unitsOf(result)).toMatchObject([
      { row: 2, action: 'add', parent: { row: 4 }, position: 50 },
      { row: 4, action: 'add', parent: null, housedAt: { unitId: 'fagai' }, position: 60 },
    ]);
  });

  it('have no name twice', () => {
    const result = check(
      row({ fullName: '泰安市甲局', kind: '部门' }),
      row({ fullName: '泰安市甲局', kind: '部门' }),
      row({ fullName: '泰安市乙局', aliases: '泰安市 甲局', kind: '部门' }),
    );
    expect(errorsOf(result)).toEqual(['3 全称 name-twice 泰安市甲局,2', '4 别名 name-twice 泰安市 甲局,2']);
  });

  it('have no code twice', () => {
    const county = { kind: '县市区', code: '370999' };
    expect(errorsOf(check(row({ ...county, fullName: '甲县' }), row({ ...county, fullName: '乙县' })))).toEqual([
      '3 行政区划代码 code-twice 370999,2',
    ]);
  });

  it('may have one name one after the other', () => {
    const cells = { fullName: '泰安市甲局', kind: '部门' };
    const result = check(row({ ...cells, validTo: '2020-01-01' }), row({ ...cells, validFrom: '2020-01-01' }));
    expect(unitsOf(result).map(({ action }) => action)).toEqual(['add', 'add']);
  });

  it('do not stand under each other in a circle, also through units that exist', () => {
    const inFile = check(
      row({ fullName: '甲局', kind: '部门', parent: '乙局' }),
      row({ fullName: '乙局', kind: '部门', parent: '丙局' }),
      row({ fullName: '丙局', kind: '部门', parent: '甲局' }),
      row({ fullName: '丁局', kind: '部门', parent: '甲局' }),
    );
    expect(errorsOf(inFile)).toEqual(['2 上级单位 parent-cycle 乙局', '3 上级单位 parent-cycle 丙局', '4 上级单位 parent-cycle 甲局']);
    const through = check(row({ fullName: '泰安市人民政府', kind: '其他机构', parent: '市发改委', code: '370900' }));
    expect(errorsOf(through)).toEqual(['2 上级单位 parent-cycle 市发改委']);
  });

  it('an ambiguous unit above is asked about', () => {
    const twins = [unit('a', '甲局', {}, ['alias', '办公室']), unit('b', '乙局', {}, ['alias', '办公室'])];
    expect(errorsOf(checkRows([heads, row({ fullName: '丙局', kind: '部门', parent: '办公室' })], twins, today))).toEqual([
      '2 上级单位 parent-ambiguous 办公室,2',
    ]);
  });
});

describe('a unit that exists', () => {
  const fagai = { fullName: '泰安市发展和改革委员会', kind: '部门', parent: '泰安市人民政府' };
  it('stays as it is when the row says nothing new', () => {
    const same = { ...fagai, shortName: '市发展改革委', aliases: '市发展和改革委员会，市发改委', position: '20' };
    expect(unitsOf(check(row(same)))).toMatchObject([{ action: 'keep', unitId: 'fagai', changes: [] }]);
  });

  it('is changed where the row differs; blank clears, but keeps the place', () => {
    const result = check(row({ ...fagai, shortName: '市发改委', note: '新备注' }));
    expect(unitsOf(result)).toMatchObject([
      { action: 'update', unitId: 'fagai', changes: ['shortName', 'aliases', 'note'], shortName: '市发改委', aliases: [], position: 20 },
    ]);
  });

  it('keeps what the file has no column for', () => {
    const result = checkRows(
      [
        ['全称', '类别'],
        ['泰安市发展和改革委员会', '部门'],
        ['泰山区', '县市区'],
      ],
      existing,
      today,
    );
    expect(unitsOf(result).map(({ action }) => action)).toEqual(['keep', 'keep']);
    expect(unitsOf(result)[0]).toMatchObject({
      shortName: '市发展改革委',
      parent: { unitId: 'gov' },
      aliases: ['市发改委', '市发展和改革委员会'],
    });
  });

  it('gives a name away only where its own row lets go of it', () => {
    const taker = row({ fullName: '泰安市甲局', kind: '部门', aliases: '市发改委' });
    expect(errorsOf(check(taker))).toEqual(['2 别名 name-taken 市发改委,泰安市发展和改革委员会']);
    expect(unitsOf(check(taker, row(fagai))).map(({ action }) => action)).toEqual(['add', 'update']);
  });

  it('that ended is not the one of today', () => {
    const result = check(row({ fullName: '泰安市粮食局', kind: '部门', validFrom: '2025-01-01' }));
    expect(unitsOf(result)).toMatchObject([{ action: 'add' }]);
    expect(unitsOf(check(row({ fullName: '泰安市粮食局', kind: '部门', validTo: '2019-01-01', position: '40' })))).toMatchObject([
      { action: 'keep', unitId: 'old' },
    ]);
  });

  // A table without columns of days leaves those that are known.
  const several = (...times: readonly Partial<UnitNode>[]) =>
    checkRows(
      [
        ['全称', '类别'],
        ['泰安市港口局', '部门'],
      ],
      times.map((time, at) => unit(`u${at}`, '泰安市港口局', time)),
      today,
    );
  it.each<[string, readonly Partial<UnitNode>[], readonly string[]]>([
    ['is the one of today', [{ validTo: '2019-01-01' }, { validFrom: '2024-01-01' }], ['u1']],
    ['is the only one, though it ended', [{ validTo: '2019-01-01' }], ['u0']],
  ])('of several with its name %s', (_, times, expected) => {
    expect(unitsOf(several(...times)).flatMap((read) => ('unitId' in read ? [read.unitId] : []))).toEqual(expected);
  });

  it.each<[string, readonly Partial<UnitNode>[]]>([
    ['none is of today', [{ validTo: '2019-01-01' }, { validFrom: '2020-01-01', validTo: '2024-01-01' }]],
    ['two are of today', [{}, {}]],
  ])('is not guessed where several had its name and %s', (_, times) => {
    expect(errorsOf(several(...times))).toContain('2 全称 unit-ambiguous 泰安市港口局');
  });
});

describe('a unit that was merged into another', () => {
  const merged = { ...unit('gone', '泰安市甲局（已并入市乙局）', { validTo: '2026-01-01' }), mergedInto: 'into' };
  const units = [merged, unit('into', '泰安市乙局')];
  const heads = ['全称', '类别', '停用日期'];
  const rowsOf = (...rows: readonly string[][]) => checkRows([heads, ...rows], units, today);

  it('is not brought back by an empty day of its end, nor changed', () => {
    for (const [kind, end] of [
      ['部门', ''],
      ['部门', '2027-01-01'],
      ['县市区', '2026-01-01'],
    ] as const)
      expect(errorsOf(rowsOf(['泰安市甲局（已并入市乙局）', kind, end])), end).toEqual([
        '2 全称 merged 泰安市甲局（已并入市乙局）,泰安市乙局',
      ]);
  });

  it('may stand in a table as it is', () => {
    expect(unitsOf(rowsOf(['泰安市甲局（已并入市乙局）', '部门', '2026-01-01'], ['泰安市乙局', '部门', '']))).toMatchObject([
      { action: 'keep' },
      { action: 'keep' },
    ]);
  });
});

describe('any table', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      '',
      '甲局',
      '乙局',
      '丙局',
      '部门',
      '县市区',
      '泰山区',
      '370902',
      '370999',
      '2024-01-01',
      '2020年1月1日',
      '3',
      '等',
      '甲、乙',
      '泰安市人民政府',
    ),
    fc.string({ unit: 'binary', maxLength: 12 }),
  );
  const table = fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 8 });

  it('is read or refused with places and reasons, never thrown at', () => {
    fc.assert(
      fc.property(table, fc.boolean(), (rows, withHeads) => {
        const all = withHeads ? [heads, ...rows] : rows;
        const result = checkRows(all, existing, today);
        if (result.ok) {
          expect(result.units.length).toBeGreaterThan(0);
          const names = result.units.map(({ fullName, validFrom, validTo }) => `${fullName} ${validFrom} ${validTo}`);
          expect(new Set(names).size).toBe(names.length);
        } else {
          expect(result.errors.length).toBeGreaterThan(0);
          expect(result.errors.every(({ row, column }) => row >= 1 && row <= Math.max(1, all.length) && column !== '')).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('that the export wrote changes nothing', () => {
    const result = checkRows([heads, ...unitTable(existing, today)], existing, today);
    expect(errorsOf(result)).toEqual([]);
    expect(unitsOf(result).map(({ action, changes }) => `${action} ${changes.join()}`)).toEqual(existing.map(() => 'keep '));
    expect(Object.keys(importColumns)).toEqual(columnNames);
  });
});
