/** What a change of the security settings means for people, shown before it is saved. */
import type { SecuritySettings } from '#core/session/security-settings.ts';

/** How many passwords are how old (whole days), and how many browsers are logged in. */
export interface InUse {
  readonly passwordAges: readonly { readonly days: number; readonly count: number }[];
  readonly sessions: number;
  /** People whose role asks for no second factor and who have none. */
  readonly withoutFactor: number;
  /** Remembered devices by the whole days since the factor was proven there. */
  readonly rememberedDevices: readonly { readonly days: number; readonly count: number }[];
  /** Accounts that are not disabled, by the whole days since their last use. */
  readonly unusedAccounts: readonly { readonly days: number; readonly count: number }[];
}

/** One sentence; the code is a key of the catalogue. */
export interface SettingEffect {
  readonly code: `security.effect.${'expire-now' | 'expire-soon' | 'expire-nobody' | 'expire-never' | 'next-password' | 'sessions' | 'remember' | 'remember-less' | 'unused' | 'unused-off' | 'lock' | 'factor' | 'factor-off'}`;
  readonly count: number;
}

const soonDays = 7;

/** What changes for people when `after` takes the place of `before`; empty when nothing does. */
export function settingEffects(before: SecuritySettings, after: SecuritySettings, inUse: InUse): readonly SettingEffect[] {
  const changed = (...names: (keyof SecuritySettings)[]): boolean => names.some((name) => before[name] !== after[name]);
  const effects: SettingEffect[] = [];
  if (changed('maxAgeDays')) effects.push(...expiryEffects(before.maxAgeDays, after.maxAgeDays, inUse));
  if (changed('minLength', 'characterClasses', 'rememberedPasswords')) effects.push({ code: 'security.effect.next-password', count: 0 });
  if (changed('idleMinutes', 'absoluteHours')) effects.push({ code: 'security.effect.sessions', count: inUse.sessions });
  if (after.rememberedDeviceDays > before.rememberedDeviceDays) effects.push({ code: 'security.effect.remember', count: 0 });
  if (after.rememberedDeviceDays < before.rememberedDeviceDays)
    effects.push({
      code: 'security.effect.remember-less',
      count: countOf(inUse.rememberedDevices, (days) => days >= after.rememberedDeviceDays),
    });
  const { disableUnusedDays } = after;
  if (changed('disableUnusedDays'))
    effects.push(
      disableUnusedDays === 0
        ? { code: 'security.effect.unused-off', count: 0 }
        : { code: 'security.effect.unused', count: countOf(inUse.unusedAccounts, (days) => days >= disableUnusedDays) },
    );
  if (changed('lockAfterFailures', 'failureWindowMinutes', 'lockMinutes')) effects.push({ code: 'security.effect.lock', count: 0 });
  if (changed('factorFrom'))
    effects.push(
      after.factorFrom === null
        ? { code: 'security.effect.factor-off', count: 0 }
        : { code: 'security.effect.factor', count: inUse.withoutFactor },
    );
  return effects;
}

function expiryEffects(before: number, after: number, { passwordAges }: InUse): readonly SettingEffect[] {
  const count = (test: (days: number) => boolean): number => countOf(passwordAges, test);
  if (after === 0) return [{ code: 'security.effect.expire-never', count: count(() => true) }];
  const isOver = (days: number): boolean => days >= after;
  const wasOver = (days: number): boolean => before !== 0 && days >= before;
  const now = count((days) => isOver(days) && !wasOver(days));
  const soon = count((days) => !isOver(days) && days + soonDays >= after);
  const effects: SettingEffect[] = [];
  if (now > 0) effects.push({ code: 'security.effect.expire-now', count: now });
  if (soon > 0) effects.push({ code: 'security.effect.expire-soon', count: soon });
  return effects.length > 0 ? effects : [{ code: 'security.effect.expire-nobody', count: 0 }];
}

function countOf(ages: InUse['passwordAges'], test: (days: number) => boolean): number {
  return ages.reduce((sum, age) => sum + (test(age.days) ? age.count : 0), 0);
}
