/** Sets the password of the person that the link was made for, and logs them in as far as that goes. */
import type * as contract from '#contract/session/first-start-endpoints.ts';
import { failure, success } from '#core/failure.ts';
import { enter } from '#server/session/enter.ts';
import { loadKnown } from '#server/session/known-account.ts';
import { hashNewPassword, storePassword } from '#server/session/new-password.ts';
import { findOneTime, spend } from '#server/session/one-time-link.ts';
import { endSessions } from '#server/session/open-session.ts';
import { loadAccount, updateAccount } from '#server/session/stored-account.ts';
import type { VisitHandler } from '#server/platform/http/route.ts';

/** A password that is refused leaves the link as good as before. */
export const acceptInvite: VisitHandler<typeof contract.acceptInvite> = async ({ body: { secret, password } }, visit) => {
  const link = await findOneTime(visit, secret, ['invite']);
  const known = link?.accountId ? await loadKnown(visit, { jurisdiction_id: link.jurisdictionId, account_id: link.accountId }) : null;
  if (link === null || known === null) return failure('link-expired');
  const { id, state } = known.account;
  if (state === 'disabled') return failure('account-disabled');
  const hash = await hashNewPassword(visit, known, password);
  if (!hash.ok) return hash;
  const accepted = await visit.write(known.as, async (act) => {
    const spent = await spend(act, link.id);
    if (!spent.ok) return spent;
    await storePassword(act, known.account, hash.value);
    if (state === 'invited') await updateAccount(act, id, { state: 'active' });
    await endSessions(act, id, 'password');
    act.audit({
      objects: [{ type: 'account', id, before: { state }, after: { state: 'active' } }],
    });
    const account = await loadAccount(act, id);
    if (account === null) throw new Error('the account is gone');
    return success(account);
  });
  return accepted.ok ? enter(visit, { ...known, account: accepted.value }, { method: 'link' }) : accepted;
};
