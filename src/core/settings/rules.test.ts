import { expect, it } from 'vitest';
import { changeRules, defaultRules, differingRules, figureOf, groupOf, isAllowedFigure, ruleNames, rulesOf } from '#core/settings/rules.ts';

it('every default is allowed, and all of them together are', () => {
  for (const name of ruleNames) expect([name, isAllowedFigure(figureOf(name), defaultRules[name])]).toEqual([name, true]);
  expect(changeRules(defaultRules, {})).toEqual({ ok: true, value: defaultRules });
  expect(ruleNames.map(groupOf)).toHaveLength(ruleNames.length);
});

it('a figure out of its bounds or between its steps is refused by name', () => {
  expect(changeRules(defaultRules, { 'clock.sign-for': 0 })).toMatchObject({
    code: 'rule-figure-invalid',
    data: { rule: 'clock.sign-for', min: 1, max: 60 },
  });
  expect(changeRules(defaultRules, { 'clock.sign-for': 61 }).ok).toBe(false);
  expect(changeRules(defaultRules, { 'clock.sign-for': 3.5 }).ok).toBe(false);
  expect(changeRules(defaultRules, { 'clock.sign-for': 3.000_000_000_1 }).ok).toBe(false);
  expect(changeRules(defaultRules, { 'clock.sign-for': Number.NaN }).ok).toBe(false);
  expect(changeRules(defaultRules, { 'frequency.tier-1': 2 })).toMatchObject({ data: { only: '0、1、3' } });
  expect(changeRules(defaultRules, { 'lights.behind-ratio-yellow': 0.85 }).ok).toBe(true);
  expect(changeRules(defaultRules, { 'lights.behind-ratio-yellow': 0.855 }).ok).toBe(false);
});

it('every step of a figure is allowed, as people write it', () => {
  for (const name of ruleNames) {
    const figure = figureOf(name);
    const { min, max, decimals = 0, only } = figure;
    if (only !== undefined) continue;
    for (let steps = min * 10 ** decimals; steps <= max * 10 ** decimals; steps += 1) {
      const value = Number((steps / 10 ** decimals).toFixed(decimals));
      if (!isAllowedFigure(figure, value)) throw new Error(`${name} ${value}`);
    }
  }
});

it('figures that contradict each other are refused with both names', () => {
  expect(changeRules(defaultRules, { 'lights.behind-points-yellow': 30 })).toMatchObject({
    code: 'rule-order-invalid',
    data: { first: 'lights.behind-points-yellow', second: 'lights.behind-points-red' },
  });
  expect(changeRules(defaultRules, { 'lights.behind-points-yellow': 30, 'lights.behind-points-red': 40 }).ok).toBe(true);
  expect(changeRules(defaultRules, { 'lights.behind-ratio-red': 0.8 }).ok).toBe(false);
  expect(changeRules(defaultRules, { 'curve.starts-q2': 15 }).ok).toBe(true);
  expect(changeRules(defaultRules, { 'curve.starts-q2': 14 }).ok).toBe(false);
});

it.each([
  { 'clock.up-the-line-1': 4 },
  { 'clock.up-the-line-2': 6 },
  { 'lights.due-soon': 7 },
  { 'lights.behind-points-red': 10 },
  { 'lights.behind-ratio-red': 0.8 },
  { 'lights.behind-investment-yellow': 0.5 },
  { 'lights.silent-listed': 90 },
  { 'curve.investment-q1': 50.1 },
  { 'curve.investment-q2': 75.1 },
  { 'curve.investment-q4': 74.9 },
  { 'curve.starts-q1': 40.1 },
  { 'curve.starts-q2': 70.1 },
  { 'curve.starts-q4': 69.9 },
  { 'evaluation.quality-least': 0.91 },
  { 'evaluation.good': 90 },
  { 'evaluation.points-results': 19.9, 'evaluation.points-commitments': 60.1 },
] as const)('%o is out of order', (changes) => {
  expect(changeRules(defaultRules, changes)).toMatchObject({ code: 'rule-order-invalid' });
});

it('the parts of a score are a hundred points together', () => {
  expect(changeRules(defaultRules, { 'evaluation.points-results': 60 })).toMatchObject({ code: 'rule-parts-invalid', data: { sum: 90 } });
  expect(changeRules(defaultRules, { 'evaluation.points-results': 60, 'evaluation.points-cooperation': 20 }).ok).toBe(true);
});

it('what is stored of before is read over the defaults of today', () => {
  const rules = rulesOf({ 'clock.grace': 4, 'clock.gone': 9 });
  expect(rules['clock.grace']).toBe(4);
  expect(differingRules(defaultRules, rules)).toEqual(['clock.grace']);
  expect(Object.keys(rules)).toEqual([...ruleNames]);
});
