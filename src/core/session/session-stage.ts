/** The stage of a session: what was proven so far, and what is still missing for a complete login. */
import type { CallerStage } from '#core/access/policy.ts';
import { passwordExpired } from '#core/session/password-policy.ts';
import type { SecuritySettings } from '#core/session/security-settings.ts';

export type Stage = Exclude<CallerStage, 'anonymous'>;

/** What was proven so far: password · two of two · a passkey that asked for the person · a link · the identity provider · demo. */
export const methods = [
  'password',
  'password+totp',
  'password+passkey',
  'passkey',
  'link',
  'oidc',
  'oidc+totp',
  'oidc+passkey',
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
}

/** The next stage. An existing second factor is always asked for, whether the role needs one or not. */
export function stageAfter(method: Method, credentials: CredentialState, settings: SecuritySettings, now: string): Stage {
  if (method === 'demo') return 'full';
  const hasFactor = credentials.totpSecret !== null || credentials.passkeys > 0;
  const proved = method === 'passkey' || method.includes('+');
  if (hasFactor && !proved) return 'factor';
  const { passwordSetAt, passwordInitial } = credentials;
  const byPassword = method.startsWith('password');
  if (byPassword && (passwordInitial || (passwordSetAt !== null && passwordExpired(passwordSetAt, now, settings)))) return 'password';
  if (credentials.needsFactor && !hasFactor) return 'enroll';
  return 'full';
}

/** May a session by this method act for an account of another jurisdiction, whose rules may want more than those of the login's own? */
export function mayActElsewhere(method: Method, { needsFactor }: Pick<CredentialState, 'needsFactor'>): boolean {
  return !needsFactor || method === 'demo' || method === 'passkey' || method.includes('+');
}

/** The method after a second factor was proven in addition to the first. */
export function withFactor(method: Method, factor: 'totp' | 'passkey'): Method {
  if (method === 'oidc') return `oidc+${factor}`;
  return method === 'password' || method === 'link' ? `password+${factor}` : method;
}
