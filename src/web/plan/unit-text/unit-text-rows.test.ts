import { expect, it } from 'vitest';
import type { UnitProposal } from '#contract/plan/unit-text-endpoints.ts';
import { otherDecisions, sameNames, shownTexts } from '#web/plan/unit-text/unit-text-rows.ts';

const proposal = (unitId: string, why: UnitProposal['why']): UnitProposal => ({ unitId, confidence: 90, why, name: unitId });
const rows = [
  { text: 'a', state: 'open' as const, proposals: [proposal('u1', 'abbreviation'), proposal('u2', 'same-name')] },
  { text: 'b', state: 'matched' as const, proposals: [proposal('u3', 'same-name')] },
  { text: 'c', state: 'open' as const, proposals: [proposal('u4', 'abbreviation')] },
];

it('shows what is open, or all', () => {
  expect(shownTexts(rows, false).map(({ text }) => text)).toEqual(['a', 'c']);
  expect(shownTexts(rows, true)).toBe(rows);
});

it('accepts at once only open names that a unit has', () => {
  expect(sameNames(rows).map(({ unit, unitId }) => [unit.text, unitId])).toEqual([['a', 'u2']]);
});

it.each([
  ['open', { asPrinted: true, takeBack: false }],
  ['matched', { asPrinted: true, takeBack: true }],
  ['named', { asPrinted: true, takeBack: true }],
  ['as-printed', { asPrinted: false, takeBack: true }],
] as const)('%s can be %j', (state, decisions) => expect(otherDecisions(state)).toEqual(decisions));
