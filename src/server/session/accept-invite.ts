/** Accepts an invitation: sets the password of the account that the link was made for, and starts its session. */
import type * as contract from '#contract/session/first-start-endpoints.ts';
import { failure, success } from '#core/failure.ts';
import { startSession } from '#server/session/start-session.ts';
import { loadAccountContext } from '#server/session/account-context.ts';
import { hashNewPassword, storePassword } from '#server/session/new-password.ts';
import { findOneTimeSecret, consumeOneTimeSecret } from '#server/session/one-time-secret.ts';
import { endSessions } from '#server/session/open-session.ts';
import { loadAccount, updateAccount } from '#server/session/stored-account.ts';
import type { VisitHandler } from '#server/platform/http/route.ts';

/** The link stays valid when the password is refused. */
export const acceptInvite: VisitHandler<typeof contract.acceptInvite> = async ({ body: { secret, password } }, visit) => {
  const link = await findOneTimeSecret(visit, secret, ['invite']);
  const context = link?.accountId
    ? await loadAccountContext(visit, { jurisdiction_id: link.jurisdictionId, account_id: link.accountId })
    : null;
  if (link === null || context === null) return failure('link-expired');
  const { id, state } = context.account;
  if (state === 'disabled') return failure('account-disabled');
  const hash = await hashNewPassword(visit, context, password);
  if (!hash.ok) return hash;
  const accepted = await visit.write(context.identity, async (act) => {
    const used = await consumeOneTimeSecret(act, link.id);
    if (!used.ok) return used;
    await storePassword(act, context.account, hash.value);
    if (state === 'invited') await updateAccount(act, id, { state: 'active' });
    await endSessions(act, id, 'password');
    act.audit({
      objects: [{ type: 'account', id, before: { state }, after: { state: 'active' } }],
    });
    const account = await loadAccount(act, id);
    if (account === null) throw new Error('the account is gone');
    return success(account);
  });
  if (!accepted.ok) return accepted;
  return startSession(
    visit,
    { ...context, account: accepted.value },
    { method: 'link', overtaken: 'link-expired', changed: 'acceptInvite' },
  );
};
