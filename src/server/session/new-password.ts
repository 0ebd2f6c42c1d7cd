/** A password chosen by the person: checks it, hashes it, and stores it in place of the former one. */
import type { Outcome } from '#core/failure.ts';
import type { AccountContext } from '#server/session/account-context.ts';
import { fullUnitNames } from '#server/session/unit-names.ts';
import { checkNewPassword, hashPassword, type NewPasswordRefusal } from '#server/session/password.ts';
import { spellingsOf } from '#server/session/password-spelling.ts';
import { updateAccount, type StoredAccount } from '#server/session/stored-account.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Visit } from '#server/platform/http/visit.ts';
import { jurisdictionName } from '#server/platform/jurisdiction.ts';

/** Checks a password against the rules for this person and hashes it. */
export async function hashNewPassword(
  visit: Visit,
  { identity, account, settings }: AccountContext,
  password: string,
): Promise<Outcome<string, NewPasswordRefusal>> {
  const { former, unit, jurisdiction } = await visit.read(identity, async (act) => ({
    former: await formerHashes(act, account),
    unit: (await fullUnitNames(act, [account.unitId]))(account.unitId),
    jurisdiction: await jurisdictionName(act),
  }));
  const places = [jurisdiction, ...(unit === null ? [] : [unit])];
  const owner = {
    loginName: account.loginName,
    displayName: account.displayName,
    spellings: spellingsOf(account.displayName),
    unitNames: places.flatMap((place) => [place, ...spellingsOf(place)]),
  };
  const refusal = await checkNewPassword(password, settings, owner, former);
  return refusal ?? hashPassword(password);
}

/** The current hash and the former ones, newest first. */
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

/** The largest number of former passwords that a setting can ask for. */
const keptPasswords = 24;

/** Stores the hash; the current one is kept among the former ones. */
export async function storePassword(act: Act, account: StoredAccount, hash: string): Promise<void> {
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
