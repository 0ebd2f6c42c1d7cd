import { describe, expect, it } from 'vitest';
import { codeFits } from '#core/unit/import-codes.ts';
import { checkRows } from '#core/unit/import.ts';
import { unitKinds, type UnitNode } from '#core/unit/unit.ts';

it.each([
  ['370902', ['county', 'other-city', 'body']],
  ['370900', ['other-city', 'body']],
  ['370902001', ['township']],
  ['370902000', []],
  ['990902', []],
  ['37090', []],
  ['3709021', []],
  ['', []],
])('the code %s fits %j', (code, kinds) => {
  expect(unitKinds.filter((kind) => codeFits(kind, code)).toSorted()).toEqual(kinds.toSorted());
});

const today = '2026-06-01';
const heads = ['全称', '类别', '行政区划代码', '启用日期'];
const county = (id: string, code: string | null, kind: UnitNode['kind'] = 'county', validTo: string | null = null): UnitNode => ({
  id,
  kind,
  parentId: null,
  housedAtId: null,
  position: 10,
  code,
  validFrom: null,
  validTo,
  names: [{ name: `${id}县`, form: 'full', validFrom: null, validTo: null, checked: true, source: null }],
  example: false,
  note: null,
});
/** What is said of rows of counties with these codes. */
function told(rows: readonly (readonly string[])[], before: readonly UnitNode[]): readonly string[] {
  const result = checkRows([heads, ...rows], before, today);
  return result.ok
    ? []
    : result.errors.map(({ row, code, data }) => `${row} ${code.replace('unit-import.', '')} ${Object.values(data).join(',')}`);
}

describe('the province of the codes', () => {
  it.each<[string, readonly UnitNode[], readonly string[], readonly string[]]>([
    [
      'that most of the units have',
      [county('a', '370101'), county('b', '370102'), county('c', '410101')],
      ['410199'],
      ['2 code-province 410199,37'],
    ],
    ['of a tie is nobody’s', [county('a', '370101'), county('c', '410101')], ['410199', '370199'], []],
    [
      'is told by towns and bodies too',
      [county('a', '370101001', 'township'), county('b', '370100', 'body')],
      ['410199'],
      ['2 code-province 410199,37'],
    ],
    ['is not told by other cities', [county('a', '370100', 'other-city')], ['410199'], []],
    ['is told by the file where no unit tells it', [], ['370199', '370198', '410199'], ['4 code-province 410199,37']],
    [
      'is told by the units before the file',
      [county('a', '370101')],
      ['410199', '410198'],
      ['2 code-province 410199,37', '3 code-province 410198,37'],
    ],
    ['is not told by units without a code', [county('a', null)], ['410199'], []],
  ])('%s', (_what, before, codes, expected) => {
    const rows = codes.map((code, at) => [`新${at}县`, '县市区', code]);
    expect(told(rows, before)).toEqual(expected);
  });

  it('a code of a time that is over is free', () => {
    const before = [county('旧', '370199', 'county', '2020-01-01')];
    expect(told([['新县', '县市区', '370199', '2020-01-01']], before)).toEqual([]);
    expect(told([['新县', '县市区', '370199', '2019-12-31']], before)).toEqual(['2 code-taken 370199,旧县']);
  });
});
