/** 新建专题. */
import type * as contract from '#contract/ledger/theme-endpoints.ts';
import { success } from '#core/failure.ts';
import { checkThemeName } from '#core/ledger/theme.ts';
import { findTheme } from '#server/ledger/theme/theme-rows.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';

export const addTheme: Handler<typeof contract.addTheme> = async ({ body: fields }, act) => {
  await lockJurisdiction(act);
  const refusal = checkThemeName(fields.name, await findTheme(act, fields.name), null);
  if (refusal !== null) return refusal;
  const id = act.newId();
  await act.db
    .insertInto('theme')
    .values({ jurisdiction_id: act.jurisdictionId, id, ...fields, created_at: act.now })
    .execute();
  act.audit({ objects: [{ type: 'theme', id, after: fields }] });
  return success({ id, ...fields, revision: 1, taskCount: 0 });
};
