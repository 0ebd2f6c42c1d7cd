import { beforeAll, expect, it } from 'vitest';
import { decideLabel, filterOfUnit, markOf, noteOf } from '#web/ledger/unit-mark.ts';
import { words } from '#web/ledger/words.ts';
import { responsibility as unit } from '#test/sample-task.ts';

beforeAll(() => words.load());

const members = [
  { id: 'u1', name: '泰山区' },
  { id: 'u2', name: '岱岳区' },
];
const list = unit('有关县市区', { openList: true });
const named = unit('有关县市区', { openList: true, resolution: 'named', units: members });
const matched = unit('市水利局', { resolution: 'matched', units: [{ id: 'u3', name: '泰安市水利局' }] });

it.each([
  ['an open list', list, { unit: ['有关县市区'] }, '· 未明确', '明确单位前', 'unit-text.name'],
  ['a named list', named, { unit: ['有关县市区'] }, '· 已明确', '印发', 'unit-text.change'],
  [
    'a list as printed',
    { ...list, resolution: 'as-printed' as const },
    { unit: ['有关县市区'] },
    '· 按原文保留',
    '保留',
    'unit-text.change',
  ],
  ['a unit', matched, { unitId: ['u3'] }, '印发', '印发', null],
  ['a name of no unit', unit('河长办'), { unit: ['河长办'] }, '· 未对应', '没有同名', 'unit-text.choose'],
  ['a name as printed', unit('专班', { resolution: 'as-printed' }), { unit: ['专班'] }, '印发', '保留', 'unit-text.change'],
])('%s', (_case, one, filter, mark, note, label) => {
  expect(filterOfUnit(one)).toEqual(filter);
  expect(markOf(one)).toBe(mark);
  expect(noteOf(one)).toContain(note);
  expect(decideLabel(one)).toBe(label);
});
