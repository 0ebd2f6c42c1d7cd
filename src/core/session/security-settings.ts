/** The rules for passwords and sessions: two presets, and what a jurisdiction may change of them. All figures are in this file. */
import { failure, success, type Outcome } from '#core/failure.ts';
import { longestRememberedDays } from '#core/session/remembered-device.ts';

/** djbh3: 等保三级, the default · asvs: OWASP ASVS 5.0. They contradict each other (classes, expiry), so they are not mixed. */
export const securityPresets = ['djbh3', 'asvs'] as const;
export type SecurityPreset = (typeof securityPresets)[number];
export const defaultPreset: SecurityPreset = 'djbh3';

/** The figures by name; a change names one of them. */
export const settingNames = [
  'minLength',
  'characterClasses',
  'maxAgeDays',
  'rememberedPasswords',
  'lockAfterFailures',
  'failureWindowMinutes',
  'lockMinutes',
  'idleMinutes',
  'absoluteHours',
  'rememberedDeviceDays',
  'disableUnusedDays',
] as const;
export type SettingName = (typeof settingNames)[number];
export type SettingChanges = Readonly<Partial<Record<SettingName, number>>>;

/** The refusal of a figure out of its bounds. */
export const settingRefusals = {
  minLength: 'setting-min-length-invalid',
  characterClasses: 'setting-character-classes-invalid',
  maxAgeDays: 'setting-max-age-days-invalid',
  rememberedPasswords: 'setting-remembered-passwords-invalid',
  lockAfterFailures: 'setting-lock-after-failures-invalid',
  failureWindowMinutes: 'setting-failure-window-minutes-invalid',
  lockMinutes: 'setting-lock-minutes-invalid',
  idleMinutes: 'setting-idle-minutes-invalid',
  absoluteHours: 'setting-absolute-hours-invalid',
  rememberedDeviceDays: 'setting-remembered-device-days-invalid',
  disableUnusedDays: 'setting-disable-unused-days-invalid',
} as const satisfies Readonly<Record<SettingName, string>>;
export type SettingRefusal = (typeof settingRefusals)[SettingName] | 'setting-fixed-invalid';

/** What is in force. characterClasses, maxAgeDays and rememberedPasswords of 0 mean: not asked for; rememberedDeviceDays of 0: no device is remembered;
 * disableUnusedDays of 0: no account is disabled by itself. */
export interface SecuritySettings extends Readonly<Record<SettingName, number>> {
  readonly preset: SecurityPreset;
  /** ISO day from which everybody proves a second factor (factor-day.ts); null: administrators and the office alone. */
  readonly factorFrom: string | null;
}

/** One figure of a preset, and how far a jurisdiction may move it. min and max are the floor and the ceiling of the standard or of good sense. */
interface Figure {
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** 0 is allowed below min: not used. */
  readonly off?: true;
}

/** Off at first in both presets; a year is as good as never. */
const unusedRule: Figure = { value: 0, min: 30, max: 365, off: true };

/**
 * GB/T 22239-2019 8.1.4.1 a) asks for complexity and regular change, b) for limits on failed logins and for the end of idle connections, d)
 * for two kinds of proof. It names no figure: those below are what assessors commonly accept (GB/T 28448-2019 asks whether such are set).
 */
const djbh3: Readonly<Record<SettingName, Figure>> = {
  // 8.1.4.1 a): complexity; practice: eight characters at least.
  minLength: { value: 8, min: 8, max: 64 },
  // 8.1.4.1 a): complexity; practice: three of capital, small, digit, other.
  characterClasses: { value: 3, min: 3, max: 4 },
  // 8.1.4.1 a): 定期更换; practice: a quarter of a year. 0 would switch it off and is below the floor.
  maxAgeDays: { value: 90, min: 7, max: 90 },
  // 8.1.4.1 a): a change that goes back and forth is none; practice: the last five.
  rememberedPasswords: { value: 5, min: 5, max: 24 },
  // 8.1.4.1 b): 限制非法登录次数; practice: five.
  lockAfterFailures: { value: 5, min: 3, max: 5 },
  // Ours: failures further apart than this are slips, not an attack.
  failureWindowMinutes: { value: 30, min: 30, max: 1440 },
  // 8.1.4.1 b): practice: half an hour.
  lockMinutes: { value: 30, min: 30, max: 1440 },
  // 8.1.4.1 b): 登录连接超时自动退出; practice: thirty minutes at most.
  idleMinutes: { value: 30, min: 5, max: 30 },
  // Ours: a working day with its evening; no figure in the standard.
  absoluteHours: { value: 12, min: 1, max: 12 },
  // 8.1.4.1 d): two kinds of proof at each login, so the usual is none; an authority may answer for some days.
  rememberedDeviceDays: { value: 0, min: 0, max: longestRememberedDays },
  // 8.1.4.2 c): 及时删除或停用多余的、过期的账户. Not by itself: an upgrade must not disable people; shorter than a month would meet holidays and leave.
  disableUnusedDays: unusedRule,
};

