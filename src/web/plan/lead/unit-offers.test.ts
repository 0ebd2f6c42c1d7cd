import { describe, expect, it } from 'vitest';
import { replay } from '#core/plan/draft/replay.ts';
import { unitsOf } from '#web/plan/review/ledger-rows.ts';
import { matchingOffers, unitOffers } from '#web/plan/lead/unit-offers.ts';
import { samplePlan } from '#test/draft-sample.ts';

const draft = replay(samplePlan, []);
const [roads, station, lake] = draft.tasks;
const tasks = [roads, station, lake].filter((task) => task !== undefined);
const only = tasks.slice(2);
const names = (offers: readonly { unit: string; count: number }[]) => offers.map(({ unit, count }) => `${unit} ${count}`);

describe('unitOffers', () => {
  it('begins with the units of the tasks, most of them first', () => {
    expect(names(unitOffers(unitsOf(draft), tasks, 'lead'))).toEqual(['市甲局 2', '市乙局 2', '市丙局 1', '市丁局 1']);
    expect(names(unitOffers(unitsOf(draft), only, 'add'))).toEqual(['市丙局 1', '市丁局 1', '市甲局 0', '市乙局 0']);
  });
  it('offers for dropping what stands there, open lists too, and nothing else', () => {
    expect(names(unitOffers(unitsOf(draft), only, 'drop'))).toEqual(['市丙局 1', '市丁局 1']);
    expect(names(unitOffers(unitsOf(draft), tasks, 'drop'))).toContain('有关县市区 2');
    expect(names(unitOffers(unitsOf(draft), tasks, 'lead'))).not.toContain('有关县市区 2');
  });
});

describe('matchingOffers', () => {
  const offers = [
    { unit: '市甲局', count: 1 },
    { unit: '市乙局', count: 0 },
  ];
  it.each([
    ['', 'lead', ['市甲局 1', '市乙局 0']],
    [' 甲 ', 'lead', ['市甲局 1', '甲 0']],
    ['市甲局', 'lead', ['市甲局 1']],
    ['新局', 'add', ['新局 0']],
    ['新局', 'drop', []],
  ] as const)('“%s” for %s', (typed, purpose, shown) => expect(names(matchingOffers(offers, typed, purpose))).toEqual(shown));
});
