import { expect, it } from 'vitest';
import { powers } from '#core/domains.ts';
import { meAddress, readMePart } from '#web/session/me/me-address.ts';
import { isLastFactor, scopesOffered } from '#web/session/me/own-choices.ts';

it('offers for a token what the post may do, and nothing else', () => {
  const { scope } = powers['listTasks'] ?? {};
  expect(scopesOffered((id) => id === 'listTasks')).toEqual([scope]);
  expect(scopesOffered(() => false)).toEqual([]);
  expect(scopesOffered(() => true).length).toBeGreaterThan(1);
});

it.each([
  [true, 0, true, true],
  [false, 1, true, true],
  [true, 1, true, false],
  [false, 0, true, false],
  [true, 0, false, false],
])('totp %s with %i passkeys, a duty %s: the last one %s', (totp, passkeys, needed, last) => {
  expect(isLastFactor({ totp, passkeys }, needed)).toBe(last);
});

it('leads to a section', () => {
  expect(meAddress()).toBe('/me');
  expect(meAddress('tokens')).toBe('/me?part=tokens');
  expect(readMePart(new URLSearchParams('part=tokens'))).toBe('tokens');
  expect(readMePart(new URLSearchParams('part=moon'))).toBeNull();
});