/** OWASP ASVS 5.0 V6 and V7, with the figures of NIST SP 800-63B where ASVS leaves them to us. */
const asvs: Readonly<Record<SettingName, Figure>> = {
  // V6.2.1: eight; fifteen strongly recommended (the form says so).
  minLength: { value: 8, min: 8, max: 64 },
  // V6.2.5: no rules of composition.
  characterClasses: { value: 0, min: 0, max: 0 },
  // V6.2.10: no periodic change.
  maxAgeDays: { value: 0, min: 0, max: 0 },
  // Not asked for; may be.
  rememberedPasswords: { value: 0, min: 0, max: 24 },
  // V6.1.1, V6.3.1: against brute force, without a lock-out that others can cause for long; SP 800-63B 5.2.2 allows a hundred.
  lockAfterFailures: { value: 10, min: 3, max: 100 },
  // Ours, as above.
  failureWindowMinutes: { value: 60, min: 30, max: 1440 },
  // Ours: at most sixty guesses an hour against passwords that are in no list.
  lockMinutes: { value: 10, min: 5, max: 60 },
  // V7.3.1 leaves it to us; SP 800-63B-3 4.2.3 (AAL2): 30 minutes; revision 4 allows an hour.
  idleMinutes: { value: 30, min: 5, max: 60 },
  // V7.3.2 leaves it to us; SP 800-63B-3 4.2.3 (AAL2): 12 hours; revision 4 allows 24.
  absoluteHours: { value: 12, min: 1, max: 24 },
  // V6.3.3 wants more than one factor and leaves to the application when; the usual is each time.
  rememberedDeviceDays: { value: 0, min: 0, max: longestRememberedDays },
  // Not asked for; may be.
  disableUnusedDays: unusedRule,
};

const presets: Readonly<Record<SecurityPreset, Readonly<Record<SettingName, Figure>>>> = { djbh3, asvs };

/** How long one-time secrets are valid; the same in both presets (ASVS 5.0 V6.4.1: initial secrets are short-lived). */
export const oneTimeLifetimes = { setupHours: 24, inviteHours: 72, challengeMinutes: 5 } as const;

/** Longest password: more than ASVS 5.0 V6.2.9 asks for (64), and a limit on the work that an anonymous request can cause. In code points. */
export const longestPassword = 128;

/** ASVS 5.0 V6.2.1: the length that is strongly recommended; advice in the form, never a refusal. */
export const advisedPasswordLength = 15;

/** The preset with a jurisdiction's changes. A figure below the standard's floor, or beyond sense, is refused with the bounds. */
export function settingsOf(
  preset: SecurityPreset,
  changes: SettingChanges,
  factorFrom: string | null = null,
): Outcome<SecuritySettings, SettingRefusal> {
  for (const name of settingNames) {
    const change = changes[name];
    if (change === undefined || isAllowed(presets[preset][name], change)) continue;
    const { min, max } = presets[preset][name];
    return min === max ? failure('setting-fixed-invalid') : failure(settingRefusals[name], { min, max });
  }
  return success(settingsInForce(preset, changes, factorFrom));
}

/** The same for stored settings: a figure that is no longer allowed is replaced by the preset's. It never fails and never weakens the rules. */
export function settingsInForce(preset: SecurityPreset, changes: SettingChanges, factorFrom: string | null = null): SecuritySettings {
  const figure = (name: SettingName): number => {
    const change = changes[name];
    return change !== undefined && isAllowed(presets[preset][name], change) ? change : presets[preset][name].value;
  };
  return {
    preset,
    factorFrom,
    minLength: figure('minLength'),
    characterClasses: figure('characterClasses'),
    maxAgeDays: figure('maxAgeDays'),
    rememberedPasswords: figure('rememberedPasswords'),
    lockAfterFailures: figure('lockAfterFailures'),
    failureWindowMinutes: figure('failureWindowMinutes'),
    lockMinutes: figure('lockMinutes'),
    idleMinutes: figure('idleMinutes'),
    absoluteHours: figure('absoluteHours'),
    rememberedDeviceDays: figure('rememberedDeviceDays'),
    disableUnusedDays: figure('disableUnusedDays'),
  };
}

/** The figures that differ from the preset. Equal figures are not stored, so that a later change of the preset applies. */
export function changesOf(settings: SecuritySettings): SettingChanges {
  const changed = settingNames.filter((name) => settings[name] !== presets[settings.preset][name].value);
  return Object.fromEntries(changed.map((name) => [name, settings[name]]));
}

/** A field of the settings form; `label` is a key of the catalogue. */
export interface SettingField {
  readonly name: SettingName;
  readonly label: `setting.${string}`;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** May be 0 as well: not used. */
  readonly off?: true;
}

/** Is this a figure that the field may hold? */
export function isAllowed({ min, max, off }: Pick<Figure, 'min' | 'max' | 'off'>, value: number): boolean {
  return Number.isInteger(value) && ((value >= min && value <= max) || (off === true && value === 0));
}

/** The fields that a preset lets a jurisdiction change; what the standard forbids to set is left out. */
export function settingFields(preset: SecurityPreset): readonly SettingField[] {
  return settingNames
    .map((name): SettingField => ({ name, label: settingLabel(name), ...presets[preset][name] }))
    .filter(({ min, max }) => min < max);
}

/** The key of a setting's words in the catalogue. */
export function settingLabel(name: string): SettingField['label'] {
  return `setting.${name.replaceAll(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)}`;
}
