/** Links an account to a person at the identity provider. */
import type * as contract from '#contract/account/endpoints.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { failure } from '#core/failure.ts';
import { changeAccount, endLinks, loadAccountForUpdate, refuseJoining } from '#server/account/change-account.ts';
import { accountAnswer } from '#server/account/rows.ts';
import { tellPerson } from '#server/session/account-notice.ts';
import { endSessions } from '#server/session/open-session.ts';
import type { Handler } from '#server/platform/http/route.ts';

/** The person there is identified by the immutable subject. */
export const linkSubject: Handler<typeof contract.linkSubject> = async ({ params: { accountId }, body: { subject } }, act) => {
  const issuer = act.installation.oidc?.issuer;
  if (issuer === undefined) return failure('oidc-not-configured');
  const account = await loadAccountForUpdate(act, accountId);
  if (account === null) return failure('account-not-found');
  const joining = refuseJoining(account);
  if (joining) return joining;
  const [linked] = await act.db
    .insertInto('oidc_subject')
    .values({ jurisdiction_id: act.jurisdictionId, issuer, subject, account_id: accountId, linked_at: act.now, linked_by: act.actor })
    .onConflict((conflict) => conflict.doNothing())
    .returning('account_id')
    .execute();
  if (linked === undefined) {
    const holder = await act.db
      .selectFrom('oidc_subject')
      .select('account_id')
      .where(inJurisdiction(act))
      .where('issuer', '=', issuer)
      .where('subject', '=', subject)
      .executeTakeFirst();
    if (holder?.account_id !== accountId) return failure('oidc-subject-taken');
    act.unchanged();
    return accountAnswer(act, accountId);
  }
  // A linked identity is a login method, so open sessions end and the person notices it. An open invitation is no longer needed.
  const state = account.state === 'invited' ? 'active' : account.state;
  await changeAccount(act, account, { state });
  await endLinks(act, accountId);
  const sessionsEnded = await endSessions(act, accountId, 'subject-linked');
  await tellPerson(act, accountId, 'linkSubject');
  act.audit({
    objects: [{ type: 'account', id: accountId, before: { state: account.state }, after: { state, issuer, subject, sessionsEnded } }],
  });
  return accountAnswer(act, accountId);
};
