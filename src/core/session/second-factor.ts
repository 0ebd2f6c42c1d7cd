/** Who may add a second factor, and when one may be removed. */
import type { CallerStage } from '#core/access/policy.ts';
import { failure, type Failure } from '#core/failure.ts';
import type { CredentialState } from '#core/session/session-stage.ts';

/** A login that still has to prove an existing factor may not add another one; nor may a login that started before the account had one. */
export function refuseEnrolling(
  stage: CallerStage,
  { totpSecret, passkeys }: Pick<CredentialState, 'totpSecret' | 'passkeys'>,
): Failure<'sign-in-unfinished'> | null {
  const may = stage === 'full' || (stage === 'enroll' && totpSecret === null && passkeys === 0);
  return may ? null : failure('sign-in-unfinished');
}

/** A factor may be removed if another one remains or the account needs none. */
export function refuseRemoval(
  { totpSecret, passkeys, needsFactor }: Pick<CredentialState, 'totpSecret' | 'passkeys' | 'needsFactor'>,
  factor: 'totp' | 'passkey',
): Failure<'factor-needed'> | null {
  const left = factor === 'totp' ? passkeys : (totpSecret === null ? 0 : 1) + passkeys - 1;
  return needsFactor && left === 0 ? failure('factor-needed') : null;
}
