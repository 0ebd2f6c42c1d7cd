/** Choosing a password: after an invitation, at a forced change, or of one's own accord. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Me } from '#contract/access/me.ts';
import { failure, success, type Failure, type Outcome } from '#core/failure.ts';
import type { SecuritySettings } from '#core/session/security-settings.ts';
import { enter, findLogin, loadKnown, lockedMeanwhile, lockOf, refuse, updateAccount } from '#server/session/log-in.ts';
import { fullUnitNames, loadMe } from '#server/session/me.ts';
import { findOneTime, spend } from '#server/session/one-time-link.ts';
import { endSessions, methodOf, raiseSession } from '#server/session/open-session.ts';
import { checkNewPassword, hashPassword, verifyPassword } from '#server/session/password.ts';
import { spellingsOf } from '#server/session/password-spelling.ts';
import { loginNameHash } from '#server/session/secret.ts';
import { loadAccount, type StoredAccount } from '#server/session/stored-account.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Visit } from '#server/platform/http/visit.ts';

/** Sets the password of the person that the link was made for, and logs them in as far as that goes. */
export async function acceptInvite(visit: Visit, { secret, password }: { secret: string; password: string }): Promise<Outcome<Me>> {
  const link = await findOneTime(visit, secret, ['invite']);
  const known = link?.accountId ? await loadKnown(visit, { jurisdiction_id: link.jurisdictionId, account_id: link.accountId }) : null;
  if (link === null || known === null) return failure('link-expired');
  if (known.account.state === 'disabled') return failure('account-disabled');
  const hash = await acceptable(visit, known, password);
  if (!hash.ok) return hash;
  const spent = await visit.write<StoredAccount | null>(known.as, async (act) => {
    const used = await spend(act, link.id);
    if (!used.ok) return used;
    await storePassword(act, known.account, hash.value);
    if (known.account.state === 'invited') await updateAccount(act, known.account.id, { state: 'active' });
    await endSessions(act, known.account.id, 'password');
    act.audit({
      act: 'account.accept-invite',
      objects: [{ type: 'account', id: known.account.id, before: { state: known.account.state }, after: { state: 'active' } }],
    });
    return success(await loadAccount(act, known.account.id));
  });
  if (!spent.ok) return spent;
  if (spent.value === null) return failure('link-expired');
  return enter(visit, { ...known, account: spent.value }, 'link');
}

/** A new password for the one who is logged in. Everywhere else the person is logged out. */
export async function choosePassword(visit: Visit, { current, next }: { current: string | null; next: string }): Promise<Outcome<Me>> {
  const { caller } = visit;
  const { sessionId } = caller;
  const known = await loadKnown(visit, { jurisdiction_id: caller.jurisdictionId, account_id: caller.by.accountId });
  if (known === null || sessionId === null) return failure('not-signed-in');
  if (caller.standing !== 'full' && caller.standing !== 'password') return failure('sign-in-unfinished');
  if (caller.standing === 'full') {
    const right = await isCurrent(visit, known, current ?? '');
    if (right !== null) return right;
  }
  const hash = await acceptable(visit, known, next);
  if (!hash.ok) return hash;
  const changed = await visit.write<{ secret: string; me: Me }>({ ...known.as, by: caller.by, subject: caller.subject }, async (act) => {
    const locked = caller.standing === 'full' ? await lockedMeanwhile(act, known.account.id) : null;
    if (locked) return locked;
    await storePassword(act, known.account, hash.value);
    await endSessions(act, known.account.id, 'password', { except: sessionId });
    const account = await loadAccount(act, known.account.id);
    if (account === null) throw new Error('the account is gone');
    const { secret } = await raiseSession(act, sessionId, await methodOf(act, sessionId), account, known.settings, caller.subject?.postId);
    act.audit({ act: 'account.choose-password', objects: [{ type: 'account', id: account.id }] });
    return success({ secret, me: await loadMe(act, sessionId) });
  });
  if (!changed.ok) return changed;
  visit.setSession(changed.value.secret);
  return success(changed.value.me);
}

/** Null when it is the present password; a wrong one counts towards the lock like one at the door. */
async function isCurrent(
  visit: Visit,
  known: NonNullable<Awaited<ReturnType<typeof loadKnown>>>,
  current: string,
): Promise<Failure | null> {
  const hash = loginNameHash(visit.installation.keys, known.account.loginName);
  const locked = lockOf(await findLogin(visit, hash), visit.now);
  if (locked) return locked;
  const right = await verifyPassword(known.account.passwordHash, current);
  if (!right.ok) return right;
  return right.value ? null : refuse(visit, hash, known, 'password-wrong');
}

/** The hash of a password that the rules allow for this person. */
async function acceptable(
  visit: Visit,
  { as, account, settings }: { as: Parameters<Visit['read']>[0]; account: StoredAccount; settings: SecuritySettings },
  password: string,
): Promise<Outcome<string>> {
  const facts = await visit.read(as, async (act) =>
    success({
      former: await formerHashes(act, account),
      unit: (await fullUnitNames(act, [account.unitId]))(account.unitId),
      jurisdiction: await act.db.selectFrom('jurisdiction').select('name').where('id', '=', act.jurisdictionId).executeTakeFirstOrThrow(),
    }),
  );
  if (!facts.ok) return facts;
  const { unit, former, jurisdiction } = facts.value;
  const places = [jurisdiction.name, ...(unit === null ? [] : [unit])];
  const owner = {
    loginName: account.loginName,
    displayName: account.displayName,
    spellings: spellingsOf(account.displayName),
    unitNames: places.flatMap((place) => [place, ...spellingsOf(place)]),
  };
  const refusal = await checkNewPassword(password, settings, owner, former);
  return refusal ?? hashPassword(password);
}

/** The present hash and the former ones, newest first. */
async function formerHashes(act: Act, account: StoredAccount): Promise<string[]> {
  const rows = await act.db
    .selectFrom('former_password')
    .select('password_hash')
    .where(inJurisdiction(act))
    .where('account_id', '=', account.id)
    .orderBy('set_at', 'desc')
    .execute();
  const former = rows.map((row) => row.password_hash);
  return account.passwordHash === null ? former : [account.passwordHash, ...former];
}

/** As many as the strictest setting may look back on. */
const keptPasswords = 24;

async function storePassword(act: Act, account: StoredAccount, hash: string): Promise<void> {
  if (account.passwordHash !== null) {
    await act.db
      .insertInto('former_password')
      .values({
        jurisdiction_id: act.jurisdictionId,
        account_id: account.id,
        set_at: account.passwordSetAt ?? act.now,
        password_hash: account.passwordHash,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  const old = await act.db
    .selectFrom('former_password')
    .select('set_at')
    .where(inJurisdiction(act))
    .where('account_id', '=', account.id)
    .orderBy('set_at', 'desc')
    .offset(keptPasswords)
    .limit(1)
    .executeTakeFirst();
  if (old) {
    await act.db
      .deleteFrom('former_password')
      .where(inJurisdiction(act))
      .where('account_id', '=', account.id)
      .where('set_at', '<=', old.set_at)
      .execute();
  }
  await updateAccount(act, account.id, { password_hash: hash, password_set_at: act.now, password_initial: false });
}
