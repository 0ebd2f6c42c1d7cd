import { expect, it } from 'vitest';
import type { CallerStage } from '#core/access/policy.ts';
import { refuseEnrolling, refuseRemoval } from '#core/session/second-factor.ts';

it.each<[CallerStage, { totpSecret: string | null; passkeys: number }, boolean]>([
  ['full', { totpSecret: null, passkeys: 0 }, true],
  ['full', { totpSecret: 'sealed', passkeys: 3 }, true],
  ['enroll', { totpSecret: null, passkeys: 0 }, true],
  ['enroll', { totpSecret: 'sealed', passkeys: 0 }, false],
  ['enroll', { totpSecret: null, passkeys: 1 }, false],
  ['factor', { totpSecret: 'sealed', passkeys: 0 }, false],
  ['password', { totpSecret: null, passkeys: 0 }, false],
  ['anonymous', { totpSecret: null, passkeys: 0 }, false],
])('somebody at %s with %o may add a factor: %s', (stage, credentials, may) => {
  expect(refuseEnrolling(stage, credentials)?.code).toBe(may ? undefined : 'sign-in-unfinished');
});

it.each<['totp' | 'passkey', { totpSecret: string | null; passkeys: number }, boolean]>([
  ['totp', { totpSecret: 'sealed', passkeys: 0 }, false],
  ['totp', { totpSecret: 'sealed', passkeys: 1 }, true],
  ['passkey', { totpSecret: null, passkeys: 1 }, false],
  ['passkey', { totpSecret: null, passkeys: 2 }, true],
  ['passkey', { totpSecret: 'sealed', passkeys: 1 }, true],
])('where one is needed, a %s of %o may go: %s', (factor, credentials, may) => {
  expect(refuseRemoval({ ...credentials, needsFactor: true }, factor)?.code).toBe(may ? undefined : 'factor-needed');
  expect(refuseRemoval({ ...credentials, needsFactor: false }, factor)).toBeNull();
});
