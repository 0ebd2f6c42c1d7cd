import { beforeAll, describe, expect, it } from 'vitest';
import { unitTimeline, unitNamer, timeWords, unitHistoryWords, type UnitDetail } from '#web/unit/unit-words.ts';
import { words } from '#web/unit/words.ts';

beforeAll(() => words.load());

const name = (full: string, validFrom: string | null, validTo: string | null, checked = true): UnitDetail['names'][number] => ({
  name: full,
  form: 'full',
  validFrom,
  validTo,
  checked,
  source: checked ? null : '某文件',
});
const unit: UnitDetail = {
  id: 'u',
  kind: 'department',
  parentId: null,
  housedAtId: null,
  position: 1,
  code: null,
  validFrom: null,
  validTo: null,
  note: null,
  example: false,
  revision: 1,
  names: [],
  memberIds: [],
  groupIds: [],
  successions: [],
  accounts: 0,
};
const moved = (fromUnitId: string, toUnitId: string, relation: 'merged' | 'split' | 'succeeded', onDate: string | null = '2024-03-01') =>
  ({ id: 's', fromUnitId, toUnitId, relation, onDate, checked: true, note: null }) as const;
const lifeWords = (more: Partial<UnitDetail>): string[] =>
  unitTimeline({ ...unit, ...more }, (id) => `${id}局`).map(({ day, text }) => `${day ?? '?'} ${text}`);

describe('the life of a unit', () => {
  it('is nothing where nothing is known', () => expect(lifeWords({ names: [name('甲局', null, null)] })).toEqual([]));

  it('begins, is renamed and ends, by day', () => {
    expect(
      lifeWords({
        validFrom: '2010-01-01',
        validTo: '2024-03-01',
        names: [name('乙局', '2019-01-01', null), name('甲局', '2010-01-01', '2019-01-01')],
      }),
    ).toEqual(['2010-01-01 成立', '2019-01-01 由“甲局”更名为“乙局”', '2024-03-01 撤并']);
  });

  it('tells of a name which source and whether it was checked', () => {
    const [renamed] = unitTimeline({ ...unit, names: [name('甲局', null, '2019-01-01'), name('乙局', '2019-01-01', null, false)] }, String);
    expect(renamed).toMatchObject({ day: '2019-01-01', checked: false, note: '某文件', unitId: null });
  });

  it('ends in another unit, and is told once', () => {
    expect(lifeWords({ validTo: '2024-03-01', successions: [moved('u', 'b', 'merged')] })).toEqual(['2024-03-01 并入“b局”']);
    expect(lifeWords({ validTo: '2024-03-01', successions: [moved('u', 'b', 'split')] })).toEqual([
      '2024-03-01 分出“b局”',
      '2024-03-01 撤并',
    ]);
    expect(lifeWords({ validTo: '2024-03-01', successions: [moved('b', 'u', 'merged')] })).toEqual([
      '2024-03-01 “b局”并入',
      '2024-03-01 撤并',
    ]);
    expect(lifeWords({ validTo: '2024-04-01', successions: [moved('u', 'b', 'merged')] })).toEqual([
      '2024-03-01 并入“b局”',
      '2024-04-01 撤并',
    ]);
  });

  it('begins with what has no day', () => {
    expect(lifeWords({ validFrom: '2010-01-01', successions: [moved('b', 'u', 'succeeded', null)] })).toEqual([
      '? 承接“b局”的职责',
      '2010-01-01 成立',
    ]);
  });
});

it.each([
  [null, null, ''],
  ['2019-01-01', null, '2019-01-01 起'],
  [null, '2024-03-01', '2024-03-01 前'],
  ['2019-01-01', '2024-03-01', '2019-01-01 起，2024-03-01 前'],
])('a name held from %s to %s: %s', (validFrom, validTo, said) => expect(timeWords({ validFrom, validTo })).toBe(said));

it('names units as they are called that day', () => {
  const of = unitNamer([{ ...unit, names: [name('甲局', null, '2019-01-01'), name('乙局', '2019-01-01', null)] }], '2026-01-01');
  expect(of('u')).toBe('乙局');
  expect(of('nobody')).not.toBe('乙局');
});

describe('the history of a unit in words', () => {
  const said = (before: unknown, after: unknown, act = 'editUnit', detail: string | null = null): string[] =>
    unitHistoryWords({ act, detail, before: JSON.stringify(before), after: JSON.stringify(after) });

  it('tells each field that changed, kinds in words, and why', () => {
    expect(
      said({ full: '甲局', kind: 'department', code: '370901' }, { full: '乙局', kind: 'county', code: null, reason: '改正' }),
    ).toEqual(['将全称由“甲局”改为“乙局”', '将类别由“部门”改为“县市区”', expect.stringMatching(/^取消.*“370901”$/), '理由：改正']);
    expect(said({ full: '甲局' }, { full: '甲局' })).toEqual([]);
  });

  it('tells aliases and members that came and went', () => {
    expect(said({ aliases: ['甲', '乙'] }, { aliases: ['乙', '丙'] })).toEqual(['增加别名：丙', '去掉别名：甲']);
    expect(said({ aliases: ['甲'] }, {})).toEqual([]);
    expect(said({}, { joined: ['甲局'], left: ['乙局', '丙局'] })).toEqual(['加入成员：甲局', '退出成员：乙局、丙局']);
  });

  it('tells mergers from both sides', () => {
    expect(said({}, { merged: '乙局', people: 2 })).toEqual(['合并了“乙局”，随之转来人员 2 名、岗位 0 个']);
    expect(said({ full: '乙局' }, { mergedInto: '甲局', full: null, reason: '重复' })).toEqual(['并入“甲局”', '理由：重复']);
    expect(said({}, { successors: [{ relation: 'merged', name: '甲局' }] })).toEqual(['并入“甲局”']);
    expect(said({}, { received: { relation: 'split', name: '甲局' } })).toEqual(['从“甲局”分出']);
  });

  it('tells when a name was checked, and where it comes from', () => {
    expect(said({ checked: false }, { checked: true })).toEqual(['名称核对无误']);
    expect(said({ checked: true }, { checked: false })).toEqual(['名称改回未核对']);
    expect(said({ checked: true }, { checked: true })).toEqual([]);
    expect(said({ example: true }, { example: false })).toEqual(['不再是示例']);
    expect(said({}, { renamedOn: '2026-01-01', source: '某文件' })).toEqual(['自 2026-01-01 起', '依据：某文件']);
    expect(said({}, {}, 'importUnits', '单位.csv')).toEqual(['文件：单位.csv']);
    expect(said({}, {}, 'editUnit', '单位.csv')).toEqual([]);
  });

  it('leaves out what it does not know', () => {
    expect(unitHistoryWords({ act: 'editUnit', detail: null, before: '{', after: '[1]' })).toEqual([]);
    expect(unitHistoryWords({ act: 'editUnit', detail: null, before: null, after: '{"full":{"a":1}}' })).toEqual([]);
  });
});
