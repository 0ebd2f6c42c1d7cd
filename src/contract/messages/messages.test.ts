import { describe, expect, it } from 'vitest';
import { en } from '#contract/messages/en.ts';
import { zh } from '#contract/messages/zh.ts';

/** {reason} is a Chinese sentence of the reader or the system: the English text may leave it out. */
const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g))].filter((place) => place !== '{reason}').sort();

describe('the catalogue', () => {
  it('says everything in both languages', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
  });

  it('fills the same places in both languages', () => {
    const chinese: Readonly<Record<string, string>> = zh;
    const english: Readonly<Record<string, string>> = en;
    const differing = Object.keys(chinese).filter(
      (key) => String(placeholders(chinese[key] ?? '')) !== String(placeholders(english[key] ?? '')),
    );
    expect(differing).toEqual([]);
  });

  it('has no empty text', () => {
    expect(
      Object.entries({ ...zh, ...Object.fromEntries(Object.entries(en).map(([key, text]) => [`en ${key}`, text])) }).filter(
        ([, text]) => text.trim() === '',
      ),
    ).toEqual([]);
  });
});
