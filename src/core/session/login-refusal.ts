/** Refusals of a login that do not depend on the password: the name is locked, the account is disabled, the initial password has expired. */
import { failure, type Failure } from '#core/failure.ts';
import { millisecondsOf } from '#core/moment.ts';
import { oneTimeLifetimes } from '#core/session/security-settings.ts';

/** The refusal while a name is locked. */
export function refuseLocked(lockedUntil: string | null | undefined, now: string): Failure<'login-locked'> | null {
  if (!lockedUntil || millisecondsOf(lockedUntil) <= millisecondsOf(now)) return null;
  return failure('login-locked', { minutes: Math.ceil((millisecondsOf(lockedUntil) - millisecondsOf(now)) / 60_000) });
}

/** Why an account cannot log in although the password is right. An initial password is valid as long as an invitation link. */
export function refuseLogin(
  {
    state,
    passwordInitial,
    passwordSetAt,
  }: { readonly state: string; readonly passwordInitial: boolean; readonly passwordSetAt: string | null },
  now: string,
): Failure<'account-disabled' | 'initial-password-expired'> | null {
  if (state !== 'active') return failure('account-disabled');
  const age = millisecondsOf(now) - millisecondsOf(passwordSetAt ?? now);
  const { inviteHours } = oneTimeLifetimes;
  return passwordInitial && age > inviteHours * 3_600_000 ? failure('initial-password-expired', { hours: inviteHours }) : null;
}
