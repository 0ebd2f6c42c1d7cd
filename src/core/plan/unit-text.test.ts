import { expect, it } from 'vitest';
import { checkTextDecision, type UnitTextState } from './unit-text.ts';

it.each<[string, boolean, UnitTextState, string[], string | undefined]>([
  ['a name is one unit', false, 'matched', ['a'], undefined],
  ['a name is one unit, said twice', false, 'matched', ['a', 'a'], undefined],
  ['a name is not two units', false, 'matched', ['a', 'b'], 'unit-text-wrong-state'],
  ['a name is not no unit', false, 'matched', [], 'unit-text-wrong-state'],
  ['a name is no list', false, 'named', ['a'], 'unit-text-wrong-state'],
  ['a name stays as printed', false, 'as-printed', [], undefined],
  ['as printed means nobody in particular', false, 'as-printed', ['a'], 'unit-text-wrong-state'],
  ['a list has members', true, 'named', ['a', 'b'], undefined],
  ['a list is not named without members', true, 'named', [], 'unit-text-wrong-state'],
  ['a list is not one unit', true, 'matched', ['a'], 'unit-text-wrong-state'],
  ['a list stays as printed', true, 'as-printed', [], undefined],
  ['a decision is taken back', true, 'open', [], undefined],
  ['what is open means nobody', false, 'open', ['a'], 'unit-text-wrong-state'],
])('%s', (_case, openList, state, unitIds, code) => {
  const refused = checkTextDecision({ text: '甲', openList, revision: 2 }, { state, unitIds, revision: 2 });
  expect([refused?.code, refused?.data]).toEqual([code, code === undefined ? undefined : { text: '甲' }]);
});

it('is refused on what somebody else decided since, whatever it says', () => {
  const stale = { state: 'matched', unitIds: [], revision: 1 } as const;
  const refused = checkTextDecision({ text: '甲', openList: false, revision: 2 }, stale);
  expect(refused).toMatchObject({ code: 'unit-text-changed', data: { text: '甲' } });
});
