/** Endpoints of logging in, of the own account and of the security settings. */
import * as feedback from '#contract/session/feedback-endpoints.ts';
import { changeFeedback } from '#server/session/change-feedback.ts';
import * as start from '#contract/session/first-start-endpoints.ts';
import * as own from '#contract/session/own-account-endpoints.ts';
import * as session from '#contract/session/endpoints.ts';
import * as settings from '#contract/session/security-settings-endpoints.ts';
import { acceptInvite } from '#server/session/accept-invite.ts';
import { acceptJoin } from '#server/session/accept-join.ts';
import { addPasskey } from '#server/session/add-passkey.ts';
import { addToken } from '#server/session/add-token.ts';
import { askPasskey } from '#server/session/ask-passkey.ts';
import { beginOidc } from '#server/session/begin-oidc.ts';
import { beginPasskey } from '#server/session/begin-passkey.ts';
import { beginTotp } from '#server/session/begin-totp.ts';
import { changeSecuritySettings } from '#server/session/change-security-settings.ts';
import { checkLink } from '#server/session/check-link.ts';
import { choosePassword } from '#server/session/choose-password.ts';
import { confirmTotp } from '#server/session/confirm-totp.ts';
import { endSession } from '#server/session/end-session.ts';
import { endToken } from '#server/session/end-token.ts';
import { enterDemo, listDemoPeople } from '#server/session/enter-demo.ts';
import { finishOidc } from '#server/session/finish-oidc.ts';
import { getCredentials } from '#server/session/get-credentials.ts';
import { getSession } from '#server/session/get-session.ts';
import { listSessions } from '#server/session/list-sessions.ts';
import { listTokens } from '#server/session/list-tokens.ts';
import { logIn } from '#server/session/log-in.ts';
import { logOut } from '#server/session/log-out.ts';
import { provePasskey } from '#server/session/prove-passkey.ts';
import { proveAgain } from '#server/session/prove-again.ts';
import { proveTotp } from '#server/session/prove-totp.ts';
import { readNotices } from '#server/session/read-notices.ts';
import { endRememberedDevice, listRememberedDevices } from '#server/session/remembered-devices.ts';
import { removePasskey, removeTotp } from '#server/session/remove-factor.ts';
import { getSecuritySettings } from '#server/session/security-settings.ts';
import { setUp } from '#server/session/set-up.ts';
import { sweepLogins } from '#server/session/sweep-logins.ts';
import { switchPost } from '#server/session/switch-post.ts';
import type { ServerDomain } from '#server/platform/domain.ts';
import { route, visitRoute } from '#server/platform/http/route.ts';

export const domain: ServerDomain = {
  jobs: [sweepLogins],
  routes: [
    visitRoute(session.getSession, getSession),
    visitRoute(session.logIn, logIn),
    visitRoute(session.proveTotp, proveTotp),
    visitRoute(session.proveAgain, proveAgain),
    visitRoute(session.askPasskey, askPasskey),
    visitRoute(session.provePasskey, provePasskey),
    visitRoute(session.beginOidc, beginOidc),
    visitRoute(session.finishOidc, finishOidc),
    visitRoute(session.logOut, logOut),
    visitRoute(session.choosePassword, choosePassword),
    visitRoute(session.switchPost, switchPost),
    visitRoute(own.listSessions, listSessions),
    route(own.endSession, endSession),
    route(own.listRememberedDevices, listRememberedDevices),
    route(own.endRememberedDevice, endRememberedDevice),
    route(own.readNotices, readNotices),
    visitRoute(own.getCredentials, getCredentials),
    visitRoute(own.beginTotp, beginTotp),
    visitRoute(own.confirmTotp, confirmTotp),
    visitRoute(own.removeTotp, removeTotp),
    visitRoute(own.beginPasskey, beginPasskey),
    visitRoute(own.addPasskey, addPasskey),
    visitRoute(own.removePasskey, removePasskey),
    route(own.listTokens, listTokens),
    visitRoute(own.addToken, addToken),
    route(own.endToken, endToken),
    visitRoute(start.checkLink, checkLink),
    visitRoute(start.setUp, setUp),
    visitRoute(start.acceptInvite, acceptInvite),
    visitRoute(start.acceptJoin, acceptJoin),
    visitRoute(start.listDemoPeople, listDemoPeople),
    visitRoute(start.enterDemo, enterDemo),
    route(settings.getSecuritySettings, getSecuritySettings),
    route(settings.changeSecuritySettings, changeSecuritySettings),
    route(feedback.changeFeedback, changeFeedback),
  ],
};
