/** 变更 as rows: what of an item can be changed, and changes that wait. */
import { sql, type RawBuilder } from 'kysely';
import type {
  ChangeableItem,
  ChangedValue,
  ChangeKind,
  ChangeOrigin,
  ChangeSides,
  ChangeState,
  ItemMilestone,
  ItemPart,
  ShiftedDay,
} from '#core/ledger/change/item-change.ts';
import { partsOf } from '#core/ledger/list/item-parts.ts';
import type { ListState } from '#core/ledger/list/list-state.ts';
import type { AuditObject } from '#server/platform/audit/write-audit.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import { becameOf } from '#server/platform/merged-ids.ts';

/** The kind of duty, and of object, of a change. */
export const changeDuty = 'change';
export const changeType = 'item_change';

/** An issued item with what of it can be changed. */
export interface IssuedItem extends ChangeableItem {
  readonly id: string;
  readonly code: string;
  readonly listId: string;
  readonly listState: ListState;
  readonly milestones: readonly (ItemMilestone & ShiftedDay)[];
  readonly parts: readonly (ItemPart & { readonly ownPart: string | null })[];
}

/** Those of these that were issued and are no children (what a unit makes of its own part it changes itself). `within`: of `item`, whether it is within reach. */
export async function loadIssued(
  act: Act,
  itemIds: readonly string[],
  { within = sql`true`, lock = false }: { readonly within?: RawBuilder<unknown>; readonly lock?: boolean } = {},
): Promise<ReadonlyMap<string, IssuedItem>> {
  const { rows } = await sql<IssuedItem>`
    select item.id, item.code, item.list_id as "listId", list.state as "listState", item.year, item.goal, item.tier,
           case when extract(year from task.due_to) = item.year then task.due_to end as deadline,
           (select coalesce(json_agg(json_build_object('id', own.id, 'due', own.due, 'text', own.said, 'firstDue', own.first_due,
              'baselineDue', own.baseline_due, 'shifts', own.shifts) order by own.due, own.id), '[]')
              from milestone own where ${inJurisdiction(act, 'own')} and own.item_id = item.id) as milestones,
           (select coalesce(json_agg(json_build_object('unitId', part.unit_id, 'role', part.role, 'ownPart', part.own_part)), '[]')
              from item_part part where ${inJurisdiction(act, 'part')} and part.item_id = item.id and part.valid_to is null) as parts
      from list_item item
      join annual_list list on list.jurisdiction_id = item.jurisdiction_id and list.id = item.list_id
      join task on task.jurisdiction_id = item.jurisdiction_id and task.id = item.task_id
     where ${inJurisdiction(act, 'item')} and item.id = any(${itemIds}::uuid[]) and item.removed_at is null and item.parent_id is null
       and item.code is not null and ${within}
     order by item.id ${lock ? sql`for update of item` : sql``}`.execute(act.db);
  return new Map(rows.map((row) => [row.id, row]));
}

export interface StoredChange extends ChangeSides {
  readonly id: string;
  readonly itemId: string;
  readonly kind: ChangeKind;
  readonly origin: ChangeOrigin;
  readonly state: ChangeState;
  readonly reason: string;
  readonly late: boolean;
  readonly unitId: string | null;
}

/** These changes, locked in the order of their ids where `lock`; units that were merged meanwhile as what they became. */
export async function loadChanges(act: Act, ids: readonly string[], lock: boolean): Promise<readonly StoredChange[]> {
  const { rows } = await sql<StoredChange>`
    select own.id, own.item_id as "itemId", own.kind, own.origin, own.state, own.before, own.after, own.reason, own.late, own.unit_id as "unitId"
      from item_change own where ${inJurisdiction(act, 'own')} and own.id = any(${ids}::uuid[]) order by own.id ${lock ? sql`for update` : sql``}`.execute(
    act.db,
  );
  return withMerged(act, rows);
}

/** Units of both sides as they are today. */
export async function withMerged<C extends ChangeSides>(act: Act, changes: readonly C[]): Promise<readonly C[]> {
  const named = changes.flatMap(({ before, after }) => [...(before.parts ?? []), ...(after.parts ?? [])].map(({ unitId }) => unitId));
  const became = await becameOf(act, 'unit', [...new Set(named)]);
  if (became.size === 0) return changes;
  const now = (side: ChangedValue): ChangedValue => {
    if (side.parts === undefined) return side;
    const parts = side.parts.map(({ unitId, role }) => ({
      unitId: became.get(unitId) ?? unitId,
      role,
      accountable: role === 'lead',
      ownPart: null,
    }));
    return { ...side, parts: partsOf(parts).map(({ unitId, role }) => ({ unitId, role })) };
  };
  return changes.map((change) => ({ ...change, before: now(change.before), after: now(change.after) }));
}

/** Subscriber of the merging of units: what the first asked for, the second did. */
export async function changesOfMergedUnits(act: Act, from: string, into: string): Promise<readonly AuditObject[]> {
  await sql`update item_change set unit_id = ${into} where ${inJurisdiction(act)} and unit_id = ${from}`.execute(act.db);
  return [];
}
