/**
 * Lockout of whoever has proven the password and guesses the code: one count per account. Passwords at the login are counted by who tries
 * (login-attempt.ts), proofs within a session by session (wrong-proof.ts).
 */
import { sql } from 'kysely';
import { failure, success, type Failure } from '#core/failure.ts';
import { refuseLocked } from '#core/session/login-refusal.ts';
import { anonymousIdentity, type AccountContext } from '#server/session/account-context.ts';
import { aboutLogin } from '#server/session/audit-login-refusal.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Visit } from '#server/platform/http/visit.ts';

interface LoginRow {
  readonly jurisdiction_id: string | null;
  readonly account_id: string | null;
  readonly failures: number;
  readonly locked_until: string | null;
}

/** The login row of a name, in any jurisdiction. */
export function findLogin(visit: Visit, hash: Buffer): Promise<LoginRow | undefined> {
  return visit.read(anonymousIdentity(visit), async (act) => {
    const { rows } = await sql<LoginRow>`select * from find_login(${hash})`.execute(act.db);
    return rows[0];
  });
}

/** Counts a failed attempt under the login name, records it in the trail, and answers the refusal with what is left. */
export async function recordFailedAttempt<const Code extends string>(
  visit: Visit,
  hash: Buffer,
  context: AccountContext,
  code: Code,
): Promise<Failure<Code | 'login-locked'>> {
  const { settings, identity } = context;
  const counted = await visit.write(identity, async (act) => {
    const { rows } = await sql<{ failures: number; locked_until: string | null }>`
      select * from count_login_failure(${hash}, ${act.now}, ${settings.lockAfterFailures}, ${settings.failureWindowMinutes * 60},
        ${settings.lockMinutes * 60})`.execute(act.db);
    const failures = rows[0]?.failures ?? 0;
    act.audit({ outcome: 'refused', detail: JSON.stringify({ code, failures }), objects: aboutLogin(visit, context) });
    const left = Math.max(0, settings.lockAfterFailures - failures);
    return success(refuseLocked(rows[0]?.locked_until, act.now) ?? failure(code, { left }));
  });
  return counted.ok ? counted.value : counted;
}

/** Checks the lock again in the transaction of the login, because parallel attempts may have locked the name meanwhile. Further attempts wait until it ends. */
export async function refuseIfLocked(act: Act, accountId: string): Promise<Failure<'login-locked'> | null> {
  const [login] = await act.db
    .selectFrom('login')
    .select('locked_until')
    .where(inJurisdiction(act))
    .where('account_id', '=', accountId)
    .forUpdate()
    .execute();
  return refuseLocked(login?.locked_until, act.now);
}

/** Resets the count after a complete login. */
export async function resetFailures(act: Act, accountId: string): Promise<void> {
  await act.db
    .updateTable('login')
    .set({ failures: 0, first_failure_at: null, locked_until: null })
    .where(inJurisdiction(act))
    .where('account_id', '=', accountId)
    .where('failures', '>', 0)
    .execute();
}
