/** 分解 as rows: an item that is broken down, the units below a part, the children of an item. */
import { sql } from 'kysely';
import { failure, success, type Outcome } from '#core/failure.ts';
import { lastDayOf, type BreakableItem, type ChildState } from '#core/ledger/list/breakdown.ts';
import type { ResponsibilityRole } from '#core/plan/draft/operation.ts';
import type { Within } from '#server/access/within-reach.ts';
import { itemWithin, listReach } from '#server/ledger/list/list-rows.ts';
import { unitNames } from '#server/plan/unit-text/unit-tree.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import { shareJurisdiction } from '#server/platform/jurisdiction.ts';
import { unitsSpokenFor } from '#server/unit/units-spoken-for.ts';

export interface ParentItem extends BreakableItem {
  readonly id: string;
  readonly listId: string;
  readonly listName: string;
  readonly year: number;
  readonly taskId: string;
  readonly tier: number;
  readonly lastDay: string | null;
  /** Who has a part of it today, in which role. */
  readonly parts: readonly { readonly unitId: string; readonly role: ResponsibilityRole }[];
}

/** The issued item within reach. `lock`: whoever else changes its children waits. */
export async function findParent(act: Act, itemId: string, lock: boolean): Promise<ParentItem | undefined> {
  type Row = Omit<ParentItem, 'lastDay'> & { readonly dues: readonly string[]; readonly taskDue: string | null };
  const { rows } = await sql<Row>`
    select item.id, item.list_id as "listId", list.name as "listName", list.state as "listState", item.year, item.task_id as "taskId", item.tier,
           item.code, item.parent_id is not null as "isChild", task.due_to as "taskDue",
           array(select own.due::text from milestone own where ${inJurisdiction(act, 'own')} and own.item_id = item.id) as dues,
           (select coalesce(json_agg(json_build_object('unitId', part.unit_id, 'role', part.role)), '[]') from item_part part
             where ${inJurisdiction(act, 'part')} and part.item_id = item.id and part.valid_to is null) as parts
      from list_item item
      join annual_list list on list.jurisdiction_id = item.jurisdiction_id and list.id = item.list_id
      join task on task.jurisdiction_id = item.jurisdiction_id and task.id = item.task_id
     where ${inJurisdiction(act, 'item')} and item.id = ${itemId} and item.removed_at is null and item.code is not null
       and ${itemWithin(act, await listReach(act))} ${lock ? sql`for update of item` : sql``}`.execute(act.db);
  return rows.map(({ dues, taskDue, ...row }) => ({
    ...row,
    lastDay: lastDayOf({ dues, taskDue, year: row.year }),
  }))[0];
}

export interface OwnPart {
  readonly item: ParentItem;
  readonly unit: { readonly id: string; readonly name: string; readonly holds: boolean };
}

/** The item, locked, and the caller's unit in whose name it is broken down. No unit goes or is merged, and no part ends, until the act is over. */
export async function openPart(act: Act, itemId: string, unitId: string): Promise<Outcome<OwnPart, 'item-not-found' | 'unit-not-found'>> {
  await shareJurisdiction(act);
  const item = await findParent(act, itemId, true);
  if (item === undefined) return failure('item-not-found');
  const name = isWithin(await unitsSpokenFor(act), unitId) ? (await unitNames(act, [unitId])).get(unitId) : undefined;
  if (name === undefined) return failure('unit-not-found');
  return success({ item, unit: { id: unitId, name, holds: item.parts.some((part) => part.unitId === unitId) } });
}

/** Is the unit among those that an act reaches? */
export const isWithin = (within: Within, unitId: string): boolean => within.kind === 'all' || within.unitIds.includes(unitId);

/**
 * Of each of these units, itself and all below it that stand today, as far as the act speaks for them; in official order. Of one that ended, what its
 * successors have.
 */
