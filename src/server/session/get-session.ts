/** The first request of every page: who is logged in, and which logins the installation offers. */
import type * as contract from '#contract/session/endpoints.ts';
import { success } from '#core/failure.ts';
import { whyEnded } from '#server/session/authenticate.ts';
import { loadMe } from '#server/session/me.ts';
import { relyingPartyOf } from '#server/session/passkey.ts';
import type { VisitHandler } from '#server/platform/http/route.ts';
import { homeJurisdiction } from '#server/platform/jurisdiction.ts';

/** Also answers anonymous requests; `me` is null then, and `ended` says why a session that the browser still names is over. */
export const getSession: VisitHandler<typeof contract.getSession> = async (_input, visit) => {
  const { sessionId } = visit.caller;
  const { cookie } = visit.credentials;
  const me = sessionId === null ? null : await visit.read(visit.as, (act) => loadMe(act, sessionId));
  const ended = sessionId === null && cookie !== null ? await visit.read(visit.as, ({ db, now }) => whyEnded(db, cookie, now)) : null;
  const home = await visit.read({ ...visit.as, jurisdictionId: homeJurisdiction.id }, (act) =>
    act.db.selectFrom('jurisdiction').select(['set_up_at', 'feedback']).where('id', '=', act.jurisdictionId).executeTakeFirstOrThrow(),
  );
  const { oidc, demo } = visit.installation;
  const installation = {
    setUp: home.set_up_at !== null,
    demo,
    oidc: oidc?.label ?? null,
    passkeys: relyingPartyOf(visit.origin, '').ok,
    feedback: home.feedback,
  };
  return success({ installation, me, ended });
};
