/** 人员: accounts and posts. */
import { followMergedUnits } from '#server/account/follow-merged-units.ts';
import { unitsMerged } from '#server/unit/events.ts';
import { on } from '#server/platform/hook.ts';
import type { ServerDomain } from '#server/platform/domain.ts';
import * as account from '#contract/account/endpoints.ts';
import { addAccount, giveAccess } from '#server/account/give-access.ts';
import {
  disableAccount,
  editAccount,
  enableAccount,
  linkSubject,
  resetFactors,
  unlinkSubjects,
  unlockAccount,
} from '#server/account/edit-account.ts';
import { getAccountHistory } from '#server/account/account-history.ts';
import { getAccount, listAccounts } from '#server/account/rows.ts';
import { endAccountSessions, listAccountSessions } from '#server/account/account-sessions.ts';
import { endPost, grantPost } from '#server/account/change-post.ts';
import { route } from '#server/platform/http/route.ts';

export const domain: ServerDomain = {
  routes: [
    route(account.listAccounts, ({ query }, act) => listAccounts(act, query)),
    route(account.addAccount, ({ body }, act) => addAccount(act, body)),
    route(account.getAccount, ({ params }, act) => getAccount(act, params.accountId)),
    route(account.editAccount, ({ params, body }, act) => editAccount(act, params.accountId, body)),
    route(account.disableAccount, ({ params, body }, act) => disableAccount(act, params.accountId, body.reason)),
    route(account.enableAccount, ({ params }, act) => enableAccount(act, params.accountId)),
    route(account.giveAccess, ({ params, body }, act) => giveAccess(act, params.accountId, body.method)),
    route(account.resetFactors, ({ params, body }, act) => resetFactors(act, params.accountId, body.reason)),
    route(account.unlockAccount, ({ params }, act) => unlockAccount(act, params.accountId)),
    route(account.linkSubject, ({ params, body }, act) => linkSubject(act, params.accountId, body.subject)),
    route(account.unlinkSubjects, ({ params, body }, act) => unlinkSubjects(act, params.accountId, body.reason)),
    route(account.grantPost, ({ params, body }, act) => grantPost(act, params.accountId, body)),
    route(account.endPost, ({ params, body }, act) => endPost(act, params.accountId, params.postId, body.reason)),
    route(account.listAccountSessions, ({ params }, act) => listAccountSessions(act, params.accountId)),
    route(account.endAccountSessions, ({ params, body }, act) => endAccountSessions(act, params.accountId, body.reason)),
    route(account.getAccountHistory, ({ params }, act) => getAccountHistory(act, params.accountId)),
  ],
  subscribers: [on(unitsMerged, followMergedUnits)],
};
