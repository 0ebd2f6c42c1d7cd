/** Removes the links of an account to the identity provider. */
import type * as contract from '#contract/account/endpoints.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { failure } from '#core/failure.ts';
import { changeAccount, loadAccountForUpdate, isOwn, refuseJoining } from '#server/account/change-account.ts';
import { accountAnswer } from '#server/account/rows.ts';
import { tellPerson } from '#server/session/account-notice.ts';
import { endSessions } from '#server/session/open-session.ts';
import type { Handler } from '#server/platform/http/route.ts';

/** Removes all links. The state stays; an account without another login method is given one by giveAccess. */
export const unlinkSubjects: Handler<typeof contract.unlinkSubjects> = async ({ params: { accountId }, body: { reason } }, act) => {
  if (isOwn(act, accountId)) return failure('account-own');
  const account = await loadAccountForUpdate(act, accountId);
  if (account === null) return failure('account-not-found');
  const joining = refuseJoining(account);
  if (joining) return joining;
  const removed = await act.db
    .deleteFrom('oidc_subject')
    .where(inJurisdiction(act))
    .where('account_id', '=', accountId)
    .returning(['issuer', 'subject'])
    .execute();
  if (removed.length === 0) {
    act.unchanged();
    return accountAnswer(act, accountId);
  }
  await changeAccount(act, account, { state: account.state });
  const sessionsEnded = await endSessions(act, accountId, 'subjects-removed');
  await tellPerson(act, accountId, 'unlinkSubjects');
  act.audit({
    objects: [{ type: 'account', id: accountId, before: { subjects: removed }, after: { subjects: [], sessionsEnded, reason } }],
  });
  return accountAnswer(act, accountId);
};
