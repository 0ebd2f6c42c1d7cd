import { describe, expect, it } from 'vitest';
import {
  changesOf,
  securityPresets,
  settingFields,
  settingNames,
  settingsInForce,
  settingsOf,
  type SettingChanges,
  type SecurityPreset,
} from '#core/session/security-settings.ts';

describe('the presets', () => {
  it('are what 等保三级 is assessed by, and what ASVS says', () => {
    expect(settingsInForce('djbh3', {})).toEqual({
      preset: 'djbh3',
      factorFrom: null,
      minLength: 8,
      characterClasses: 3,
      maxAgeDays: 90,
      rememberedPasswords: 5,
      lockAfterFailures: 5,
      failureWindowMinutes: 30,
      lockMinutes: 30,
      idleMinutes: 30,
      absoluteHours: 12,
      rememberedDeviceDays: 0,
      disableUnusedDays: 0,
    });
    expect(settingsInForce('asvs', {})).toMatchObject({
      minLength: 8,
      characterClasses: 0,
      maxAgeDays: 0,
      rememberedPasswords: 0,
      idleMinutes: 30,
      absoluteHours: 12,
      rememberedDeviceDays: 0,
      disableUnusedDays: 0,
    });
  });

  it('offer fields whose own figures they accept, and nothing beyond their bounds', () => {
    for (const preset of securityPresets) {
      for (const { name, value, min, max } of settingFields(preset)) {
        expect(settingsOf(preset, { [name]: value }).ok).toBe(true);
        expect(settingsOf(preset, { [name]: min }).ok && settingsOf(preset, { [name]: max }).ok).toBe(true);
        for (const wrong of [min - 1, max + 1, value + 0.5, Number.NaN]) {
          const refused = settingsOf(preset, { [name]: wrong });
          expect(refused.ok ? 'accepted' : refused.data, `${preset} ${name} ${wrong}`).toEqual({ min, max });
        }
      }
    }
    expect(settingFields('djbh3').map(({ name }) => name)).toEqual(settingNames);
    expect(settingFields('asvs').map(({ name }) => name)).not.toContain('maxAgeDays');
  });
});

describe('changes of a jurisdiction', () => {
  it.each<[SecurityPreset, SettingChanges, string | null]>([
    ['djbh3', { minLength: 12, idleMinutes: 10 }, null],
    ['djbh3', { minLength: 7 }, 'setting-min-length-invalid'],
    ['djbh3', { characterClasses: 2 }, 'setting-character-classes-invalid'],
    ['djbh3', { maxAgeDays: 91 }, 'setting-max-age-days-invalid'],
    ['djbh3', { maxAgeDays: 0 }, 'setting-max-age-days-invalid'],
    ['djbh3', { lockAfterFailures: 6 }, 'setting-lock-after-failures-invalid'],
    ['djbh3', { lockMinutes: 5 }, 'setting-lock-minutes-invalid'],
    ['djbh3', { idleMinutes: 31 }, 'setting-idle-minutes-invalid'],
    ['asvs', { maxAgeDays: 90 }, 'setting-fixed-invalid'],
    ['asvs', { characterClasses: 3 }, 'setting-fixed-invalid'],
    ['asvs', { minLength: 15 }, null],
  ])('%s with %o: %s', (preset, changes, code) => {
    const result = settingsOf(preset, changes);
    expect(result.ok ? null : result.code).toBe(code);
    if (result.ok) expect(result.value).toMatchObject(changes);
  });

  it('that are not allowed any more give way to the preset', () => {
    expect(settingsInForce('djbh3', { minLength: 1, idleMinutes: 10 })).toMatchObject({ minLength: 8, idleMinutes: 10 });
  });
});

it.each<[SecurityPreset, SettingChanges, SettingChanges]>([
  ['djbh3', {}, {}],
  ['djbh3', { minLength: 12, lockMinutes: 30 }, { minLength: 12 }],
  ['asvs', { idleMinutes: 15, absoluteHours: 12 }, { idleMinutes: 15 }],
])('%s with %o keeps as changes %o', (preset, changes, kept) => {
  expect(changesOf(settingsInForce(preset, changes))).toEqual(kept);
});
