import { expect, it } from 'vitest';
import { isFresh } from '#core/session/fresh-proof.ts';

it.each([
  ['at once', 'password', '2026-03-01T02:00:00.000Z', true],
  ['to the last moment', 'password', '2026-03-01T01:50:00.000Z', true],
  ['no longer', 'password', '2026-03-01T01:49:59.999Z', false],
  ['never, when nothing was proven', 'oidc', null, false],
  ['always, of a sample person', 'demo', null, true],
  ['never, by a remembered device', 'password+device', '2026-03-01T02:00:00.000Z', false],
  ['never, of a token', 'token', null, false],
] as const)('is fresh %s', (_, method, provenAt, fresh) => {
  expect(isFresh(method, provenAt, '2026-03-01T02:00:00.000Z')).toBe(fresh);
});