export async function unitsBelow(act: Act, unitIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  if (unitIds.length === 0) return new Map();
  const within = await unitsSpokenFor(act);
  const { rows } = await sql<{ of: string; id: string }>`
    with recursive root as (
      select own.id as of, own.id from unnest(${unitIds}::uuid[]) own (id)
      union
      select root.of, succession.to_unit_id from root
        join unit ended on ${inJurisdiction(act, 'ended')} and ended.id = root.id and ended.valid_to <= ${act.today}
        join unit_succession succession on ${inJurisdiction(act, 'succession')} and succession.from_unit_id = root.id),
    below as (
      select of, id from root
      union
      select below.of, unit.id from below join unit on ${inJurisdiction(act, 'unit')} and unit.parent_id = below.id)
    select below.of, below.id from below join unit on ${inJurisdiction(act, 'unit')} and unit.id = below.id
     where (unit.valid_from is null or unit.valid_from <= ${act.today}) and (unit.valid_to is null or unit.valid_to > ${act.today})
     order by unit.position, unit.id`.execute(act.db);
  const seen = rows.filter(({ id }) => isWithin(within, id));
  return new Map([...Map.groupBy(seen, ({ of }) => of)].map(([of, own]) => [of, own.map(({ id }) => id)]));
}

export interface StoredChild {
  readonly id: string;
  readonly revision: number;
  readonly state: ChildState;
  readonly code: string | null;
  readonly title: string;
  readonly byUnitId: string;
  readonly unitId: string;
  readonly handledBy: string | null;
  readonly weight: number;
  readonly milestones: readonly { readonly id: string; readonly due: string; readonly text: string }[];
  /** Their days. */
  readonly dues: readonly string[];
  readonly lateReason: string | null;
  readonly givenAt: string | null;
  readonly takenBackAt: string | null;
  readonly takenBackBy: string | null;
  readonly takenBackReason: string | null;
}

/** All of an item, or of one unit's part of it; by part, each in its order, those taken back last. */
export async function loadChildren(act: Act, parentId: string, partUnitId?: string): Promise<readonly StoredChild[]> {
  const ofPart = partUnitId === undefined ? sql`` : sql`and child.part_unit_id = ${partUnitId}`;
  const { rows } = await sql<Omit<StoredChild, 'dues' | 'state'>>`
    select child.id, child.revision, child.code, child.title, child.part_unit_id as "byUnitId", child.child_unit_id as "unitId",
           child.handled_by as "handledBy", child.weight::float8 as weight, child.late_reason as "lateReason", child.given_at as "givenAt",
           child.taken_back_at as "takenBackAt", child.taken_back_by as "takenBackBy", child.taken_back_reason as "takenBackReason",
           (select coalesce(json_agg(json_build_object('id', own.id, 'due', own.due, 'text', own.said) order by own.due, own.id), '[]')
              from milestone own where ${inJurisdiction(act, 'own')} and own.item_id = child.id) as milestones
      from list_item child
      join unit on unit.jurisdiction_id = child.jurisdiction_id and unit.id = child.part_unit_id
     where ${inJurisdiction(act, 'child')} and child.parent_id = ${parentId} and child.removed_at is null ${ofPart}
     order by unit.position, unit.id, child.taken_back_at nulls first, child.place, child.id`.execute(act.db);
  return rows.map((row) => ({ ...row, state: stateOf(row), dues: row.milestones.map(({ due }) => due) }));
}

function stateOf({ givenAt, takenBackAt }: Pick<StoredChild, 'givenAt' | 'takenBackAt'>): ChildState {
  if (takenBackAt !== null) return 'taken-back';
  return givenAt === null ? 'drafted' : 'given';
}

/** Those that a request names, as it saw them; each once. */
export function namedChildren(
  children: readonly StoredChild[],
  named: readonly { readonly id: string; readonly revision: number }[],
): Outcome<readonly StoredChild[], 'child-not-found' | 'child-changed'> {
  const byId = new Map(children.map((child) => [child.id, child]));
  const found: StoredChild[] = [];
  for (const { id, revision } of named) {
    const child = byId.get(id);
    if (child === undefined) return failure('child-not-found');
    if (child.revision !== revision) return failure('child-changed', { title: child.title });
    if (!found.includes(child)) found.push(child);
  }
  return success(found);
}
