import { describe, expect, it } from 'vitest';
import { settingFields, settingsInForce } from '#core/session/security-settings.ts';
import { changesOf, isOutside, isTouched, type Figures } from '#web/session/security/figure-changes.ts';

const usual: Figures = settingsInForce('djbh3', {});

it.each([
  [0, false],
  [29, true],
  [30, false],
  [366, true],
])('a figure that may be off: %i is outside: %s', (value, outside) => {
  expect(isOutside('djbh3', 'disableUnusedDays', value)).toBe(outside);
});

describe('changesOf', () => {
  it.each([
    ['none of the usual figures', usual, {}],
    ['what was moved', { ...usual, minLength: 12, idleMinutes: 10 }, { minLength: 12, idleMinutes: 10 }],
    ['nothing yet while a field is empty', { ...usual, minLength: 12, idleMinutes: null }, null],
  ])('%s', (_case, figures, changes) => expect(changesOf('djbh3', figures)).toEqual(changes));
});

it.each([
  ['as it was', 'djbh3', usual, false],
  ['another standard', 'asvs', usual, true],
  ['another figure', 'djbh3', { ...usual, minLength: 12 }, true],
  ['an empty field', 'djbh3', { ...usual, minLength: null }, true],
] as const)('%s is a change: %s', (_case, preset, figures, touched) => {
  expect(isTouched({ preset, figures }, { preset: 'djbh3', figures: usual })).toBe(touched);
});

describe('a figure', () => {
  const field = settingFields('djbh3').find(({ name }) => name === 'idleMinutes');
  const [min, max] = [field?.min ?? 0, field?.max ?? 0];
  it.each([
    [null, true],
    [min - 1, true],
    [min, false],
    [max, false],
    [max + 1, true],
  ])('of %s is outside: %s', (value, outside) => expect(isOutside('djbh3', 'idleMinutes', value)).toBe(outside));
  it('that the standard fixes never is', () => expect(isOutside('asvs', 'maxAgeDays', 999)).toBe(false));
});
