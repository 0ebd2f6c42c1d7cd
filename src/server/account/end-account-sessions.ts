/** The security administrator ends all sessions of an account. */
import type * as contract from '#contract/account/endpoints.ts';
import { failure, success } from '#core/failure.ts';
import { loadAccountForUpdate, refuseJoining } from '#server/account/change-account.ts';
import { tellPerson } from '#server/session/account-notice.ts';
import { endSessions } from '#server/session/open-session.ts';
import type { Handler } from '#server/platform/http/route.ts';

/** Also ends API tokens. */
export const endAccountSessions: Handler<typeof contract.endAccountSessions> = async ({ params: { accountId }, body: { reason } }, act) => {
  const account = await loadAccountForUpdate(act, accountId);
  if (account === null) return failure('account-not-found');
  const joining = refuseJoining(account);
  if (joining) return joining;
  const ended = await endSessions(act, accountId, 'ended-by-administrator');
  await tellPerson(act, accountId, 'endAccountSessions');
  act.audit({ objects: [{ type: 'account', id: accountId, after: { sessionsEnded: ended, reason } }] });
  return success({ ended });
};
