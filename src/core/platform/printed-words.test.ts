import { expect, it } from 'vitest';
import { hasWords, inOneLine, inShort, isOneLine, isVisible } from './printed-words.ts';

it('a long text is told by its beginning, and no character is cut in two', () => {
  expect(inShort('甲'.repeat(100))).toBe('甲'.repeat(100));
  expect(inShort('甲'.repeat(101))).toBe(`${'甲'.repeat(99)}…`);
  expect(inShort('甲🌾🌾', 3)).toBe('甲…');
});

it.each(['市财政局', '5G', '①', '々', ' 甲\u200b '])('%j can be read', (text) => {
  expect(hasWords(text)).toBe(true);
});

it.each(['', ' ', '、', '\u200b', '\u2060', '\u3164', '\uffa0', '\u115f', '\u180b', '\u2800', '\u{e0041}'])('%j cannot', (text) => {
  expect(hasWords(text)).toBe(false);
});

it.each(['甲\n乙', '甲\t乙', '甲\u0007', '甲\u2028乙', '甲\u2029', '甲\u202e乙', '甲\u2067', '甲\u{e0041}乙'])(
  '%j is not one line, and becomes one',
  (text) => {
    expect(isOneLine(text)).toBe(false);
    expect(isOneLine(inOneLine(text))).toBe(true);
  },
);

it.each([
  ['——', true],
  ['\u200b。', true],
  [' \u200b\u{e0041}\ufe0f ', false],
])('of %j can something be seen: %s', (text, seen) => expect(isVisible(text)).toBe(seen));

it('joins lines as Chinese is broken, and leaves what is in one', () => {
  expect(inOneLine('  建成甲乙\r\n  高速公路 ')).toBe('建成甲乙高速公路');
  expect(inOneLine('建成 A 线')).toBe('建成 A 线');
  expect(isOneLine('建成 A 线')).toBe(true);
});
