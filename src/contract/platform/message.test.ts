import { describe, expect, it } from 'vitest';
import { en, zh } from '#contract/catalogue.ts';
import { argumentNames, locale, message, type Catalogue } from '#contract/platform/message.ts';

const english: Catalogue = {
  [locale]: 'en',
  tasks: '{count, plural, =0 {No tasks} one {# task} other {# tasks}} of “{plan}”',
  rows: 'At most {limit, number} of {year}',
  tag: 'Write <b>{name}</b>, it’s {name}',
  malformed: '{count, plural, one {# task}}',
};

describe('a message', () => {
  it.each([
    ['ledger.count', { count: 0 }, '0 项', '0 tasks'],
    ['ledger.count', { count: 1 }, '1 项', '1 task'],
    ['ledger.count', { count: 2 }, '2 项', '2 tasks'],
    ['ledger.count', { count: 12_345 }, '12,345 项', '12,345 tasks'],
    ['principle.tasks', { count: 0 }, '0 个关联事项', 'no linked tasks'],
    ['export-too-large', { limit: 10_000 }, /^一次最多导出 10,000 项/, /^At most 10,000 tasks go/],
    ['request.too-many', { seconds: 1 }, '请求过于频繁，请在 1 秒后再试', 'Too many requests: try again in 1 second'],
    ['start.port-in-use', { port: 3000 }, /端口 3000 /, /^Port 3000 /],
  ])('counts in both languages: %s %o', (code, data, chinese, inEnglish) => {
    expect(message(zh, code, data)).toMatch(chinese);
    expect(message(en, code, data)).toMatch(inEnglish);
  });

  it('groups counts and leaves other numbers alone', () => {
    expect(message(english, 'rows', { limit: 20_000, year: 2026 })).toBe('At most 20,000 of 2026');
  });

  it('reads no markup and no placeholder in what it is given', () => {
    expect(message(english, 'tag', { name: '{count}<i>' })).toBe('Write <b>{count}<i></b>, it’s {count}<i>');
  });

  it.each([
    ['tasks', {}, '… tasks of “…”'],
    ['tasks', { plan: '纲要' }, '… tasks of “纲要”'],
    ['tasks', { count: 1 }, '1 task of “…”'],
    ['rows', {}, 'At most … of …'],
  ])('leaves open what nobody gave: %s %o', (code, data, said) => {
    expect(message(english, code, data)).toBe(said);
  });

  it.each([
    ['rows', { limit: '5 MB', year: '•••' }, 'At most 5 MB of •••'],
    ['rows', { limit: '20000', year: 0 }, 'At most 20,000 of 0'],
    ['tasks', { count: '1', plan: '' }, '1 task of “”'],
    ['tasks', { count: '•••', plan: '甲' }, '… tasks of “甲”'],
  ])('takes text for a number: %s %o', (code, data, said) => {
    expect(message(english, code, data)).toBe(said);
  });

  it.each(['constructor', 'toString', '__proto__'])('has no text for %s, which every object has', (code) => {
    expect(message({ [locale]: 'en' }, code)).toBe(code);
  });

  it('shows a malformed text as it was written, and a code that has no text', () => {
    expect(message(english, 'malformed', { count: 1 })).toBe('{count, plural, one {# task}}');
    expect(message(english, 'no-such {code}')).toBe('no-such {code}');
  });

  it('knows its arguments, within plurals too', () => {
    expect(argumentNames('{count, plural, one {# task of {unit}} other {# tasks of {unit}}}, {at}')).toEqual(['count', 'unit', 'at']);
    expect(() => argumentNames('{count')).toThrow(SyntaxError);
  });
});
