/** Logs out: the person ends the session of this browser. */
import type * as contract from '#contract/session/endpoints.ts';
import { success } from '#core/failure.ts';
import { ownSession } from '#server/session/account-context.ts';
import { endSession } from '#server/session/open-session.ts';
import type { VisitHandler } from '#server/platform/http/route.ts';

/** Ends the session and removes its cookie. */
export const logOut: VisitHandler<typeof contract.logOut> = async (_input, visit) => {
  const { sessionId } = ownSession(visit);
  visit.setSession(null);
  return visit.write(visit.as, async (act) => {
    await endSession(act, sessionId, 'person');
    act.audit({ objects: [{ type: 'session', id: sessionId }] });
    return success({});
  });
};
