/** Takes a second factor away. A needed one goes only when another is left. */
import type * as contract from '#contract/session/own-account-endpoints.ts';
import { failure, success } from '#core/failure.ts';
import type { NoticeAct } from '#core/session/notice.ts';
import { refuseRemoval } from '#core/session/second-factor.ts';
import { writeAsOwner } from '#server/session/write-as-owner.ts';
import { ownSession } from '#server/session/account-context.ts';
import { tellPerson } from '#server/session/account-notice.ts';
import { endSessions } from '#server/session/open-session.ts';
import { loadMe } from '#server/session/me.ts';
import { loadOwnAccount } from '#server/session/own-account.ts';
import { updateAccount } from '#server/session/stored-account.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Visit } from '#server/platform/http/visit.ts';
import type { VisitHandler } from '#server/platform/http/route.ts';

/** The authenticator app. */
export const removeTotp: VisitHandler<typeof contract.removeTotp> = async (_input, visit) => {
  const { sessionId } = ownSession(visit);
  return writeAsOwner(visit, async (act) => {
    const account = await loadOwnAccount(act, true);
    const refusal = refuseRemoval(account, 'totp');
    if (refusal) return refusal;
    await updateAccount(act, account.id, { totp_secret: null, totp_used_step: null });
    await changed(visit, act, account.id, sessionId, 'removeTotp');
    act.audit({ objects: [{ type: 'account', id: account.id, before: { factor: 'totp' } }] });
    return success(await loadMe(act, sessionId));
  });
};

/** One of one's passkeys. */
export const removePasskey: VisitHandler<typeof contract.removePasskey> = async ({ params }, visit) => {
  const { sessionId } = ownSession(visit);
  return writeAsOwner(visit, async (act) => {
    const account = await loadOwnAccount(act, true);
    const refusal = refuseRemoval(account, 'passkey');
    if (refusal) return refusal;
    const removed = await act.db
      .deleteFrom('passkey')
      .where(inJurisdiction(act))
      .where('account_id', '=', account.id)
      .where('id', '=', params.passkeyId)
      .returning('id')
      .executeTakeFirst();
    if (!removed) return failure('passkey-not-found');
    await changed(visit, act, account.id, sessionId, 'removePasskey');
    act.audit({ objects: [{ type: 'account', id: account.id, before: { factor: 'passkey' } }] });
    return success(await loadMe(act, sessionId));
  });
};

/** Other logins end, and the person is told. */
async function changed(visit: Visit, act: Act, accountId: string, sessionId: string, what: NoticeAct): Promise<void> {
  await endSessions(act, accountId, 'factor-removed', { except: sessionId, devices: visit.devices, kind: 'browser' });
  await tellPerson(act, accountId, what, sessionId);
}
