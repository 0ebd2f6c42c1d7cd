import { expect, it } from 'vitest';
import { endingOf, isSessionLive } from '#core/session/session-expiry.ts';

const now = '2026-03-31T08:00:00.000Z';
const session = {
  endedAt: null,
  expiresAt: '2026-03-31T20:00:00.000Z',
  lastSeenAt: '2026-03-31T07:30:00.001Z',
  idleSeconds: 1800,
};

it.each([
  [{}, true],
  [{ endedAt: '2026-03-31T07:59:00.000Z' }, false],
  [{ expiresAt: now }, false],
  [{ lastSeenAt: '2026-03-31T07:30:00.000Z' }, false],
  [{ lastSeenAt: '2026-03-31T00:00:00.000Z', idleSeconds: null }, true],
])('a session with %o is live: %s', (change, live) => {
  expect(isSessionLive({ ...session, ...change }, now)).toBe(live);
});

it.each([
  [{}, null],
  [{ endedAt: now, endReason: 'factor-added' }, 'factor-added'],
  [{ endedAt: now, endReason: 'what an older version wrote' }, null],
  [{ endedAt: now, endReason: 'password', disabled: true, expiresAt: now }, 'password'],
  [{ disabled: true, expiresAt: now }, 'account-disabled'],
  [{ expiresAt: now }, 'expired'],
  [{ lastSeenAt: '2026-03-31T07:30:00.000Z' }, 'idle'],
  [{ lastSeenAt: '2026-03-31T07:30:00.000Z', expiresAt: now }, 'expired'],
])('a session with %o is over because: %s', (change, ending) => {
  expect(endingOf({ ...session, endReason: null, disabled: false, ...change }, now)).toBe(ending);
});
