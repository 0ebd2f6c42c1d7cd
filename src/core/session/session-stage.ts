/** How far a login has come: what was proved, and what is still to be done before it is whole. */
import type { CallerStage } from '#core/access/policy.ts';
import { passwordExpired } from '#core/session/password-policy.ts';
import type { SecuritySettings } from '#core/session/security-settings.ts';

export type Stage = Exclude<CallerStage, 'anonymous'>;

/** What somebody proved so far: password · two of two · a passkey that asked for the person · a link · the identity provider · demo. */
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

/** What an account is proven with. */
export interface CredentialState {
  readonly passwordSetAt: string | null;
  readonly passwordInitial: boolean;
  readonly totpSecret: string | null;
  readonly passkeys: number;
  readonly needsFactor: boolean;
}

/** What is still to be done. A second factor that exists is asked for, whether the role needs one or not. */
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

/** What is proved when a second factor comes to the first proof. */
export function withFactor(method: Method, factor: 'totp' | 'passkey'): Method {
  if (method === 'oidc') return `oidc+${factor}`;
  return method === 'password' || method === 'link' ? `password+${factor}` : method;
}
