/** The security administrator ends all sessions of an account. */
import type * as contract from '#contract/account/endpoints.ts';
import { failure, success } from '#core/failure.ts';
import { loadAccountForUpdate } from '#server/account/change-account.ts';
import { tellPerson } from '#server/session/account-notice.ts';
import { endJoinedSessions } from '#server/session/joined-account.ts';
import { endSessions } from '#server/session/open-session.ts';
import type { Handler } from '#server/platform/http/route.ts';

/** Also ends API tokens. Of an account that joined: what acts in this jurisdiction; the login itself belongs elsewhere. */
export const endAccountSessions: Handler<typeof contract.endAccountSessions> = async ({ params: { accountId }, body: { reason } }, act) => {
  const account = await loadAccountForUpdate(act, accountId);
  if (account === null) return failure('account-not-found');
  const ended = await (account.joins ? endJoinedSessions : endSessions)(act, accountId, 'ended-by-administrator');
  if (!account.joins) await tellPerson(act, accountId, 'endAccountSessions');
  act.audit({ objects: [{ type: 'account', id: accountId, after: { sessionsEnded: ended, reason } }] });
  return success({ ended });
};
