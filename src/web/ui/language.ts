import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useSyncExternalStore } from 'react';
import { en } from '#contract/messages/en.ts';
import { message } from '#contract/platform/message.ts';
import { zh } from '#contract/messages/zh.ts';

/** A code that the catalogue has; a misspelt one does not compile. */
export type MessageKey = keyof typeof zh;
export type Language = 'zh' | 'en';
type Data = Readonly<Record<string, string | number>>;

const storageKey = 'taizhang.language';
const listeners = new Set<() => void>();
let current: Language = localStorage.getItem(storageKey) === 'en' ? 'en' : 'zh';
apply();

function apply(): void {
  document.documentElement.lang = current === 'zh' ? 'zh-CN' : 'en';
  dayjs.locale(current === 'zh' ? 'zh-cn' : 'en');
}

/** The text of a code in the language in use. The root mounts the page anew when the language changes, so no hook is needed. */
export function t(key: MessageKey, data: Data = {}): string {
  return message(current === 'zh' ? zh : en, key, data);
}

/** The text of a code that came from the server, or `fallback` when this client does not know it. */
export function textOfCode(code: string, data: Data, fallback: string): string {
  const catalogue: Readonly<Record<string, string>> = current === 'zh' ? zh : en;
  return code in catalogue ? message(catalogue, code, data) : fallback;
}

/** Changes the language for this browser. */
export function setLanguage(language: Language): void {
  current = language;
  localStorage.setItem(storageKey, language);
  apply();
  for (const listener of listeners) listener();
}

/** The language in use. */
export function useLanguage(): Language {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}
