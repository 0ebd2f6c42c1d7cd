import { describe, expect, it } from 'vitest';
import { en, zh, type Catalogue } from '#contract/catalogue.ts';
import { domains } from '#core/domains.ts';

/** {reason} is a Chinese sentence of the reader or the system: the English text may leave it out. */
const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g))].filter((place) => place !== '{reason}').sort();

describe('the catalogue', () => {
  it('says everything in both languages', () => {
    expect(Object.keys(zh).length).toBeGreaterThan(2000);
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
  });

  it('says each thing in one domain', async () => {
    const names = ['platform', ...domains.map(({ name }) => name)];
    const catalogues = names.map(async (name): Promise<Readonly<Record<string, Catalogue>>> => await import(`./${name}/zh.ts`));
    const keys = (await Promise.all(catalogues)).flatMap((module) => Object.keys(module['zh'] ?? {}));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it('fills the same places in both languages', () => {
    const differing = Object.keys(zh).filter((key) => String(placeholders(zh[key] ?? '')) !== String(placeholders(en[key] ?? '')));
    expect(differing).toEqual([]);
  });

  it('has no empty text', () => {
    const texts = [...Object.entries(zh), ...Object.entries(en).map(([key, text]) => [`en ${key}`, text] as const)];
    expect(texts.filter(([, text]) => text.trim() === '')).toEqual([]);
  });
});
