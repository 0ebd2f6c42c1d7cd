/** Creates an account. */
import type * as contract from '#contract/account/endpoints.ts';
import { sql } from 'kysely';
import { maskedPhone } from '#core/session/phone.ts';
import { failure } from '#core/failure.ts';
import { refuseUnit } from '#server/account/change-account.ts';
import { inviteLink, newInitialPassword, setInitialPassword, accessAnswer } from '#server/account/first-access.ts';
import { claimLogin, insertAccount } from '#server/session/insert-account.ts';
import { loginNameHash } from '#server/session/secret.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';

/** Creates an account without any post: the security administrator grants posts (separation of powers). */
export const addAccount: Handler<typeof contract.addAccount> = async ({ body: given }, act) => {
  const initial = given.method === 'password' ? await newInitialPassword(act, given) : null;
  if (initial && !initial.ok) return initial;
  await lockJurisdiction(act);
  const hash = loginNameHash(act.installation.keys, given.loginName);
  if (await isTaken(act, hash)) return failure('login-name-taken', { loginName: given.loginName });
  const refusal = await refuseUnit(act, given.unitId);
  if (refusal) return refusal;
  const { loginName, displayName, powerClass, unitId, phone } = given;
  const state = initial === null ? 'invited' : 'active';
  const id = await insertAccount(act, { loginName, displayName, powerClass, unitId, phone, state });
  // Another jurisdiction may have taken the name meanwhile; the refusal rolls the new account back.
  if (!(await claimLogin(act, hash, id))) return failure('login-name-taken', { loginName });
  if (initial !== null) await setInitialPassword(act, id, initial.value.hash);
  const link = initial === null ? await inviteLink(act, id) : null;
  act.audit({
    objects: [
      {
        type: 'account',
        id,
        after: { loginName, displayName, powerClass, unitId, phone: maskedPhone(phone), state, access: given.method },
      },
    ],
  });
  return accessAnswer(act, id, link, initial?.value.password ?? null);
};

async function isTaken(act: Act, hash: Buffer): Promise<boolean> {
  const { rows } = await sql<{ account_id: string | null }>`select account_id from find_login(${hash})`.execute(act.db);
  return rows.some((row) => row.account_id !== null);
}
