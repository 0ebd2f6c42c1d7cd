import { describe, expect, it } from 'vitest';
import { columnNames, readDay, templateHeads, templateKinds, type ImportColumn } from '#core/unit/import-row.ts';
import { checkRows, type ImportedUnit, type ImportResult } from '#core/unit/import.ts';
import { kindOfWord } from '#core/unit/kind-word.ts';
import { unitKinds } from '#core/unit/unit.ts';

const row = (cells: Partial<Record<ImportColumn, string>>): string[] => columnNames.map((column) => cells[column] ?? '');
const read = (...rows: readonly (readonly string[])[]): ImportResult => checkRows(rows, [], '2026-06-01');
const unitsOf = (result: ImportResult): readonly ImportedUnit[] => (result.ok ? result.units : []);
const errorsOf = (result: ImportResult): string[] =>
  result.ok
    ? []
    : result.errors.map(({ row, column, code, data }) =>
        `${row} ${column} ${code.replace('unit-import.', '')} ${Object.values(data).join(',')}`.trim(),
      );

describe('what a row says', () => {
  const only = (cells: Partial<Record<ImportColumn, string>>) =>
    unitsOf(read(templateHeads(), row({ fullName: '泰安市甲局', kind: '部门', ...cells })))[0];
  it.each<[string, Partial<Record<ImportColumn, string>>, Partial<ImportedUnit>]>([
    [
      'aliases by any mark between them',
      { aliases: '甲一、甲二,甲三，甲四;甲五；甲六\n甲七' },
      { aliases: ['甲一', '甲二', '甲三', '甲四', '甲五', '甲六', '甲七'] },
    ],
    ['aliases once each, none empty', { aliases: '、甲一、 甲 一 、、甲二' }, { aliases: ['甲一', '甲二'] }],
    [
      'a mark inside of brackets is the name’s',
      { aliases: '甲局（甲办、乙办）、丙局(丁,戊)' },
      { aliases: ['甲局（甲办、乙办）', '丙局(丁,戊)'] },
    ],
    ['an alias that says the full name is none', { aliases: '泰安市 甲局、甲一' }, { aliases: ['甲一'] }],
    [
      'an alias that says the short name is none',
      { shortName: '市甲局', aliases: '市甲局、甲一' },
      { shortName: '市甲局', aliases: ['甲一'] },
    ],
    ['a short name that says the full one is none', { shortName: '泰安市甲 局' }, { shortName: null }],
    ['line breaks of any system', { note: '一\r\n二\r三\n四' }, { note: '一\n二\n三\n四' }],
    ['white space once, and nothing that cannot be seen', { note: '\u200b 一 \t　二\u0000\u00ad\ufeff ' }, { note: '一 二' }],
    ['a place in digits of any width', { position: '００12' }, { position: 12 }],
  ])('%s', (_what, cells, expected) => expect(only(cells)).toMatchObject(expected));

  it('places follow the highest that there is, ten by ten, and a row’s own counts', () => {
    const named = (fullName: string, position = '') => row({ fullName, kind: '部门', position });
    const result = read(templateHeads(), named('甲局'), named('乙局', '7'), named('丙局'), named('丁局', '95'));
    expect(unitsOf(result).map(({ fullName, position }) => `${fullName} ${position}`)).toEqual([
      '甲局 105',
      '乙局 7',
      '丙局 115',
      '丁局 95',
    ]);
  });

  it('of a row that ends early, what is missing is blank', () => {
    expect(unitsOf(read(['全称', '类别', '简称', '备注'], ['甲局', '部门']))).toMatchObject([{ shortName: null, note: null }]);
    expect(errorsOf(read(['备注', '类别', '全称'], ['注', '部门']))).toEqual(['2 全称 name-missing']);
    expect(errorsOf(read(['备注', '全称', '类别'], ['注', '甲局']))).toEqual(['2 类别 kind-missing']);
    expect(errorsOf(read([], ['甲局', '部门']))).toEqual([
      '1 A header-blank A',
      '1 B header-blank B',
      '1 全称 header-missing 全称',
      '1 类别 header-missing 类别',
    ]);
  });

  it.each([
    [25, 'Z'],
    [26, 'AA'],
    [51, 'AZ'],
    [52, 'BA'],
    [701, 'ZZ'],
    [702, 'AAA'],
  ])('the column after %d others is %s', (at, letter) => {
    const heads = ['全称', '类别', ...Array.from({ length: at - 2 }, () => ''), '名次'];
    expect(errorsOf(read(heads, ['甲局', '部门']))).toEqual([`1 名次 header-unknown 名次,${letter}`]);
  });

  it('five thousand rows are read, one more is refused', () => {
    const rows = Array.from({ length: 5001 }, (_, at) => [`甲${at}局`, '部门']);
    expect(errorsOf(read(['全称', '类别'], ...rows))).toEqual(['1 全称 too-many-rows 5000,5001']);
    expect(unitsOf(read(['全称', '类别'], ...rows.slice(1)))).toHaveLength(5000);
  });
});

it('the template names every kind as it is read', () => {
  expect(templateKinds().map(kindOfWord)).toEqual([...unitKinds]);
});

it.each([
  ['2024-03-01', '2024-03-01'],
  ['2024/3/1', '2024-03-01'],
  ['2024.3.1', '2024-03-01'],
  ['2024年3月1日', '2024-03-01'],
  ['20240301', '2024-03-01'],
  ['２０２４－０３－０１', '2024-03-01'],
  ['2024-03-01T00:00:00.000Z', '2024-03-01'],
  ['2024-02-29', '2024-02-29'],
  ['2000-02-29', '2000-02-29'],
  ['1900-02-28', '1900-02-28'],
  ['1900-02-29', null],
  ['2024-04-30', '2024-04-30'],
  ['2024-04-31', null],
  ['2024-12-31', '2024-12-31'],
  ['2024-12-32', null],
  ['2024-00-10', null],
  ['2024-10-00', null],
  ['1900-01-01', '1900-01-01'],
  ['2024-03-01 00:00', '2024-03-01'],
  ['2024-03-01T00:00:00Z', '2024-03-01'],
  ['2024-03-01T08:00:00Z', null],
  ['不晚于2024-03-01', null],
  ['2024-03-01前', null],
  ['2023-02-29', null],
  ['2024-13-01', null],
  ['1899-12-31', null],
  ['45352', null],
  ['3月1日', null],
])('the day %s is %s', (text, day) => expect(readDay(text)).toBe(day));
