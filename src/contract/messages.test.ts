import { describe, expect, it } from 'vitest';
import { en, zh } from '#contract/catalogue.ts';
import { argumentNames, message, type Catalogue } from '#contract/platform/message.ts';
import { domains } from '#core/domains.ts';
import { noticeActs } from '#core/session/notice.ts';

/** {reason} is a Chinese sentence of the reader or the system: the English text may leave it out. */
const namesIn = (text = '') =>
  argumentNames(text)
    .filter((name) => name !== 'reason')
    .toSorted();
const texts = [...Object.entries(zh), ...Object.entries(en).map(([key, text]) => [`en ${key}`, text] as const)];

describe('the catalogue', () => {
  it('says everything in both languages', () => {
    expect(Object.keys(zh).length).toBeGreaterThan(1900);
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
  });

  it('says each thing in one domain', async () => {
    const names = ['platform', ...domains.map(({ name }) => name)];
    const catalogues = names.map(async (name): Promise<Readonly<Record<string, Catalogue>>> => await import(`./${name}/zh.ts`));
    const keys = (await Promise.all(catalogues)).flatMap((module) => Object.keys(module['zh'] ?? {}));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it('tells each change of a login where pages of every role have the words', async () => {
    const session: Catalogue = (await import('#contract/session/zh.ts')).zh;
    expect(noticeActs.filter((act) => session[`notice.act.${act}`] === undefined)).toEqual([]);
  });

  it.each([zh, en])('has no malformed text', (catalogue) => {
    const said = Object.keys(catalogue).map((code) => message(catalogue, code));
    // A text that cannot be parsed stands as it was written, and a brace too many is taken for text.
    expect(said.filter((text) => /[{}]/.test(text))).toEqual([]);
  });

  it('fills the same places in both languages', () => {
    const differing = Object.keys(zh).filter((key) => String(namesIn(zh[key])) !== String(namesIn(en[key])));
    expect(differing).toEqual([]);
  });

  it('writes an apostrophe as ’, because a straight one can switch placeholders off', () => {
    expect(texts.filter(([, text]) => text.includes("'"))).toEqual([]);
  });

  it('counts in English with a plural, but for limits, which are never one', () => {
    const counting = /\{(?!max|limit)\w+(?:, number)?\} (?:tasks|days|hours|minutes|seconds|units|people|plans|doubts|gaps|names|rows)\b/;
    expect(Object.entries(en).filter(([, text]) => counting.test(text))).toEqual([]);
  });

  it('says one word for one thing: those of the glossary, not those that it names as former ones', () => {
    // 按原文保留, 明确单位, 已对应, 操作记录.
    expect(Object.entries(zh).filter(([, text]) => /照印|照原文|点名|交代|痕迹|逐一核对/.test(text))).toEqual([]);
  });

  it('has no empty text', () => {
    expect(texts.filter(([, text]) => text.trim() === '')).toEqual([]);
  });
});
