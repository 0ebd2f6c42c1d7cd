import { expect, it } from 'vitest';
import { locale } from '#contract/platform/message.ts';
import { defineWords, setLanguage } from '#web/ui/language.ts';

Object.assign(globalThis.localStorage, { setItem: () => undefined });

/** Words that come when they are let go. */
function slowWords(key: string) {
  const waiting: (() => void)[] = [];
  const after = async <T>(value: T): Promise<T> => await new Promise((resolve) => waiting.push(() => resolve(value)));
  const words = defineWords(
    {
      zh: () => after({ zh: { [locale]: 'zh-CN' as const, [key]: `中 ${key}` } }),
      en: () => after({ en: { [locale]: 'en' as const, [key]: `en ${key}` } }),
    },
    [],
  );
  const letGo = async (): Promise<void> => {
    for (const go of waiting.splice(0)) go();
    await Promise.resolve();
  };
  return { words, letGo };
}

const turn = async (): Promise<void> => await new Promise((resolve) => setTimeout(resolve, 0));

it('a change of the language waits for a page that asks for its words meanwhile', async () => {
  const [frame, page] = [slowWords('frame'), slowWords('page')];
  const framed = frame.words.load();
  await frame.letGo();
  await framed;
  const changed = setLanguage('en').then(() => 'changed');
  // Before the frame's English is there, somebody goes to a page: it loads its Chinese.
  const opened = page.words.load();
  await page.letGo();
  await opened;
  // The words of other tests may have to be read on the way.
  while ((await Promise.race([changed, turn()])) !== 'changed') {
    await frame.letGo();
    await page.letGo();
  }
  expect([frame.words.t('frame'), page.words.t('page')]).toEqual(['en frame', 'en page']);
  await setLanguage('zh');
  expect(page.words.t('page')).toBe('中 page');
});

it('words that could not be had are asked for again', async () => {
  let tries = 0;
  const words = defineWords(
    {
      zh: async () => {
        tries += 1;
        if (tries === 1) throw new Error('offline');
        return { zh: { [locale]: 'zh-CN' as const, once: '有了' } };
      },
      en: async () => ({ en: { [locale]: 'en' as const } }),
    },
    [],
  );
  await expect(words.load()).rejects.toThrow('offline');
  await words.load();
  expect([words.t('once'), tries]).toEqual(['有了', 2]);
});
