import { beforeAll, describe, expect, it } from 'vitest';
import '#test/browser-globals.ts';
import { decideLabel, filterOfUnit, firstUnit, markOf, noteOf, unitWords, wantedUnits } from '#web/ledger/unit-mark.ts';
import { words } from '#web/ledger/words.ts';
import { responsibility as unit, taskRow } from '#test/sample-task.ts';

beforeAll(() => words.load());

const members = [
  { id: 'u1', name: '泰山区' },
  { id: 'u2', name: '岱岳区' },
];
const list = unit('有关县市区', { openList: true });
const named = unit('有关县市区', { openList: true, resolution: 'named', units: members });
const matched = unit('市水利局', { resolution: 'matched', units: [{ id: 'u3', name: '泰安市水利局' }] });

it.each([
  ['an open list', list, { unit: ['有关县市区'] }, '· 未点名', '点名前', 'unit-text.name', '有关县市区'],
  ['a named list', named, { unit: ['有关县市区'] }, '· 已点名', '印发', 'unit-text.change', '有关县市区（泰山区、岱岳区）'],
  [
    'a list as printed',
    { ...list, resolution: 'as-printed' as const },
    { unit: ['有关县市区'] },
    '· 照印',
    '保留',
    'unit-text.change',
    '有关县市区',
  ],
  ['a unit', matched, { unitId: ['u3'] }, '印发', '印发', null, '市水利局'],
  ['a name of no unit', unit('河长办'), { unit: ['河长办'] }, '· 未对应', '没有同名', 'unit-text.choose', '河长办'],
  ['a name as printed', unit('专班', { resolution: 'as-printed' }), { unit: ['专班'] }, '印发', '保留', 'unit-text.change', '专班'],
])('%s', (_case, one, filter, mark, note, label, said) => {
  expect(filterOfUnit(one)).toEqual(filter);
  expect(markOf(one)).toBe(mark);
  expect(noteOf(one)).toContain(note);
  expect(decideLabel(one)).toBe(label);
  expect(unitWords(one)).toBe(said);
});

describe('the first unit of a row', () => {
  const responsibilities = [list, unit('甲'), unit('乙', { role: 'support' }), unit('丙')];
  it.each([
    ['the lead', '丁', responsibilities, '丁', 2],
    ['the lead, who is no other', '甲', responsibilities, '甲', 1],
    ['who is responsible', null, responsibilities, '甲', 1],
    ['nobody', null, [list, unit('乙', { role: 'support' })], null, 0],
  ])('is %s', (_case, lead, rows, first, others) => {
    expect(firstUnit(taskRow('t', { lead, responsibilities: rows }))).toMatchObject({ first, others });
  });
});

it.each([
  ['by name', ['市水利局'], [], ['市水利局']],
  ['by id', ['u3'], [], ['市水利局']],
  ['by a member', ['u1'], [], ['有关县市区（泰山区、岱岳区）']],
  ['unless it is shown', ['u3'], ['市水利局'], []],
  ['and no other', ['x'], [null], []],
])('wanted units are found %s', (_case, units, shown, found) => {
  expect(wantedUnits(taskRow('t', { responsibilities: [named, matched] }), units, shown).map((one) => one.words)).toEqual(found);
});
