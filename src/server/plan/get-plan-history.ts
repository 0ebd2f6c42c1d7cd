/** What happened to a plan: its versions, and what was said about the units that it prints. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type * as contract from '#contract/plan/plan-endpoints.ts';
import { failure, success } from '#core/failure.ts';
import { loadHistory } from '#server/platform/audit/object-history.ts';
import type { Handler } from '#server/platform/http/route.ts';

const most = 200;

export const getPlanHistory: Handler<typeof contract.getPlanHistory> = async ({ params: { planId } }, act) => {
  const versions = await act.db.selectFrom('plan_version').select('id').where(inJurisdiction(act)).where('plan_id', '=', planId).execute();
  if (versions.length === 0) return failure('plan-not-found');
  const ids = versions.map(({ id }) => id);
  const [own, units] = [await loadHistory(act, 'plan_version', ids, most), await loadHistory(act, 'unit_text', [planId], most)];
  const all = [...own.events, ...units.events].sort((a, b) => (b.seq ?? 0) - (a.seq ?? 0));
  const events = all.slice(0, most);
  return success({ events, more: own.more + units.more + all.length - events.length });
};
