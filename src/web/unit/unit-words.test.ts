import { beforeAll, describe, expect, it } from 'vitest';
import '#test/browser-globals.ts';
import { lifeOf, namer, timeWords, unitHistoryWords, type UnitDetail } from '#web/unit/unit-words.ts';
import { words } from '#web/unit/words.ts';
import { unitName, unitOf } from '#test/sample-unit.ts';

beforeAll(() => words.load());

const detail = (more: Partial<UnitDetail>): UnitDetail => ({ ...unitOf('u'), successions: [], groupIds: [], accounts: 0, ...more });
const succession = { fromUnitId: 'u', toUnitId: 'x', relation: 'merged', onDate: '2024-03-01', checked: true, note: null } as const;
const life = (more: Partial<UnitDetail>) => lifeOf(detail(more), (id) => `单位${id}`).map(({ day, text }) => [day, text]);

describe('the life of a unit', () => {
  it('is silent about a body of which nothing is known', () => expect(life({})).toEqual([]));

  it('tells the beginning, the renaming and the end, by day', () => {
    const names = [unitName('新名', { validFrom: '2019-01-01' }), unitName('旧名', { validTo: '2019-01-01' })];
    expect(life({ validFrom: '2010-01-01', validTo: '2024-03-01', names })).toEqual([
      ['2010-01-01', '成立'],
      ['2019-01-01', '由“旧名”更名为“新名”'],
      ['2024-03-01', '撤并'],
    ]);
  });

  it('takes the first name for no renaming', () => {
    expect(life({ validFrom: '2010-01-01', names: [unitName('名', { validFrom: '2010-01-01' })] })).toEqual([['2010-01-01', '成立']]);
  });

  it('looks at a succession from both sides; one that ends the body is its end', () => {
    expect(life({ validTo: '2024-03-01', successions: [succession] })).toEqual([['2024-03-01', '并入“单位x”']]);
    expect(life({ successions: [{ ...succession, fromUnitId: 'x', toUnitId: 'u' }] })).toEqual([['2024-03-01', '“单位x”并入']]);
  });

  it('goes on after a split, and after a succession of another day', () => {
    expect(life({ validTo: '2024-03-01', successions: [{ ...succession, relation: 'split' }] })).toHaveLength(2);
    expect(life({ validTo: '2025-03-01', successions: [succession] })).toHaveLength(2);
  });

  it('puts what has no day first', () => {
    expect(life({ validFrom: '2010-01-01', successions: [{ ...succession, onDate: null }] })[0]).toEqual([null, '并入“单位x”']);
  });
});

it.each([
  [null, null, ''],
  ['2019-01-01', null, '2019-01-01 起'],
  [null, '2024-03-01', '2024-03-01 前'],
  ['2019-01-01', '2024-03-01', '2019-01-01 起，2024-03-01 前'],
])('a name from %s to %s holds %s', (validFrom, validTo, said) => expect(timeWords({ validFrom, validTo })).toBe(said));

it('names a unit by its id, and waits for those that are not there yet', () => {
  const nameOf = namer([unitOf('市水利局')], '2026-01-01');
  expect(nameOf('市水利局')).toBe('市水利局');
  expect(nameOf('x')).toBe('正在读取单位…');
});

describe('the trail of a unit', () => {
  const said = (before: object | null, after: object | null, act = 'unit.edit', detailOf: string | null = null) =>
    unitHistoryWords({ act, detail: detailOf, before: JSON.stringify(before), after: JSON.stringify(after) });
  it.each<[string, object, object, string[]]>([
    ['a field', { short: null }, { short: '水利' }, ['将简称定为“水利”']],
    ['a kind in words', { kind: 'department' }, { kind: 'county' }, ['将类别由“部门”改为“县市区”']],
    ['aliases', { aliases: ['甲', '乙'] }, { aliases: ['乙', '丙'] }, ['增加别名：丙', '去掉别名：甲']],
    ['aliases that were not touched', { aliases: ['甲'] }, {}, []],
    ['members', {}, { joined: ['甲', '乙'], left: ['丙'] }, ['加入成员：甲、乙', '退出成员：丙']],
    ['nobody joined', {}, { joined: [] }, []],
    ['checked', { checked: false }, { checked: true }, ['名称核对无误']],
    ['unchecked', { checked: true }, { checked: false }, ['名称改回未核对']],
    ['still checked', { checked: true }, { checked: true }, []],
    ['no example any more', { example: true }, { example: false }, ['不再是示例']],
    ['still an example', { example: true }, { example: true }, []],
    ['a renaming', {}, { renamedOn: '2024-03-01', source: '文号', reason: '改革' }, ['自 2024-03-01 起', '依据：文号', '理由：改革']],
    ['successors', {}, { successors: [{ relation: 'merged', name: '甲' }] }, ['并入“甲”']],
    ['what it received', {}, { received: { relation: 'split', name: '甲' } }, ['从“甲”分出']],
    ['a merge into it', {}, { merged: '甲', people: 2, posts: 1 }, ['合并了“甲”，随之转来人员 2 名、岗位 1 个']],
    ['its own merge alone', { short: 'a' }, { mergedInto: '甲', short: 'b', reason: '重复' }, ['并入“甲”', '理由：重复']],
  ])('tells %s', (_case, before, after, expected) => expect(said(before, after)).toEqual(expected));

  it('names the file of an import, and only of an import', () => {
    expect(said({}, {}, 'unit.import', '单位.xlsx')).toEqual(['文件：单位.xlsx']);
    expect(said({}, {}, 'unit.edit', '单位.xlsx')).toEqual([]);
  });

  it('leaves out what it cannot read', () => {
    expect(unitHistoryWords({ act: 'x', detail: null, before: 'no json', after: null })).toEqual([]);
  });
});
