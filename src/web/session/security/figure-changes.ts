/** The figures of a standard as the form holds them, and what of them is a change. */
import {
  isAllowed,
  settingFields,
  settingNames,
  settingsInForce,
  type SecurityPreset,
  type SettingChanges,
  type SettingName,
} from '#core/session/security-settings.ts';

/** null: the field is empty. */
export type Figures = Readonly<Record<SettingName, number | null>>;

/** What differs from the standard's own figures; null while a field is empty. */
export function changesOf(preset: SecurityPreset, figures: Figures): SettingChanges | null {
  const usual = settingsInForce(preset, {});
  if (settingNames.some((name) => figures[name] === null)) return null;
  return Object.fromEntries(settingNames.flatMap((name) => (figures[name] === usual[name] ? [] : [[name, figures[name]]])));
}

/** Does the form differ from what is in force? */
export function isTouched(
  now: { readonly preset: SecurityPreset; readonly figures: Figures },
  before: { readonly preset: SecurityPreset; readonly figures: Figures },
): boolean {
  return now.preset !== before.preset || settingNames.some((name) => now.figures[name] !== before.figures[name]);
}

/** Is the figure empty, or out of the bounds of the standard? What the standard fixes cannot be. */
export function isOutside(preset: SecurityPreset, name: SettingName, value: number | null): boolean {
  const field = settingFields(preset).find((one) => one.name === name);
  return field !== undefined && (value === null || !isAllowed(field, value));
}
