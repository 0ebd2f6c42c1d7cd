/** What a change that holds makes of its item: a version of it, with everything that the change names and nothing else. */
import { sql } from 'kysely';
import { failure, success, type Outcome } from '#core/failure.ts';
import { partsChanged, shifted, type ChangeSides, type ItemPart } from '#core/ledger/change/item-change.ts';
import { quarterOf } from '#core/ledger/list/milestone-cell.ts';
import type { CellField } from '#core/ledger/list/item-cell.ts';
import { calendarOf } from '#core/settings/change-calendar.ts';
import { workdaysAfter } from '#core/settings/calendar.ts';
import { zh } from '#contract/catalogue.ts';
import { message } from '#contract/platform/message.ts';
import type { IssuedItem, StoredChange } from '#server/ledger/change/change-rows.ts';
import { checkedUnits } from '#server/ledger/list/answering-rows.ts';
import { addMilestones, bareMilestone, removeMilestones, retypeMilestones } from '#server/ledger/list/cell-rows.ts';
import { endPart } from '#server/ledger/list/decide-objection.ts';
import { takeBackPart } from '#server/ledger/list/give-children.ts';
import { writeVersions } from '#server/ledger/list/item-version.ts';
import { writeParts } from '#server/ledger/list/issue-list.ts';
import { bumpList, lockList } from '#server/ledger/list/list-rows.ts';
import { askToSign, settleSigning } from '#server/ledger/list/sign-for-rows.ts';
import { unitNames } from '#server/plan/unit-text/unit-tree.ts';
import type { AuditObject } from '#server/platform/audit/write-audit.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import { loadRuleSet } from '#server/settings/rows.ts';

type HeldChange = Pick<StoredChange, 'itemId' | 'kind' | 'origin' | 'reason' | 'before' | 'after'>;

/** Units that would come to answer: each is there today, has a desk and a contact here. Of those that would lose or change their part none objects and waits for its answer. */
export async function checkUnits(
  act: Act,
  changes: readonly (ChangeSides & { readonly itemId: string })[],
): Promise<Outcome<undefined, 'unit-not-found' | 'unit-ended' | 'unit-outside' | 'unit-without-contact' | 'unit-objects'>> {
  const begun = [...new Set(changes.flatMap((change) => partsChanged(change).begun.map(({ unitId }) => unitId)))];
  const touched = changes.flatMap((change) => {
    const { ended, begun: others } = partsChanged(change);
    return [...new Set([...ended, ...others].map(({ unitId }) => unitId))].map((unitId) => ({ itemId: change.itemId, unitId }));
  });
  if (touched.length === 0) return success(undefined);
  const units = new Map((await checkedUnits(act, begun)).map((unit) => [unit.id, unit]));
  if (units.size < begun.length) return failure('unit-not-found');
  const names = await unitNames(
    act,
    touched.map(({ unitId }) => unitId),
  );
  for (const unit of units.values()) {
    const name = names.get(unit.id) ?? '';
    if (unit.ended) return failure('unit-ended', { name });
    if (unit.outside) return failure('unit-outside', { unit: name });
    if (!unit.hasContact) return failure('unit-without-contact', { unit: name });
  }
  const { rows } = await sql<{ unitId: string }>`
    select own.unit_id as "unitId" from sign_for own
      join unnest(${touched.map(({ itemId }) => itemId)}::uuid[], ${touched.map(({ unitId }) => unitId)}::uuid[]) meant (item_id, unit_id)
        on meant.item_id = own.item_id and meant.unit_id = own.unit_id
     where ${inJurisdiction(act, 'own')} and own.state = 'objected' limit 1`.execute(act.db);
  const [objecting] = rows;
  return objecting === undefined ? success(undefined) : failure('unit-objects', { unit: names.get(objecting.unitId) ?? '' });
}

