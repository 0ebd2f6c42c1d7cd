/** Accepts an invitation to another jurisdiction: the login of the caller is that of the invited account too from now on. */
import type * as contract from '#contract/session/first-start-endpoints.ts';
import { failure, success } from '#core/failure.ts';
import { writeAsOwner } from '#server/session/write-as-owner.ts';
import { tellPerson } from '#server/session/account-notice.ts';
import { joinAccount } from '#server/session/joined-account.ts';
import { loadMe } from '#server/session/me.ts';
import { loadAccountContext, ownSession } from '#server/session/account-context.ts';
import { consumeOneTimeSecret, findOneTimeSecret } from '#server/session/one-time-secret.ts';
import { updateAccount } from '#server/session/stored-account.ts';
import type { VisitHandler } from '#server/platform/http/route.ts';
import { jurisdictionName } from '#server/platform/jurisdiction.ts';

/** For a person of the invited account's login name alone; the link stays valid for them when somebody else opens it. */
export const acceptJoin: VisitHandler<typeof contract.acceptJoin> = async ({ body: { secret } }, visit) => {
  const { sessionId, accountId: homeAccountId } = ownSession(visit);
  const link = await findOneTimeSecret(visit, secret, ['join']);
  const invited = link?.accountId
    ? await loadAccountContext(visit, { jurisdiction_id: link.jurisdictionId, account_id: link.accountId })
    : null;
  if (link === null || invited === null) return failure('link-expired');
  const { id: accountId, loginName, state } = invited.account;
  if (state === 'disabled') return failure('account-disabled');
  const home = await visit.read(visit.as, jurisdictionName);
  // Before anything is done elsewhere: the session may be over by now.
  const holds = await writeAsOwner(visit, async (act) => {
    act.unchanged();
    return success(undefined);
  });
  if (!holds.ok) return holds;
  const joined = await visit.write(invited.identity, async (act) => {
    const used = await consumeOneTimeSecret(act, link.id);
    if (!used.ok) return used;
    if (!(await joinAccount(act, accountId, { jurisdictionId: visit.as.jurisdictionId, accountId: homeAccountId })))
      return failure('join-other-login', { loginName });
    // The account may be weeks old, and its link the latest of several: whoever just accepted it uses it.
    await updateAccount(act, accountId, { state: 'active', unused_since: act.now });
    act.audit({
      objects: [{ type: 'account', id: accountId, before: { state }, after: { state: 'active', home } }],
    });
    return success(await jurisdictionName(act));
  });
  if (!joined.ok) return joined;
  // It is done: whatever became of the session since, the person is told.
  return visit.write(visit.as, async (act) => {
    await tellPerson(act, homeAccountId, 'acceptJoin', sessionId);
    act.audit({ objects: [{ type: 'account', id: homeAccountId, after: { elsewhere: joined.value } }] });
    return success(await loadMe(act, sessionId));
  });
};
