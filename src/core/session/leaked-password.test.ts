import { expect, it } from 'vitest';
import mostCommon from '#core/session/common-passwords.json' with { type: 'json' };
import { isLeakedPassword } from '#core/session/leaked-password.ts';
import more from '#core/session/leaked-passwords.json' with { type: 'json' };
import { isCommonPassword } from '#core/session/predictable-password.ts';

it('knows more than 10,000 of eight characters and more, each of them', () => {
  const words = [...mostCommon.passwords, ...more.passwords];
  expect(new Set(words).size).toBe(words.length);
  expect(words.length).toBeGreaterThan(10_000);
  expect(words.filter((word) => word.length < 8 || word !== word.toLowerCase())).toEqual([]);
  expect(words.filter((word) => !isLeakedPassword(word))).toEqual([]);
});

it.each(['sasha_007', 'Sasha_007', 'Weare138', '#Weare138!'])('%s is leaked, though it is not among the 3,000', (password) => {
  expect(isCommonPassword(password)).toBe(false);
  expect(isLeakedPassword(password)).toBe(true);
});

it.each(['correct horse battery', '济泰同城-4471-kx', 'tK9#qpLw2v'])('%s is not', (password) =>
  expect(isLeakedPassword(password)).toBe(false),
);
