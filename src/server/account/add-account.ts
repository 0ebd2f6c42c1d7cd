/** Creates an account. */
import type * as contract from '#contract/account/endpoints.ts';
import { sql } from 'kysely';
import { maskedPhone } from '#core/session/phone.ts';
import { refuseLoginName } from '#core/account/login-name.ts';
import { failure } from '#core/failure.ts';
import { refuseUnit } from '#server/account/change-account.ts';
import { inviteLink, newInitialPassword, setInitialPassword, accessAnswer } from '#server/account/first-access.ts';
import { claimLogin, insertAccount } from '#server/session/insert-account.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
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
  const joins = given.method === 'join';
  const taken = refuseLoginName(
    given.loginName,
    joins,
    act.jurisdictionId,
    await ownerOf(act, hash),
    await isNamedHere(act, given.loginName),
  );
  if (taken) return taken;
  const refusal = await refuseUnit(act, given.unitId);
  if (refusal) return refusal;
  const { loginName, displayName, powerClass, unitId, phone } = given;
  const state = initial === null ? 'invited' : 'active';
  const id = await insertAccount(act, { loginName, displayName, powerClass, unitId, phone, state, joins });
  // Another jurisdiction may have taken the name meanwhile; the refusal rolls the new account back.
  if (!joins && !(await claimLogin(act, hash, id))) return failure('login-name-taken', { loginName });
  if (initial !== null) await setInitialPassword(act, id, initial.value.hash);
  const link = initial === null ? await inviteLink(act, id, joins) : null;
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

/** The jurisdiction in which the login name has its account; null when nobody has it. */
async function ownerOf(act: Act, hash: Buffer): Promise<string | null> {
  const { rows } = await sql<{ jurisdiction_id: string | null }>`
    select jurisdiction_id from find_login(${hash}) where account_id is not null`.execute(act.db);
  return rows[0]?.jurisdiction_id ?? null;
}

async function isNamedHere(act: Act, loginName: string): Promise<boolean> {
  const row = await act.db
    .selectFrom('account')
    .select('id')
    .where(inJurisdiction(act))
    .where('login_name', '=', loginName)
    .executeTakeFirst();
  return row !== undefined;
}
