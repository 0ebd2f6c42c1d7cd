/** Marks notices about the own login as read. */
import type * as contract from '#contract/session/own-account-endpoints.ts';
import { success } from '#core/failure.ts';
import { ownAccountId } from '#server/session/own-account.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Handler } from '#server/platform/http/route.ts';

/** Those that the page showed, and no others: one that came meanwhile is still to be seen. They stay on the own page. */
export const readNotices: Handler<typeof contract.readNotices> = async ({ body: { ids } }, act) => {
  await act.db
    .updateTable('account_notice')
    .set({ read_at: act.now })
    .where(inJurisdiction(act))
    .where('account_id', '=', ownAccountId(act))
    .where('id', 'in', ids)
    .where('read_at', 'is', null)
    .execute();
  act.unchanged();
  return success({});
};
