/** Why somebody does not get in whatever they know: the name is locked, the account disabled, the password handed over too long ago. */
import { failure, type Failure } from '#core/failure.ts';
import { oneTimeClocks } from '#core/session/security-settings.ts';

/** The refusal while a name is locked. */
export function refuseLocked(lockedUntil: string | null | undefined, now: string): Failure<'login-locked'> | null {
  if (!lockedUntil || Date.parse(lockedUntil) <= Date.parse(now)) return null;
  return failure('login-locked', { minutes: Math.ceil((Date.parse(lockedUntil) - Date.parse(now)) / 60_000) });
}

/** Why somebody with the right password does not get in. A password made by somebody else lasts as long as an invitation by link. */
export function refuseEntry(
  {
    state,
    passwordInitial,
    passwordSetAt,
  }: { readonly state: string; readonly passwordInitial: boolean; readonly passwordSetAt: string | null },
  now: string,
): Failure<'account-disabled' | 'initial-password-expired'> | null {
  if (state !== 'active') return failure('account-disabled');
  const age = Date.parse(now) - Date.parse(passwordSetAt ?? now);
  const { inviteHours } = oneTimeClocks;
  return passwordInitial && age > inviteHours * 3_600_000 ? failure('initial-password-expired', { hours: inviteHours }) : null;
}
