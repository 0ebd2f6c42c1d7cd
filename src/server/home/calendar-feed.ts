/** The address at which a calendar program reads what a person owes: made, changed and ended by that person. */
import type * as contract from '#contract/home/calendar-endpoints.ts';
import { success } from '#core/failure.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { ownAccountId } from '#server/session/own-account.ts';
import { newSecret, secretHash } from '#server/session/secret.ts';

export const getCalendarFeed: Handler<typeof contract.getCalendarFeed> = async (_, act) => {
  const feed = await act.db
    .selectFrom('calendar_feed')
    .select('made_at')
    .where(inJurisdiction(act))
    .where('account_id', '=', ownAccountId(act))
    .executeTakeFirst();
  return success({ madeAt: feed?.made_at ?? null });
};

export const renewCalendarFeed: Handler<typeof contract.renewCalendarFeed> = async (_, act) => {
  const secret = newSecret();
  const made = { token_hash: secretHash(secret), made_at: act.now };
  await act.db
    .insertInto('calendar_feed')
    .values({ jurisdiction_id: act.jurisdictionId, account_id: ownAccountId(act), ...made })
    .onConflict((on) => on.columns(['jurisdiction_id', 'account_id']).doUpdateSet(made))
    .execute();
  act.audit({ objects: [{ type: 'account', id: ownAccountId(act) }] });
  return success({ path: `/api/calendar/${secret}.ics` });
};

export const endCalendarFeed: Handler<typeof contract.endCalendarFeed> = async (_, act) => {
  const ended = await act.db
    .deleteFrom('calendar_feed')
    .where(inJurisdiction(act))
    .where('account_id', '=', ownAccountId(act))
    .executeTakeFirst();
  if (ended.numDeletedRows === 0n) act.unchanged();
  else act.audit({ objects: [{ type: 'account', id: ownAccountId(act) }] });
  return success({});
};
