/**
 * Changes of a login by its owner. Between the gate and the transaction passwords are hashed and other acts have their turn: the session that
 * asks may have been ended since, by somebody who means to stop exactly this.
 */
import type { Outcome } from '#core/failure.ts';
import { ownSession } from '#server/session/account-context.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import { SessionOver, type Visit } from '#server/platform/http/visit.ts';

/**
 * A transaction where the login belongs, in which the session that asks still holds: otherwise the request is refused as one without a session.
 * The account is locked first and the session behind it, as by everything that ends sessions, so that neither waits for the other.
 */
export function writeAsOwner<T, Code extends string = never>(
  visit: Visit,
  work: (act: Act) => Promise<Outcome<T, Code>>,
): Promise<Outcome<T, Code>> {
  const { sessionId, accountId } = ownSession(visit);
  return visit.write(visit.caller.home, async (act) => {
    const account = await act.db
      .selectFrom('account')
      .select('state')
      .where(inJurisdiction(act))
      .where('id', '=', accountId)
      .forNoKeyUpdate()
      .executeTakeFirst();
    const session = await act.db
      .selectFrom('session')
      .select('ended_at')
      .where(inJurisdiction(act))
      .where('id', '=', sessionId)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (account?.state !== 'active' || session === undefined || session.ended_at !== null) throw new SessionOver();
    return work(act);
  });
}
