import { expect, it } from 'vitest';
import type { Standing } from '#core/access/policy.ts';
import { refuseEnrolling, refuseRemoval } from '#core/session/second-factor.ts';

it.each<[Standing, { totpSecret: string | null; passkeys: number }, boolean]>([
  ['full', { totpSecret: null, passkeys: 0 }, true],
  ['full', { totpSecret: 'sealed', passkeys: 3 }, true],
  ['enroll', { totpSecret: null, passkeys: 0 }, true],
  ['enroll', { totpSecret: 'sealed', passkeys: 0 }, false],
  ['enroll', { totpSecret: null, passkeys: 1 }, false],
  ['factor', { totpSecret: 'sealed', passkeys: 0 }, false],
  ['password', { totpSecret: null, passkeys: 0 }, false],
  ['nobody', { totpSecret: null, passkeys: 0 }, false],
])('somebody at %s with %o may add a factor: %s', (standing, proofs, may) => {
  expect(refuseEnrolling(standing, proofs)?.code).toBe(may ? undefined : 'sign-in-unfinished');
});

it.each<['totp' | 'passkey', { totpSecret: string | null; passkeys: number }, boolean]>([
  ['totp', { totpSecret: 'sealed', passkeys: 0 }, false],
  ['totp', { totpSecret: 'sealed', passkeys: 1 }, true],
  ['passkey', { totpSecret: null, passkeys: 1 }, false],
  ['passkey', { totpSecret: null, passkeys: 2 }, true],
  ['passkey', { totpSecret: 'sealed', passkeys: 1 }, true],
])('where one is needed, a %s of %o may go: %s', (factor, proofs, may) => {
  expect(refuseRemoval({ ...proofs, needsFactor: true }, factor)?.code).toBe(may ? undefined : 'factor-needed');
  expect(refuseRemoval({ ...proofs, needsFactor: false }, factor)).toBeNull();
});
