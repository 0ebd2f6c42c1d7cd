/** 人员: accounts and posts. */
import { followMergedUnits } from '#server/account/follow-merged-units.ts';
import { unitsMerged } from '#server/unit/events.ts';
import * as deputy from '#contract/account/deputy-endpoints.ts';
import { endDeputy } from '#server/account/end-deputy.ts';
import { listDeputies, listDeputyCandidates } from '#server/account/list-deputies.ts';
import { grantDeputy, nameDeputy } from '#server/account/name-deputy.ts';
import { on } from '#server/platform/hook.ts';
import { invitedPeople, peopleWithoutPost } from '#server/account/desk.ts';
import type { ServerDomain } from '#server/platform/domain.ts';
import * as account from '#contract/account/endpoints.ts';
import { addAccount } from '#server/account/add-account.ts';
import { disableAccount } from '#server/account/disable-account.ts';
import { disableUnused } from '#server/account/disable-unused.ts';
import { editAccount } from '#server/account/edit-account.ts';
import { enableAccount } from '#server/account/enable-account.ts';
import { endAccountSessions } from '#server/account/end-account-sessions.ts';
import { endPost } from '#server/account/end-post.ts';
import { getAccountHistory } from '#server/account/get-account-history.ts';
import { giveAccess } from '#server/account/give-access.ts';
import { grantPost } from '#server/account/grant-post.ts';
import { linkSubject } from '#server/account/link-subject.ts';
import { listAccountSessions } from '#server/account/list-account-sessions.ts';
import { getAccount, listAccounts } from '#server/account/read-accounts.ts';
import { resetFactors } from '#server/account/reset-factors.ts';
import { unlinkSubjects } from '#server/account/unlink-subjects.ts';
import { unlockAccount } from '#server/account/unlock-account.ts';
import { route } from '#server/platform/http/route.ts';

export const domain: ServerDomain = {
  routes: [
    route(account.listAccounts, listAccounts),
    route(account.addAccount, addAccount),
    route(account.getAccount, getAccount),
    route(account.editAccount, editAccount),
    route(account.disableAccount, disableAccount),
    route(account.enableAccount, enableAccount),
    route(account.giveAccess, giveAccess),
    route(account.resetFactors, resetFactors),
    route(account.unlockAccount, unlockAccount),
    route(account.linkSubject, linkSubject),
    route(account.unlinkSubjects, unlinkSubjects),
    route(account.grantPost, grantPost),
    route(deputy.listDeputies, listDeputies),
    route(deputy.listDeputyCandidates, listDeputyCandidates),
    route(deputy.nameDeputy, nameDeputy),
    route(deputy.endDeputy, endDeputy),
    route(deputy.grantDeputy, grantDeputy),
    route(account.endPost, endPost),
    route(account.listAccountSessions, listAccountSessions),
    route(account.endAccountSessions, endAccountSessions),
    route(account.getAccountHistory, getAccountHistory),
  ],
  jobs: [disableUnused],
  desk: [invitedPeople, peopleWithoutPost],
  subscribers: [on(unitsMerged, followMergedUnits)],
};
