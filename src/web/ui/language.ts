/** The language in use, and the words of it that pages have asked for so far. */
import { useSyncExternalStore } from 'react';
import { locale, message, type Catalogue } from '#contract/platform/message.ts';

export type Language = 'zh' | 'en';
type Data = Readonly<Record<string, string | number>>;

/** Texts by code: a catalogue, or a part of one. */
type Texts = Readonly<Record<string, string>>;

const storageKey = 'taizhang.language';
const listeners = new Set<() => void>();
const catalogues: Readonly<Record<Language, Catalogue>> = { zh: { [locale]: 'zh-CN' }, en: { [locale]: 'en' } };
const asked = new Set<(language: Language) => Promise<void>>();
let current: Language = localStorage.getItem(storageKey) === 'en' ? 'en' : 'zh';
apply();

function apply(): void {
  document.documentElement.lang = catalogues[current][locale];
}

/** The words of one domain: `t` for its own files, `load` for the router before it shows one of its pages. */
export interface Words<Key extends string> {
  readonly t: (key: Key, data?: Data) => string;
  /** Resolves when the words are there in the language in use: at once from the second time on. */
  readonly load: () => Promise<void>;
}
type KeysOf<W> = W extends Words<infer Key> ? Key : never;

/**
 * Says where a domain's words are, and whose words its pages use beside its own. `t` takes keys of these alone, so that nothing is shown
 * before it is there. The root mounts the page anew when the language changes, so `t` is no hook.
 */
export function defineWords<Zh extends Texts, const Used extends readonly Words<never>[]>(
  own: { readonly zh: () => Promise<{ readonly zh: Zh }>; readonly en: () => Promise<{ readonly en: Texts }> },
  used: Used,
): Words<(keyof Zh & string) | KeysOf<Used[number]>> {
  const loaded: Partial<Record<Language, Promise<void>>> = {};
  const loadOwn = (language: Language): Promise<void> => {
    loaded[language] ??= (language === 'zh' ? own.zh().then(({ zh }) => zh) : own.en().then(({ en }) => en)).then(
      (words) => void Object.assign(catalogues[language], words),
      (error: unknown) => {
        // The next page asks again.
        delete loaded[language];
        throw error;
      },
    );
    return loaded[language];
  };
  return {
    t: (key, data = {}) => message(catalogues[current], key, data),
    load: async () => {
      asked.add(loadOwn);
      await Promise.all([loadOwn(current), ...used.map((words) => words.load())]);
    },
  };
}

/** The text of a code that came from the server or from a manifest, or `fallback` when it is not among the words that were asked for. */
export function textOfCode(code: string, data: Data, fallback: string): string {
  const catalogue = catalogues[current];
  return Object.hasOwn(catalogue, code) ? message(catalogue, code, data) : fallback;
}

/** All words that were asked for, by code. */
export function catalogueOf(language: Language = current): Catalogue {
  return catalogues[language];
}

/** Changes the language for this browser, once its words are there. Rejects when they cannot be had; the language stays then. */
export async function setLanguage(language: Language): Promise<void> {
  // A page that asks for words meanwhile is waited for, too: else it would stand there without.
  for (let loaded = 0; loaded < asked.size;) {
    loaded = asked.size;
    await Promise.all([...asked].map((load) => load(language)));
  }
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
