import { t } from '#web/session/frame-words.ts';

/** More exact names first: Edge and the Chinese browsers call themselves Chrome, too. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg\//, 'Edge'],
  [/QQBrowser\//, 'QQBrowser'],
  [/MicroMessenger\//, 'WeChat'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/UOS|Kylin/, 'UOS / Kylin'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

/** Browser and system in familiar names, to help people recognise their sessions; not reliable as a proof. */
export function deviceOf(userAgent: string | null): string {
  if (userAgent === null) return t('me.device.unknown');
  const find = (list: typeof browsers) => list.find(([pattern]) => pattern.test(userAgent))?.[1];
  const names = [find(browsers), find(systems)].filter((name) => name !== undefined);
  return names.length === 0 ? userAgent.slice(0, 40) : names.join(' · ');
}