/** Locks the lists of these items in the order of their ids, before the items themselves. */
export async function lockLists(act: Act, itemIds: readonly string[]): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select distinct list_id as id from list_item where ${inJurisdiction(act)} and id = any(${itemIds}::uuid[]) order by 1`.execute(act.db);
  for (const { id } of rows) await lockList(act, id);
}

/**
 * Writes changes that hold from today on. Their lists and items are locked, and each change is what its item says (`stillStands`). The answer is what the
 * trail says of the items.
 */
export async function applyChanges(
  act: Act,
  items: ReadonlyMap<string, IssuedItem>,
  changes: readonly HeldChange[],
): Promise<readonly AuditObject[]> {
  const told: AuditObject[] = [];
  const revisions = new Map<string, number>();
  for (const listId of [...new Set(changes.map(({ itemId }) => itemOf(items, itemId).listId))].toSorted()) {
    const list = await lockList(act, listId);
    if (!list.ok) throw new Error('an item of no list');
    revisions.set(listId, await bumpList(act, list.value));
  }
  for (const change of changes) {
    const item = itemOf(items, change.itemId);
    told.push(...(await applyOne(act, item, change)));
    const revision = revisions.get(item.listId) ?? 1;
    const cells = Object.fromEntries(cellsOf(change).map((cell) => [cell, revision]));
    await sql`
      update list_item set revision = ${revision}, cell_revisions = cell_revisions || ${JSON.stringify(cells)}::jsonb
       where ${inJurisdiction(act)} and id = ${item.id}`.execute(act.db);
  }
  const byItem = Map.groupBy(changes, ({ itemId }) => itemId);
  await writeVersions(act, [...byItem.keys()], new Map([...byItem].map(([id, own]) => [id, own.map(({ reason }) => reason).join('；')])));
  return told;
}

function itemOf(items: ReadonlyMap<string, IssuedItem>, itemId: string): IssuedItem {
  const item = items.get(itemId);
  if (item === undefined) throw new Error('a change of an item that is not loaded');
  return item;
}

/** The cells of the grid that it touches. */
function cellsOf({ kind, before, after }: HeldChange): readonly CellField[] {
  if (kind === 'goal' || kind === 'tier') return [kind];
  const quarters = [...(before.milestones ?? []), ...(after.milestones ?? [])].map(({ due }) => `q${quarterOf(due)}` as const);
  return [...new Set(quarters)];
}

async function applyOne(act: Act, item: IssuedItem, change: HeldChange): Promise<readonly AuditObject[]> {
  switch (change.kind) {
    case 'goal':
      await act.db
        .updateTable('list_item')
        .set({ goal: change.after.goal ?? null })
        .where(inJurisdiction(act))
        .where('id', '=', item.id)
        .execute();
      return [];
    case 'tier':
      await act.db
        .updateTable('list_item')
        .set({ tier: change.after.tier ?? item.tier })
        .where(inJurisdiction(act))
        .where('id', '=', item.id)
        .execute();
      return [];
    case 'due':
      await move(act, item, change);
      return [];
    case 'scope':
      await rescope(act, item, change);
      return [];
    case 'owner':
      return reassign(act, item, change);
  }
}

async function move(act: Act, item: IssuedItem, { after, origin }: HeldChange): Promise<void> {
  const days = new Map((after.milestones ?? []).map(({ id, due }) => [id, due]));
  const rows = item.milestones.flatMap((milestone) => {
    const due = days.get(milestone.id);
    return due === undefined ? [] : [{ id: milestone.id, ...shifted(milestone, due, origin) }];
  });
  await sql`
    update milestone own set due = said.due, first_due = said."firstDue", baseline_due = said."baselineDue", shifts = said.shifts
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) said (id uuid, due date, "firstDue" date, "baselineDue" date, shifts integer)
     where ${inJurisdiction(act, 'own')} and own.id = said.id`.execute(act.db);
}

async function rescope(act: Act, item: IssuedItem, { after }: HeldChange): Promise<void> {
  const wanted = after.milestones ?? [];
  const kept = new Set(wanted.map(({ id }) => id));
  await removeMilestones(
    act,
    item.milestones.flatMap(({ id }) => (kept.has(id) ? [] : [id])),
  );
  await retypeMilestones(
    act,
    wanted.flatMap(({ id, due, text }) => (id === null ? [] : [{ id, due, text }])),
  );
  await addMilestones(
    act,
    wanted.flatMap(({ id, due, text }) => (id === null ? [{ ...bareMilestone, id: act.newId(), item: item.id, due, text }] : [])),
  );
}

/** Who leaves is waited for no more, and what it gave to its sub-units ends with its part; who comes, or has another role, is asked to sign. */
async function reassign(act: Act, item: IssuedItem, change: HeldChange): Promise<readonly AuditObject[]> {
  const { ended, begun } = partsChanged(change);
  const stays = new Set(begun.map(({ unitId }) => unitId));
  const gone = ended.flatMap(({ unitId }) => (stays.has(unitId) ? [] : [unitId]));
  const partOf = new Map<string, string | null>();
  for (const { unitId } of ended) partOf.set(unitId, (await endPart(act, item.id, unitId))?.ownPart ?? null);
  await forget(act, item.id, gone);
  const takenBack: AuditObject[] = [];
  for (const unitId of gone) {
    takenBack.push(...(await takeBackPart(act, { itemId: item.id, itemCode: item.code, unitId }, message(zh, 'reason.part-ended'))));
  }
  const parts = begun.map(({ unitId, role }: ItemPart) => ({ itemId: item.id, unitId, role, ownPart: partOf.get(unitId) ?? null }));
  await writeParts(act, parts);
  const { rules, calendar } = await loadRuleSet(act);
  const due = workdaysAfter(act.today, rules['clock.sign-for'], calendarOf(calendar));
  if (due === null) throw new Error('no such day: the clock of signing leads beyond all days');
  await askToSign(act, parts, due);
  return takenBack;
}

/** A signature that was never given is waited for no more; what was signed stays to be read. */
async function forget(act: Act, itemId: string, unitIds: readonly string[]): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from sign_for where ${inJurisdiction(act)} and item_id = ${itemId} and unit_id = any(${unitIds}::uuid[]) and state = 'pending'
     order by id for update`.execute(act.db);
  const ids = rows.map(({ id }) => id);
  await settleSigning(act, ids);
  await sql`delete from sign_for where ${inJurisdiction(act)} and id = any(${ids}::uuid[])`.execute(act.db);
}
