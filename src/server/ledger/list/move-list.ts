/** The way of a list before it is issued, after it was out for opinions (consult-list.ts): approved, and back to drafting. */
import { success } from '#core/failure.ts';
import { approveList as decideApproval } from '#core/ledger/list/approve-list.ts';
import { moveList, type ListState } from '#core/ledger/list/list-state.ts';
import type * as contract from '#contract/ledger/list-endpoints.ts';
import { countUnanswered, endRound } from '#server/ledger/list/consultation-rows.ts';
import { bumpList, countItems, lockList } from '#server/ledger/list/list-rows.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { shareJurisdiction } from '#server/platform/jurisdiction.ts';

export const approveList: Handler<typeof contract.approveList> = async ({ params: { listId }, body }, act) => {
  await shareJurisdiction(act);
  const list = await lockList(act, listId);
  if (!list.ok) return list;
  const [items, unanswered] = [await countItems(act, listId), await countUnanswered(act, listId)];
  const next = decideApproval({ ...list.value, items, unanswered }, body, act.today);
  if (!next.ok) return next;
  await endRound(act, listId);
  const revision = await bumpList(act, list.value);
  await setState(act, listId, {
    state: next.value,
    approved_as: body.as,
    approved_by: body.by,
    approved_on: body.on,
    approval_number: body.number,
    approval_way: body.way,
    approval_recorded_by: act.actor,
  });
  const told = {
    approvedAs: body.as,
    approvedBy: body.by,
    approvedOn: body.on,
    approvalWay: body.way,
    ...(body.number === null ? {} : { approvalNumber: body.number }),
  };
  act.audit({ objects: [{ type: 'annual_list', id: listId, before: { state: list.value.state }, after: { state: next.value, ...told } }] });
  return success({ revision });
};

export const returnList: Handler<typeof contract.returnList> = async ({ params: { listId }, body: { reason } }, act) => {
  await shareJurisdiction(act);
  const list = await lockList(act, listId);
  if (!list.ok) return list;
  const next = moveList(list.value.state, 'draft');
  if (!next.ok) return next;
  await endRound(act, listId);
  const revision = await bumpList(act, list.value);
  await setState(act, listId, {
    state: next.value,
    approved_as: null,
    approved_by: null,
    approved_on: null,
    approval_number: null,
    approval_way: null,
    approval_recorded_by: null,
  });
  act.audit({
    detail: reason,
    objects: [{ type: 'annual_list', id: listId, before: { state: list.value.state }, after: { state: next.value, reason } }],
  });
  return success({ revision });
};

interface Stands {
  readonly state: ListState;
  readonly approved_as?: string | null;
  readonly approved_by?: string | null;
  readonly approved_on?: string | null;
  readonly approval_number?: string | null;
  readonly approval_way?: string | null;
  readonly approval_recorded_by?: string | null;
}

async function setState(act: Act, listId: string, stands: Stands): Promise<void> {
  await act.db.updateTable('annual_list').set(stands).where(inJurisdiction(act)).where('id', '=', listId).execute();
}
