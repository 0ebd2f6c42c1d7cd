import { describe, expect, it } from 'vitest';
import { settingsInForce } from '#core/session/security-settings.ts';
import {
  byDevice,
  mayActElsewhere,
  methods,
  provedFactor,
  stageAfter,
  withFactor,
  type Method,
  type CredentialState,
  type Stage,
} from '#core/session/session-stage.ts';

const now = '2026-03-31T00:00:00.000Z';
const plain: CredentialState = {
  passwordSetAt: '2026-03-01T00:00:00.000Z',
  passwordInitial: false,
  totpSecret: null,
  passkeys: 0,
  needsFactor: false,
  factorAlways: false,
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
    // A remembered device stands for the factor, but not where it is always to be proven, and not for a change of the password.
    ['password+device', { totpSecret: 'sealed', needsFactor: true }, 'full'],
    ['password+device', { totpSecret: 'sealed', needsFactor: true, factorAlways: true }, 'factor'],
    ['oidc+device', { passkeys: 1, factorAlways: true }, 'factor'],
    ['password+device', { ...aged, totpSecret: 'sealed' }, 'factor'],
    ['password+device', { passwordInitial: true, totpSecret: 'sealed' }, 'factor'],
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
  expect(joined).toMatchObject({ 'password+device': 'password+totp', 'oidc+device': 'oidc+totp' });
  const open = ['password', 'link', 'oidc', 'password+device', 'oidc+device'];
  for (const method of methods.filter((one) => !open.includes(one))) expect(joined[method]).toBe(method);
  expect(withFactor('oidc', 'passkey')).toBe('oidc+passkey');
  expect([withFactor('password', 'device'), withFactor('oidc', 'device')]).toEqual(['password+device', 'oidc+device']);
});

it('a remembered device is no factor that was proven here, nor anywhere else', () => {
  expect(methods.filter(byDevice)).toEqual(['password+device', 'oidc+device']);
  expect(methods.filter(byDevice).some(provedFactor)).toBe(false);
  expect(mayActElsewhere('password+device', { needsFactor: true })).toBe(false);
  expect(mayActElsewhere('password+device', { needsFactor: false })).toBe(true);
  expect(mayActElsewhere('password+totp', { needsFactor: true })).toBe(true);
});
