/** The rules of a new password as figures. */
import type { PasswordRuleFigures } from '#contract/session/own-account-endpoints.ts';
import type { SecuritySettings } from '#core/session/security-settings.ts';

/** What a form says of a new password before it is sent. */
export function ruleFigures(settings: SecuritySettings): PasswordRuleFigures {
  return {
    preset: settings.preset,
    minLength: settings.minLength,
    minClasses: settings.characterClasses,
    history: settings.rememberedPasswords,
    maxAgeDays: settings.maxAgeDays === 0 ? null : settings.maxAgeDays,
  };
}
