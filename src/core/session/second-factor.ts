/** Who may add a second factor, and which one may go. */
import type { CallerStage } from '#core/access/policy.ts';
import { failure, type Failure } from '#core/failure.ts';
import type { CredentialState } from '#core/session/session-stage.ts';

/** Whoever must still prove an existing factor may not add another one instead, nor who began before there was one. */
export function refuseEnrolling(
  stage: CallerStage,
  { totpSecret, passkeys }: Pick<CredentialState, 'totpSecret' | 'passkeys'>,
): Failure<'sign-in-unfinished'> | null {
  const may = stage === 'full' || (stage === 'enroll' && totpSecret === null && passkeys === 0);
  return may ? null : failure('sign-in-unfinished');
}

/** A factor may go as long as another is left or none is needed. */
export function refuseRemoval(
  { totpSecret, passkeys, needsFactor }: Pick<CredentialState, 'totpSecret' | 'passkeys' | 'needsFactor'>,
  factor: 'totp' | 'passkey',
): Failure<'factor-needed'> | null {
  const left = factor === 'totp' ? passkeys : (totpSecret === null ? 0 : 1) + passkeys - 1;
  return needsFactor && left === 0 ? failure('factor-needed') : null;
}
