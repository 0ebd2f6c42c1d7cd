/** 下达 and 收回 of children: what a sub-unit answers for from a day on, and until when. */
import { sql } from 'kysely';
import { success } from '#core/failure.ts';
import { actOnChild, breakable, giveChildren as decideGiving, isLate, mayTakeBack } from '#core/ledger/list/breakdown.ts';
import type * as contract from '#contract/ledger/breakdown-endpoints.ts';
import { loadChildren, namedChildren, openPart, type ParentItem, type StoredChild } from '#server/ledger/list/breakdown-rows.ts';
import { fitUnits } from '#server/ledger/list/draft-children.ts';
import { takeNumbers, writeParts } from '#server/ledger/list/issue-list.ts';
import { writeVersions } from '#server/ledger/list/item-version.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { AuditObject } from '#server/platform/audit/write-audit.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';

export const giveChildren: Handler<typeof contract.giveChildren> = async (
  { params: { itemId }, body: { unitId, children, lateReason } },
  act,
) => {
  const opened = await openPart(act, itemId, unitId);
  if (!opened.ok) return opened;
  const { item, unit } = opened.value;
  const allowed = breakable(item, unit);
  if (!allowed.ok) return allowed;
  const all = await loadChildren(act, itemId, unitId);
  const named = namedChildren(all, children);
  if (!named.ok) return named;
  const standing = all.filter(({ state }) => state === 'given');
  const decided = decideGiving(named.value, standing, item.lastDay, lateReason);
  if (!decided.ok) return decided;
  const names = await fitUnits(
    act,
    unitId,
    named.value.map((child) => child.unitId),
  );
  if (!names.ok) return names;
  const codes = await give(act, item, named.value, lateReason);
  act.audit({
    ...(lateReason === null ? {} : { detail: lateReason }),
    objects: named.value.map((child) => ({
      type: 'list_item',
      id: child.id,
      after: {
        item: codes.get(child.id) ?? '',
        title: child.title,
        unit: names.value.get(child.unitId) ?? '',
        weight: child.weight,
        ...(isLate(child, item.lastDay) ? { lateReason } : {}),
      },
    })),
  });
  return success({ given: named.value.length });
};

async function give(
  act: Act,
  item: ParentItem,
  given: readonly StoredChild[],
  lateReason: string | null,
): Promise<ReadonlyMap<string, string>> {
  const ids = given.map(({ id }) => id);
  const late = given.filter((child) => isLate(child, item.lastDay)).map(({ id }) => id);
  // Whoever is given a piece leads it.
  await writeParts(
    act,
    given.map((child) => ({ itemId: child.id, unitId: child.unitId, role: 'lead', ownPart: null })),
  );
  await writeVersions(act, ids, null);
  const first = await takeNumbers(act, `item-${item.code}`, given.length);
  const codes = new Map(ids.map((id, at) => [id, `${item.code}-${first + at}`]));
  await sql`
    update list_item set given_at = ${act.now}, revision = revision + 1, late_reason = case when id = any(${late}::uuid[]) then ${lateReason} end,
           code = given.code
      from unnest(${[...codes.keys()]}::uuid[], ${[...codes.values()]}::text[]) given (of, code)
     where ${inJurisdiction(act)} and id = given.of`.execute(act.db);
  return codes;
}

export const takeBackChildren: Handler<typeof contract.takeBackChildren> = async (
  { params: { itemId }, body: { unitId, children, reason } },
  act,
) => {
  const opened = await openPart(act, itemId, unitId);
  if (!opened.ok) return opened;
  const { item } = opened.value;
  const allowed = mayTakeBack(item);
  if (!allowed.ok) return allowed;
  const named = namedChildren(await loadChildren(act, itemId, unitId), children);
  if (!named.ok) return named;
  for (const child of named.value) {
    const acted = actOnChild(child, child.state === 'drafted' ? 'remove' : 'take-back', reason);
    if (!acted.ok) return acted;
  }
  const objects = await takeBack(act, item.code, named.value, reason);
  act.audit({ ...(reason === null ? {} : { detail: reason }), objects });
  const removed = named.value.filter(({ state }) => state === 'drafted').length;
  return success({ takenBack: named.value.length - removed, removed });
};

/** What was given ends today, drafts go; what the trail tells of them. */
async function takeBack(
  act: Act,
  parentCode: string,
  children: readonly StoredChild[],
  reason: string | null,
): Promise<readonly AuditObject[]> {
  const given = children.filter(({ state }) => state === 'given').map(({ id }) => id);
  const drafts = children.filter(({ state }) => state === 'drafted').map(({ id }) => id);
  await sql`
    update list_item set removed_at = ${act.now}, removed_by = ${act.actor}, revision = revision + 1
     where ${inJurisdiction(act)} and id = any(${drafts}::uuid[])`.execute(act.db);
  await sql`
    update list_item set taken_back_at = ${act.now}, taken_back_by = ${act.actor}, taken_back_reason = ${reason}, revision = revision + 1
     where ${inJurisdiction(act)} and id = any(${given}::uuid[])`.execute(act.db);
  await sql`
    update item_part set valid_to = greatest(${act.today}::date, valid_from)
     where ${inJurisdiction(act)} and item_id = any(${given}::uuid[]) and valid_to is null`.execute(act.db);
  await writeVersions(act, given, reason);
  return children.map(({ id, state, code, title }) => ({
    type: 'list_item',
    id,
    before: { state, title },
    after: state === 'given' ? { item: code, state: 'taken-back', reason } : { item: parentCode, state: 'removed' },
  }));
}

/** Takes back what a unit made of its part of an item, which ends now, and its drafts; the answer is for the trail of the act that ends it. */
export async function takeBackPart(
  act: Act,
  { itemId, itemCode, unitId }: { readonly itemId: string; readonly itemCode: string; readonly unitId: string },
  reason: string,
): Promise<readonly AuditObject[]> {
  const standing = (await loadChildren(act, itemId, unitId)).filter(({ state }) => state !== 'taken-back');
  return takeBack(act, itemCode, standing, reason);
}
