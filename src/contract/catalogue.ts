/** Every message of the product, by code: the domains' own, collected for the programs that speak for all of them (server, OpenAPI, tests). */
import type { Catalogue } from '#contract/platform/message.ts';
import { deskEn, deskZh } from '#contract/desk-words.ts';
import { domains } from '#core/domains.ts';

async function collect(language: 'zh' | 'en'): Promise<Catalogue> {
  const parts = ['platform', ...domains.map(({ name }) => name)].map(async (name): Promise<Catalogue> => {
    const module: Readonly<Record<typeof language, Catalogue>> = await import(`./${name}/${language}.ts`);
    return module[language];
  });
  return Object.assign({}, ...(await Promise.all(parts)), language === 'zh' ? deskZh : deskEn);
}

export const zh: Catalogue = await collect('zh');
export const en: Catalogue = await collect('en');
