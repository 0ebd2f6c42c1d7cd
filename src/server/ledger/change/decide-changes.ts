/** 批复 of changes that were asked for: many at once, all or none. */
import { sql } from 'kysely';
import { failure, success } from '#core/failure.ts';
import { decideChange, withChange, type ChangeableItem } from '#core/ledger/change/item-change.ts';
import type * as contract from '#contract/ledger/change-endpoints.ts';
import { applyChanges, checkUnits, lockLists } from '#server/ledger/change/apply-changes.ts';
import { changeDuty, changeType, loadChanges, loadIssued } from '#server/ledger/change/change-rows.ts';
import { toldBasis, toldChange } from '#server/ledger/change/told-change.ts';
import type { AuditObject } from '#server/platform/audit/write-audit.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { settleDuties } from '#server/platform/duty/duty.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { lockJurisdiction, shareJurisdiction } from '#server/platform/jurisdiction.ts';

export const decideChanges: Handler<typeof contract.decideChanges> = async ({ body: { ids, decision, reason, basis } }, act) => {
  const wanted = [...new Set(ids)];
  const seen = await loadChanges(act, wanted, false);
  // Two decisions must not give parts of one item at once; otherwise no unit goes meanwhile.
  await (seen.some(({ kind }) => kind === 'owner') ? lockJurisdiction(act) : shareJurisdiction(act));
  const itemIds = [...new Set(seen.map(({ itemId }) => itemId))];
  await lockLists(act, itemIds);
  const items = await loadIssued(act, itemIds, { lock: true });
  const changes = await loadChanges(act, wanted, true);
  if (changes.length < wanted.length) return failure('change-not-found');
  const becoming = new Map<string, ChangeableItem>(items);
  for (const change of changes) {
    const item = items.get(change.itemId);
    // Its list was closed, or the item taken out: nothing of it is changed any more, but it is answered.
    if (item === undefined) return failure('change-not-found');
    const { code } = item;
    if (decision === 'grant' && item.listState !== 'issued') return failure('change-outdated', { code });
    const stands = becoming.get(item.id) ?? item;
    const decided = decideChange(change, stands, { decision, above: basis }, act.today);
    if (!decided.ok) return failure(decided.code, { ...decided.data, code });
    if (decision === 'grant') becoming.set(item.id, withChange(stands, change.kind, change));
  }
  const grants = decision === 'grant';
  if (grants) {
    const units = await checkUnits(act, changes);
    if (!units.ok) return units.code === 'unit-not-found' ? failure('change-outdated', { code: '' }) : failure(units.code, units.data);
  }
  await sql`
    update item_change set state = ${grants ? 'granted' : 'refused'}, decision = ${reason}, decided_by = ${act.actor}, decided_at = ${act.now},
           basis = ${basis?.as ?? null}, basis_by = ${basis?.by ?? null}, basis_on = ${basis?.on ?? null}, basis_number = ${basis?.number ?? null}
     where ${inJurisdiction(act)} and id = any(${wanted}::uuid[])`.execute(act.db);
  await settleDuties(act, { kind: changeDuty, objectType: changeType, objectIds: wanted });
  const others = grants ? await applyChanges(act, items, changes) : [];
  const objects: AuditObject[] = [];
  for (const change of changes) {
    const code = items.get(change.itemId)?.code ?? '';
    const state = grants ? 'granted' : 'refused';
    const said = { item: code, changeKind: change.kind };
    objects.push({
      type: changeType,
      id: change.id,
      before: { state: 'asked' },
      after: { ...said, state, decision: reason, ...toldBasis(basis) },
    });
    if (!grants) continue;
    const told = await toldChange(act, change);
    objects.push({ type: 'list_item', id: change.itemId, before: told.before, after: { ...said, ...told.after, reason: change.reason } });
  }
  act.audit({ detail: reason, objects: [...objects, ...others] });
  return success({ decided: changes.length });
};
