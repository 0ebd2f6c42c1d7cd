/** 申请变更 by the unit that answers, and taking it back; 登记 of what was decided above, which holds at once. */
import { failure, success, type Outcome } from '#core/failure.ts';
import { actOnChange, isLateChange, mayAsk, sidesOf, type WantedChange } from '#core/ledger/change/item-change.ts';
import type * as contract from '#contract/ledger/change-endpoints.ts';
import { applyChanges, checkUnits, lockLists } from '#server/ledger/change/apply-changes.ts';
import { changeDuty, changeType, loadChanges, loadIssued, type IssuedItem } from '#server/ledger/change/change-rows.ts';
import { toldBasis, toldChange } from '#server/ledger/change/told-change.ts';
import { itemWithin } from '#server/ledger/list/list-rows.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { owe, settleDuties } from '#server/platform/duty/duty.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { lockJurisdiction, shareJurisdiction } from '#server/platform/jurisdiction.ts';
import { unitsSpokenFor } from '#server/unit/units-spoken-for.ts';

export const askChange: Handler<typeof contract.askChange> = async ({ params: { itemId }, body: { change, reason, leader } }, act) => {
  // No unit goes or is merged meanwhile.
  await shareJurisdiction(act);
  const item = await openItem(act, itemId);
  if (!item.ok) return item;
  const asking = await askingUnit(act, item.value, change);
  if (asking === null) return failure('change-not-yours', { code: item.value.code });
  const sides = sidesIn(item.value, change);
  if (!sides.ok) return sides;
  // Whoever objects is answered before it is granted.
  const units = await checkUnits(act, [{ ...sides.value, itemId }]);
  if (!units.ok && units.code !== 'unit-objects') return failure(units.code, units.data);
  const late = isLateChange(change.kind, sides.value, act.today);
  const id = act.newId();
  const inserted = await act.db
    .insertInto('item_change')
    .values({
      jurisdiction_id: act.jurisdictionId,
      id,
      item_id: itemId,
      kind: change.kind,
      origin: 'unit',
      state: 'asked',
      before: JSON.stringify(sides.value.before),
      after: JSON.stringify(sides.value.after),
      reason,
      late,
      unit_id: asking,
      leader,
      asked_by: act.actor,
      asked_at: act.now,
      asked_on: act.today,
    })
    // One of its kind waits already.
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted === undefined) return failure('change-waits', { code: item.value.code });
  await owe(act, [{ kind: changeDuty, objectType: changeType, objectId: id, unitId: null, role: 'office', due: null }]);
  const told = await toldChange(act, sides.value);
  act.audit({
    detail: reason,
    objects: [
      {
        type: changeType,
        id,
        before: told.before,
        after: { item: item.value.code, changeKind: change.kind, ...told.after, reason, leader },
      },
    ],
  });
  return success({ id, late });
};

/** The item, locked, of a unit that the caller speaks for, and of a list that is out. */
async function openItem(act: Act, itemId: string): Promise<Outcome<IssuedItem, 'item-not-found' | 'item-not-issued'>> {
  const within = itemWithin(act, await unitsSpokenFor(act));
  const item = (await loadIssued(act, [itemId], { within, lock: true })).get(itemId);
  if (item === undefined) return failure('item-not-found');
  return item.listState === 'issued' ? success(item) : failure('item-not-issued', { code: item.code });
}

/** In whose name it is asked: of the caller's units the one with the weightiest part that may ask for this; null: none may. */
async function askingUnit(act: Act, item: IssuedItem, { kind }: WantedChange): Promise<string | null> {
  const within = await unitsSpokenFor(act);
  const own = item.parts.filter(({ unitId, role }) => mayAsk(kind, role) && (within.kind === 'all' || within.unitIds.includes(unitId)));
  return (own.find(({ role }) => role === 'lead') ?? own[0])?.unitId ?? null;
}

/** What is wrong with it is said with the item's code. */
function sidesIn(item: IssuedItem, change: WantedChange) {
  const sides = sidesOf(item, change);
  return sides.ok ? sides : failure(sides.code, { ...sides.data, code: item.code });
}

export const withdrawChange: Handler<typeof contract.withdrawChange> = async ({ params: { changeId } }, act) => {
  await shareJurisdiction(act);
  const [change] = await loadChanges(act, [changeId], true);
  const within = await unitsSpokenFor(act);
  const isOwn = change?.unitId != null && (within.kind === 'all' || within.unitIds.includes(change.unitId));
  if (change === undefined || !isOwn) return failure('change-not-found');
  const next = actOnChange(change.state, 'withdraw');
  if (!next.ok) return next;
  await act.db.updateTable('item_change').set({ state: next.value }).where(inJurisdiction(act)).where('id', '=', changeId).execute();
  await settleDuties(act, { kind: changeDuty, objectType: changeType, objectIds: [changeId] });
  const item = (await loadIssued(act, [change.itemId])).get(change.itemId);
  act.audit({
    objects: [{ type: changeType, id: changeId, before: { state: change.state }, after: { item: item?.code ?? '', state: next.value } }],
  });
  return success({});
};

export const registerChange: Handler<typeof contract.registerChange> = async (
  { params: { itemId }, body: { change, reason, basis } },
  act,
) => {
  // Two changes must not give parts of one item at once.
  await (change.kind === 'owner' ? lockJurisdiction(act) : shareJurisdiction(act));
  await lockLists(act, [itemId]);
  const item = await openItem(act, itemId);
  if (!item.ok) return item;
  const sides = sidesIn(item.value, change);
  if (!sides.ok) return sides;
  if (basis.on > act.today) return failure('basis-in-future', { on: basis.on });
  const units = await checkUnits(act, [{ ...sides.value, itemId }]);
  if (!units.ok) return failure(units.code, units.data);
  const id = act.newId();
  await act.db
    .insertInto('item_change')
    .values({
      jurisdiction_id: act.jurisdictionId,
      id,
      item_id: itemId,
      kind: change.kind,
      origin: 'superior',
      state: 'granted',
      before: JSON.stringify(sides.value.before),
      after: JSON.stringify(sides.value.after),
      reason,
      late: isLateChange(change.kind, sides.value, act.today),
      asked_by: act.actor,
      asked_at: act.now,
      asked_on: act.today,
      basis: basis.as,
      basis_by: basis.by,
      basis_on: basis.on,
      basis_number: basis.number,
      decided_by: act.actor,
      decided_at: act.now,
    })
    .execute();
  const told = await toldChange(act, sides.value);
  const others = await applyChanges(act, new Map([[itemId, item.value]]), [
    { itemId, kind: change.kind, origin: 'superior', reason, ...sides.value },
  ]);
  act.audit({
    detail: reason,
    objects: [
      { type: changeType, id, after: { item: item.value.code, changeKind: change.kind, state: 'granted', reason, ...toldBasis(basis) } },
      { type: 'list_item', id: itemId, before: told.before, after: { item: item.value.code, ...told.after, reason } },
      ...others,
    ],
  });
  return success({ id });
};
