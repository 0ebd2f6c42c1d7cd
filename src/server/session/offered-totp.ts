/** The authenticator's secret that a session was offered: another one, chosen by whoever holds the session, is not taken. */
import { secretHash } from '#server/session/secret.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';

/** Keeps the hash of a secret that is shown now; one that was shown before does not count any more. */
export async function offerTotp(act: Act, sessionId: string, secret: string): Promise<void> {
  await act.db
    .updateTable('session')
    .set({ totp_offered: secretHash(secret) })
    .where(inJurisdiction(act))
    .where('id', '=', sessionId)
    .execute();
}

/** Takes the offer back; false when this session was offered another secret, or none. */
export async function takeOfferedTotp(act: Act, sessionId: string, secret: string): Promise<boolean> {
  const taken = await act.db
    .updateTable('session')
    .set({ totp_offered: null })
    .where(inJurisdiction(act))
    .where('id', '=', sessionId)
    .where('totp_offered', '=', secretHash(secret))
    .returning('id')
    .executeTakeFirst();
  return taken !== undefined;
}
