import { expect, it } from 'vitest';
import { settingEffects } from '#core/session/settings-effects.ts';
import { settingsInForce } from '#core/session/security-settings.ts';

const inUse = {
  passwordAges: [
    { days: 2, count: 4 },
    { days: 25, count: 3 },
    { days: 40, count: 5 },
    { days: 95, count: 1 },
  ],
  sessions: 9,
  withoutFactor: 6,
  unusedAccounts: [
    { days: 0, count: 9 },
    { days: 60, count: 2 },
    { days: 200, count: 1 },
  ],
  rememberedDevices: [
    { days: 3, count: 2 },
    { days: 7, count: 4 },
  ],
};
const usual = settingsInForce('djbh3', {});
const asvs = settingsInForce('asvs', {});

it('says nothing when nothing changes', () => {
  expect(settingEffects(usual, settingsInForce('djbh3', {}), inUse)).toEqual([]);
});

it('counts the passwords that expire at once and soon, without those that had expired before', () => {
  const effects = settingEffects(usual, settingsInForce('djbh3', { maxAgeDays: 30 }), inUse);
  expect(effects).toEqual([
    { code: 'security.effect.expire-now', count: 5 },
    { code: 'security.effect.expire-soon', count: 3 },
  ]);
  expect(settingEffects(usual, settingsInForce('djbh3', { maxAgeDays: 80 }), inUse)).toEqual([
    { code: 'security.effect.expire-nobody', count: 0 },
  ]);
});

it('tells what another standard changes, in both directions', () => {
  expect(settingEffects(usual, asvs, inUse).map(({ code }) => code)).toEqual([
    'security.effect.expire-never',
    'security.effect.next-password',
    'security.effect.lock',
  ]);
  expect(settingEffects(asvs, usual, inUse)).toContainEqual({ code: 'security.effect.expire-now', count: 1 });
  expect(settingEffects(usual, settingsInForce('djbh3', { idleMinutes: 10 }), inUse)).toEqual([
    { code: 'security.effect.sessions', count: 9 },
  ]);
});

it.each([
  [{ minLength: 12 }, ['security.effect.next-password 0']],
  [{ characterClasses: 4 }, ['security.effect.next-password 0']],
  [{ rememberedPasswords: 6 }, ['security.effect.next-password 0']],
  [{ idleMinutes: 10 }, ['security.effect.sessions 9']],
  [{ absoluteHours: 8 }, ['security.effect.sessions 9']],
  [{ lockAfterFailures: 3 }, ['security.effect.lock 0']],
  [{ failureWindowMinutes: 60 }, ['security.effect.lock 0']],
  [{ lockMinutes: 60 }, ['security.effect.lock 0']],
  // A password of that very age is over.
  [{ maxAgeDays: 40 }, ['security.effect.expire-now 5']],
  [{ maxAgeDays: 41 }, ['security.effect.expire-soon 5']],
])('%o says %j', (changes, expected) => {
  const effects = settingEffects(usual, settingsInForce('djbh3', changes), inUse);
  expect(effects.map(({ code, count }) => `${code} ${count}`)).toEqual(expected);
});

it('a password that expires never counts for everybody', () => {
  expect(settingEffects(usual, asvs, inUse)[0]).toEqual({ code: 'security.effect.expire-never', count: 13 });
});

it('counts who has to set up a second factor by the day', () => {
  const dated = settingsInForce('djbh3', {}, '2026-04-01');
  expect(settingEffects(usual, dated, inUse)).toEqual([{ code: 'security.effect.factor', count: 6 }]);
  expect(settingEffects(dated, usual, inUse)).toEqual([{ code: 'security.effect.factor-off', count: 0 }]);
});

it('tells of devices that may be remembered, and of those that a lower figure ends', () => {
  const week = settingsInForce('djbh3', { rememberedDeviceDays: 7 });
  expect(settingEffects(usual, week, inUse)).toEqual([{ code: 'security.effect.remember', count: 0 }]);
  expect(settingEffects(week, usual, inUse)).toEqual([{ code: 'security.effect.remember-less', count: 6 }]);
  expect(settingEffects(settingsInForce('djbh3', { rememberedDeviceDays: 30 }), week, inUse)).toEqual([
    { code: 'security.effect.remember-less', count: 4 },
  ]);
});

it('counts the accounts that a rule for unused ones meets at once', () => {
  const rule = settingsInForce('djbh3', { disableUnusedDays: 60 });
  expect(settingEffects(usual, rule, inUse)).toEqual([{ code: 'security.effect.unused', count: 3 }]);
  expect(settingEffects(rule, usual, inUse)).toEqual([{ code: 'security.effect.unused-off', count: 0 }]);
});
