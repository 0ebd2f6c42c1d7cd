import { describe, expect, it } from 'vitest';
import { settingsInForce } from '#core/session/security-settings.ts';
import { methods, stageAfter, withFactor, type Method, type CredentialState, type Stage } from '#core/session/session-stage.ts';

const now = '2026-03-31T00:00:00.000Z';
const plain: CredentialState = {
  passwordSetAt: '2026-03-01T00:00:00.000Z',
  passwordInitial: false,
  totpSecret: null,
  passkeys: 0,
  needsFactor: false,
};
const aged = { passwordSetAt: '2025-12-31T00:00:00.000Z' };

describe('the stage after a proof', () => {
  it.each<[Method, Partial<CredentialState>, Stage]>([
    ['password', {}, 'full'],
    ['password', { passwordInitial: true }, 'password'],
    ['password', aged, 'password'],
    ['password', { needsFactor: true }, 'enroll'],
    ['password', { totpSecret: 'sealed' }, 'factor'],
    ['password', { passkeys: 1 }, 'factor'],
    // The factor first: who only has the password must not change it.
    ['password', { ...aged, totpSecret: 'sealed' }, 'factor'],
    ['password+totp', { totpSecret: 'sealed', needsFactor: true }, 'full'],
    ['password+totp', { ...aged, totpSecret: 'sealed' }, 'password'],
    ['password+passkey', { passkeys: 1, needsFactor: true }, 'full'],
    // A passkey asked for the person itself, and no password was typed that could be too old.
    ['passkey', { ...aged, passkeys: 1, needsFactor: true }, 'full'],
    ['link', { needsFactor: true }, 'enroll'],
    ['link', { totpSecret: 'sealed' }, 'factor'],
    ['oidc', aged, 'full'],
    ['oidc', { needsFactor: true }, 'enroll'],
    ['oidc', { passkeys: 2 }, 'factor'],
    ['oidc+totp', { totpSecret: 'sealed' }, 'full'],
    ['demo', { ...aged, passwordInitial: true, totpSecret: 'sealed', needsFactor: true }, 'full'],
  ])('%s with %o is %s', (method, proofs, stage) => {
    expect(stageAfter(method, { ...plain, ...proofs }, settingsInForce('djbh3', {}), now)).toBe(stage);
  });

  it('under a standard without expiry never asks for another password for its age', () => {
    expect(stageAfter('password', { ...plain, ...aged }, settingsInForce('asvs', {}), now)).toBe('full');
  });
});

it('a second factor comes to the first proof, and changes nothing that was whole', () => {
  const joined = Object.fromEntries(methods.map((method) => [method, withFactor(method, 'totp')]));
  expect(joined).toMatchObject({ password: 'password+totp', link: 'password+totp', oidc: 'oidc+totp' });
  for (const method of methods.filter((one) => !['password', 'link', 'oidc'].includes(one))) expect(joined[method]).toBe(method);
  expect(withFactor('oidc', 'passkey')).toBe('oidc+passkey');
});
