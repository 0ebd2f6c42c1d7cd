import { expect, it } from 'vitest';
import { refuseLogin, refuseLocked } from '#core/session/login-refusal.ts';

const now = '2026-03-31T08:00:00.000Z';

it.each([
  [null, null],
  [undefined, null],
  ['2026-03-31T08:00:00.000Z', null],
  ['2026-03-31T08:00:00.001Z', 1],
  ['2026-03-31T08:30:00.000Z', 30],
])('a name locked until %s waits %s minutes', (until, minutes) => {
  expect(refuseLocked(until, now)?.data['minutes'] ?? null).toBe(minutes);
});

const account = { state: 'active', passwordInitial: false, passwordSetAt: '2026-03-28T08:00:00.000Z' };
it.each([
  [{}, null],
  [{ state: 'disabled' }, 'account-disabled'],
  [{ state: 'invited' }, 'account-disabled'],
  [{ passwordInitial: true }, null],
  [{ passwordInitial: true, passwordSetAt: '2026-03-28T07:59:59.999Z' }, 'initial-password-expired'],
  [{ passwordInitial: true, passwordSetAt: null }, null],
  [{ passwordSetAt: '2020-01-01T00:00:00.000Z' }, null],
])('with the right password and %o: %s', (change, code) => {
  expect(refuseLogin({ ...account, ...change }, now)?.code ?? null).toBe(code);
});
