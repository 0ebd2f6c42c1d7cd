import { beforeAll, describe, expect, it } from 'vitest';
import { firstUnit, hasOpenList, ownUnits, unitWords, wantedUnits } from '#web/ledger/row-units.ts';
import { words } from '#web/ledger/words.ts';
import { rowUnit as unit, taskRow } from '#test/sample-task.ts';

beforeAll(() => words.load());

const list = unit('有关县市区', { openList: true, undecided: true });
const named = unit('有关县市区', { openList: true, members: ['泰山区', '岱岳区'] });
const asPrinted = unit('各镇街', { openList: true });
const unmatched = unit('河长办', { undecided: true });

it('says a named list with its members, anything else as printed', () => {
  expect([list, named, asPrinted, unmatched].map(unitWords)).toEqual(['有关县市区', '有关县市区（泰山区、岱岳区）', '各镇街', '河长办']);
});

it('marks a list that nobody named the members of, and no name without a unit', () => {
  const marked = [list, named, asPrinted, unmatched].map((one) => hasOpenList(taskRow('t', { responsibilities: [one] })));
  expect(marked).toEqual([true, false, false, false]);
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

it('knows the own units of the reader with their roles, one of a named list by its name', () => {
  const responsibilities = [unit('甲'), unit('乙', { role: 'support', own: ['市乙局'] }), { ...named, own: ['岱岳区'] }];
  expect(ownUnits(taskRow('t', { responsibilities })).map(({ role, words: said }) => [role, said])).toEqual([
    ['support', '乙'],
    ['responsible', '岱岳区（有关县市区）'],
  ]);
  expect(ownUnits(taskRow('t', { responsibilities: [named, unit('甲')] }))).toEqual([]);
});

it.each([
  ['by name', ['市水利局'], [], ['市水利局']],
  ['as the answer marks them', ['x'], ['市水利局'], ['有关县市区（泰山区、岱岳区）']],
  ['unless they are shown', ['市水利局'], ['市水利局', '有关县市区'], []],
])('wanted units are found %s', (_case, units, shown, found) => {
  const responsibilities = units[0] === 'x' ? [{ ...named, wanted: true as const }, unit('市水利局')] : [named, unit('市水利局')];
  expect(wantedUnits(taskRow('t', { responsibilities }), units, shown).map((one) => one.words)).toEqual(found);
});
