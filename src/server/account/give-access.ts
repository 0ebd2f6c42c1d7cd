/** Gives a person access again. */
import type * as contract from '#contract/account/endpoints.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql } from 'kysely';
import { failure } from '#core/failure.ts';
import { changeAccount, endLinks, loadAccountForUpdate, isOwn } from '#server/account/change-account.ts';
import { inviteLink, newInitialPassword, setInitialPassword, accessAnswer } from '#server/account/first-access.ts';
import { findAccount } from '#server/account/rows.ts';
import { tellPerson } from '#server/session/account-notice.ts';
import { endSessions } from '#server/session/open-session.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';

/** For a person who lost the password. A new initial password ends open sessions; the second factor stays. */
export const giveAccess: Handler<typeof contract.giveAccess> = async ({ params: { accountId }, body: { method } }, act) => {
  if (isOwn(act, accountId)) return failure('account-own');
  const owner = await findAccount(act, accountId);
  if (!owner.ok) return owner;
  const initial = method === 'password' ? await newInitialPassword(act, owner.value) : null;
  if (initial && !initial.ok) return initial;
  const account = await loadAccountForUpdate(act, accountId);
  if (account === null) return failure('account-not-found');
  if (account.state === 'disabled') return failure('account-needs-enabling');
  // An invitation to join may be lost; once joined, the login is looked after elsewhere.
  if (account.joins && (account.state !== 'invited' || method !== 'link')) return failure('account-joins');
  const link = initial === null ? await inviteLink(act, accountId, account.joins) : null;
  let sessionsEnded = 0;
  if (initial !== null) {
    await endLinks(act, accountId);
    await keepFormerPassword(act, accountId);
    await changeAccount(act, account, { state: 'active' });
    await setInitialPassword(act, accountId, initial.value.hash);
    sessionsEnded = await endSessions(act, accountId, 'password-given', { kind: 'browser' });
  }
  if (!account.joins) await tellPerson(act, accountId, 'giveAccess');
  act.audit({
    objects: [
      {
        type: 'account',
        id: accountId,
        before: { state: account.state },
        after: { state: initial === null ? account.state : 'active', access: method, sessionsEnded },
      },
    ],
  });
  return accessAnswer(act, accountId, link, initial?.value.password ?? null);
};

/** The replaced password is kept among the former ones, as if the person had changed it. */
async function keepFormerPassword(act: Act, accountId: string): Promise<void> {
  await sql`
    insert into former_password (jurisdiction_id, account_id, set_at, password_hash)
    select jurisdiction_id, id, coalesce(password_set_at, created_at), password_hash from account
     where ${inJurisdiction(act)} and id = ${accountId} and password_hash is not null and not password_initial
    on conflict do nothing`.execute(act.db);
}
