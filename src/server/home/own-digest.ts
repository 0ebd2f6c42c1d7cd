/** Whether a person wants the digest, and where: said by that person alone. */
import type * as contract from '#contract/home/digest-endpoints.ts';
import { success } from '#core/failure.ts';
import { openAddress, sealAddress } from '#server/home/digest-rows.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { ownAccountId } from '#server/session/own-account.ts';

export const getDigest: Handler<typeof contract.getDigest> = async (_, act) => {
  const { email, wanted } = await stored(act);
  return success({ email, wanted, offered: act.installation.mail !== undefined });
};

/** The trail keeps that it was wanted or not, and no address. */
export const changeDigest: Handler<typeof contract.changeDigest> = async ({ body: { email, wanted } }, act) => {
  const before = await stored(act);
  const accountId = ownAccountId(act);
  if (before.email === email && (email === null || before.wanted === wanted)) {
    act.unchanged();
    return success({});
  }
  if (email === null) {
    await act.db.deleteFrom('digest_address').where(inJurisdiction(act)).where('account_id', '=', accountId).execute();
  } else {
    const made = { email_sealed: sealAddress(act.installation.keys, accountId, email), wanted };
    await act.db
      .insertInto('digest_address')
      .values({ jurisdiction_id: act.jurisdictionId, account_id: accountId, ...made })
      .onConflict((on) => on.columns(['jurisdiction_id', 'account_id']).doUpdateSet(made))
      .execute();
  }
  const isOn = (one: { readonly email: string | null; readonly wanted: boolean }) => one.email !== null && one.wanted;
  act.audit({
    objects: [{ type: 'account', id: accountId, before: { digest: isOn(before) }, after: { digest: isOn({ email, wanted }) } }],
  });
  return success({});
};

/** Wanted by whoever gives an address and says nothing else. */
async function stored(act: Act): Promise<{ readonly email: string | null; readonly wanted: boolean }> {
  const accountId = ownAccountId(act);
  const row = await act.db
    .selectFrom('digest_address')
    .select(['email_sealed', 'wanted'])
    .where(inJurisdiction(act))
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row === undefined
    ? { email: null, wanted: true }
    : { email: openAddress(act.installation.keys, accountId, row.email_sealed), wanted: row.wanted };
}
