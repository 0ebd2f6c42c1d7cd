/** Every message of the product, by code: the domains' own, collected for the programs that speak for all of them (server, OpenAPI, tests). */
import { domains } from '#core/domains.ts';

export type Catalogue = Readonly<Record<string, string>>;
export type Language = 'zh' | 'en';

async function collect(language: Language): Promise<Catalogue> {
  const parts = ['platform', ...domains.map(({ name }) => name)].map(async (name): Promise<Catalogue> => {
    const module: Readonly<Record<string, Catalogue>> = await import(`./${name}/${language}.ts`);
    return module[language] ?? {};
  });
  return Object.assign({}, ...(await Promise.all(parts)));
}

export const zh: Catalogue = await collect('zh');
export const en: Catalogue = await collect('en');
