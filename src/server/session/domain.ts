/** Endpoints of logging in and of one's own account. */
import type { ServerDomain } from '#server/platform/domain.ts';
import * as own from '#contract/session/own-account-endpoints.ts';
import * as start from '#contract/session/first-start-endpoints.ts';
import * as access from '#contract/access/me.ts';
import * as session from '#contract/session/endpoints.ts';
import * as settings from '#contract/session/security-settings-endpoints.ts';
import { failure, success, type Outcome } from '#core/failure.ts';
import { demoPeople, enterDemo } from '#server/session/demo.ts';
import { checkLink, setUp } from '#server/session/first-start.ts';
import { logIn } from '#server/session/log-in.ts';
import { loadMe } from '#server/session/me.ts';
import { acceptInvite, choosePassword } from '#server/session/new-password.ts';
import { beginOidc, finishOidc } from '#server/session/oidc-login.ts';
import {
  addOwnToken,
  endOwnSession,
  endOwnToken,
  liveSessions,
  ownCredentials,
  ownTokens,
  removeFactor,
} from '#server/session/own-account.ts';
import { changeSecuritySettings, getSecuritySettings } from '#server/session/security-settings.ts';
import { relyingPartyOf } from '#server/session/passkey.ts';
import { addPasskey, askPasskey, beginPasskey, beginTotp, confirmTotp, provePasskey, proveTotp } from '#server/session/second-factor.ts';
import { logOut, switchPost } from '#server/session/switch-post.ts';
import type { Act } from '#server/platform/http/act.ts';
import { route, visitRoute } from '#server/platform/http/route.ts';
import type { Visit } from '#server/platform/http/visit.ts';
import { homeJurisdiction } from '#server/platform/jurisdiction.ts';

async function getSession(visit: Visit): Promise<Outcome<{ installation: Installation; me: access.Me | null }>> {
  const { sessionId } = visit.caller;
  const me = sessionId === null ? null : await visit.read(visit.caller, async (act) => success(await loadMe(act, sessionId)));
  if (me !== null && !me.ok) return me;
  const home = await visit.read({ ...visit.caller, jurisdictionId: homeJurisdiction.id }, async (act) =>
    success(await act.db.selectFrom('jurisdiction').select('set_up_at').where('id', '=', act.jurisdictionId).executeTakeFirstOrThrow()),
  );
  if (!home.ok) return home;
  const { oidc, demo } = visit.installation;
  const installation = {
    setUp: home.value.set_up_at !== null,
    demo,
    oidc: oidc?.label ?? null,
    passkeys: relyingPartyOf(visit.origin, '').ok,
  };
  return success({ installation, me: me?.value ?? null });
}
type Installation = { setUp: boolean; demo: boolean; oidc: string | null; passkeys: boolean };

/** For the form of a new password too. Who still has to prove a factor is not told which ones there are. */
async function getCredentials(visit: Visit) {
  const { standing } = visit.caller;
  return standing === 'full' || standing === 'password' ? visit.read(visit.caller, ownCredentials) : failure('sign-in-unfinished');
}

/** A change to the person's account answers with the person as it is now. */
async function thenMe(visit: Visit, change: (act: Act) => Promise<Outcome<void>>): Promise<Outcome<access.Me>> {
  return visit.write<access.Me>(visit.caller, async (act) => {
    const done = await change(act);
    if (!done.ok) return done;
    return success(await loadMe(act, visit.caller.sessionId ?? ''));
  });
}

export const domain: ServerDomain = {
  routes: [
    visitRoute(session.getSession, (_input, visit) => getSession(visit)),
    visitRoute(session.logIn, ({ body }, visit) => logIn(visit, body)),
    visitRoute(session.proveTotp, ({ body }, visit) => proveTotp(visit, body.code)),
    visitRoute(session.askPasskey, (_input, visit) => askPasskey(visit)),
    visitRoute(session.provePasskey, ({ body }, visit) => provePasskey(visit, body.response)),
    visitRoute(session.beginOidc, ({ body }, visit) => beginOidc(visit, body.purpose)),
    visitRoute(session.finishOidc, ({ body }, visit) => finishOidc(visit, body.query)),
    visitRoute(session.logOut, (_input, visit) => logOut(visit)),
    visitRoute(session.choosePassword, ({ body }, visit) => choosePassword(visit, body)),
    visitRoute(session.switchPost, ({ body }, visit) => switchPost(visit, body.postId)),
    visitRoute(own.listSessions, (_input, visit) =>
      visit.read(visit.caller, async (act) =>
        success({ sessions: await liveSessions(act, act.by.accountId ?? '', visit.caller.sessionId) }),
      ),
    ),
    route(own.endSession, ({ params }, act) => endOwnSession(act, params.sessionId)),
    visitRoute(own.getCredentials, (_input, visit) => getCredentials(visit)),
    visitRoute(own.beginTotp, (_input, visit) => beginTotp(visit)),
    visitRoute(own.confirmTotp, ({ body }, visit) => confirmTotp(visit, body)),
    visitRoute(own.removeTotp, (_input, visit) => thenMe(visit, (act) => removeFactor(act, 'totp'))),
    visitRoute(own.beginPasskey, (_input, visit) => beginPasskey(visit)),
    visitRoute(own.addPasskey, ({ body }, visit) => addPasskey(visit, body)),
    visitRoute(own.removePasskey, ({ params }, visit) => thenMe(visit, (act) => removeFactor(act, params))),
    route(own.listTokens, (_input, act) => ownTokens(act)),
    route(own.addToken, ({ body }, act) => addOwnToken(act, body)),
    route(own.endToken, ({ params }, act) => endOwnToken(act, params.tokenId)),
    visitRoute(start.checkLink, ({ body }, visit) => checkLink(visit, body.secret)),
    visitRoute(start.setUp, ({ body }, visit) => setUp(visit, body)),
    visitRoute(start.acceptInvite, ({ body }, visit) => acceptInvite(visit, body)),
    visitRoute(start.listDemoPeople, (_input, visit) => demoPeople(visit)),
    visitRoute(start.enterDemo, ({ body }, visit) => enterDemo(visit, body.postId)),
    route(settings.getSecuritySettings, (_input, act) => getSecuritySettings(act)),
    route(settings.changeSecuritySettings, ({ body }, act) => changeSecuritySettings(act, body)),
  ],
};
