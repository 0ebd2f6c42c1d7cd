/** The stage of a session: what was proven so far, and what is still missing for a complete login. */
import type { CallerStage } from '#core/access/policy.ts';
import { passwordExpired } from '#core/session/password-policy.ts';
import type { SecuritySettings } from '#core/session/security-settings.ts';

export type Stage = Exclude<CallerStage, 'anonymous'>;

/**
 * What was proven so far: password · two of two, where `device` is a second factor proven there before (remembered-device.ts) · a passkey that asked for the
 * person · a link · the identity provider · demo.
 */
export const methods = [
  'password',
  'password+totp',
  'password+passkey',
  'password+device',
  'passkey',
  'link',
  'oidc',
  'oidc+totp',
  'oidc+passkey',
  'oidc+device',
  'demo',
] as const;
export type Method = (typeof methods)[number];

/** The credentials of an account, as far as the stage depends on them. */
export interface CredentialState {
  readonly passwordSetAt: string | null;
  readonly passwordInitial: boolean;
  readonly totpSecret: string | null;
  readonly passkeys: number;
  readonly needsFactor: boolean;
  /** Always to be proven anew: of administrators and the office no device is remembered. */
  readonly factorAlways: boolean;
}

/** The next stage. An existing second factor is always asked for, whether the role needs one or not. */
export function stageAfter(method: Method, credentials: CredentialState, settings: SecuritySettings, now: string): Stage {
  if (method === 'demo') return 'full';
  const hasFactor = credentials.totpSecret !== null || credentials.passkeys > 0;
  const { passwordSetAt, passwordInitial } = credentials;
  const byPassword = method.startsWith('password');
  const passwordDue = byPassword && (passwordInitial || (passwordSetAt !== null && passwordExpired(passwordSetAt, now, settings)));
  // Who sets a new password here is asked for no other proof, so a copied cookie must not come that far.
  const enough = provedFactor(method) || (byDevice(method) && !credentials.factorAlways && !passwordDue);
  if (hasFactor && !enough) return 'factor';
  if (passwordDue) return 'password';
  if (credentials.needsFactor && !hasFactor) return 'enroll';
  return 'full';
}

/** Was a second factor proven in this very session? */
export function provedFactor(method: Method): boolean {
  return method === 'passkey' || (method.includes('+') && !byDevice(method));
}

/** Did a remembered device stand for the second factor? */
export function byDevice(method: Method): boolean {
  return method === 'password+device' || method === 'oidc+device';
}

/** May a session by this method act for an account of another jurisdiction, whose rules may want more than those of the login's own? It remembers no devices of ours. */
export function mayActElsewhere(method: Method, { needsFactor }: Pick<CredentialState, 'needsFactor'>): boolean {
  return !needsFactor || method === 'demo' || provedFactor(method);
}

/** The method after a second factor was proven in addition to the first, or in place of a remembered device. */
export function withFactor(method: Method, factor: 'totp' | 'passkey' | 'device'): Method {
  if (method === 'oidc' || method === 'oidc+device') return `oidc+${factor}`;
  return method === 'password' || method === 'password+device' || method === 'link' ? `password+${factor}` : method;
}
