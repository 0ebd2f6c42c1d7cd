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
