/** 报送要求 of an item: the office says why it wants evidence, and of what a quantity is counted. */
import { failure, success } from '#core/failure.ts';
import type * as contract from '#contract/reporting/evidence-endpoints.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { shareJurisdiction } from '#server/platform/jurisdiction.ts';

export const setReportDemand: Handler<typeof contract.setReportDemand> = async (
  { params: { itemId }, body: { evidenceReason, target } },
  act,
) => {
  await shareJurisdiction(act);
  if (target !== null && Number(target.of) === 0) return failure('report-target-zero');
  const item = await act.db
    .selectFrom('list_item')
    .select('code')
    .where(inJurisdiction(act))
    .where('id', '=', itemId)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (item === undefined) return failure('report-item-not-found');
  const before = await act.db
    .selectFrom('report_demand')
    .select(['evidence_reason', 'target', 'measure'])
    .where(inJurisdiction(act))
    .where('item_id', '=', itemId)
    .forUpdate()
    .executeTakeFirst();
  const said = { evidence_reason: evidenceReason, target: target?.of ?? null, measure: target?.measure ?? null };
  const made = { ...said, made_by: act.actor, made_at: act.now };
  await act.db
    .insertInto('report_demand')
    .values({ jurisdiction_id: act.jurisdictionId, item_id: itemId, ...made })
    .onConflict((on) => on.columns(['jurisdiction_id', 'item_id']).doUpdateSet(made))
    .execute();
  const told = (one: typeof said | undefined) => ({
    evidenceReason: one?.evidence_reason ?? null,
    target: one?.target === null || one === undefined ? null : `${one.target} ${one.measure ?? ''}`,
  });
  act.audit({
    objects: [
      {
        type: 'list_item',
        id: itemId,
        before: told(before === undefined ? undefined : { ...before, target: before.target === null ? null : String(before.target) }),
        after: { ...told(said), ...(item.code !== null && { item: item.code }) },
      },
    ],
  });
  return success({});
};
