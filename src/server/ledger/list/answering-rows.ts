/** What is known of a list's items and their units before it is issued: who answers, who has a contact, who ended. */
import { sql } from 'kysely';
import type { CheckedItem, CheckedUnit } from '#core/ledger/list/check-list.ts';
import { partsOf, type Part, type StandingUnit } from '#core/ledger/list/item-parts.ts';
import type { Tier } from '#core/ledger/list/item-cell.ts';
import { isOutside, type UnitKind } from '#core/unit/unit.ts';
import { listable } from '#server/ledger/list/list-coverage.ts';
import { isLeftOut, itemOfYear } from '#server/ledger/list/listed-tasks.ts';
import { itemOrder } from '#server/ledger/list/list-rows.ts';
import { standing } from '#server/session/standing-posts.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';

export interface AnsweringItem extends CheckedItem {
  readonly taskId: string;
  readonly taskCode: string;
  readonly parts: readonly Part[];
}

interface ItemRow {
  readonly id: string;
  readonly taskId: string;
  readonly taskCode: string;
  readonly tier: Tier;
  readonly taskState: 'open' | 'withdrawn';
  readonly dueTo: string | null;
  readonly milestones: readonly string[];
  readonly hasOpen: boolean;
  readonly answering: readonly StandingUnit[];
}

/** The items of a list in its order, with who answers for them as the ledger says today. */
export async function answeringItems(act: Act, listId: string): Promise<readonly AnsweringItem[]> {
  const { rows } = await sql<ItemRow>`
    select item.id, task.id as "taskId", task.code as "taskCode", item.tier, task.state as "taskState", task.due_to as "dueTo",
           array(select own.due::text from milestone own where ${inJurisdiction(act, 'own')} and own.item_id = item.id) as milestones,
           exists (select from responsibility duty where ${inJurisdiction(act, 'duty')} and duty.task_id = task.id and duty.valid_to is null
             and duty.resolution = 'open') as "hasOpen",
           (select coalesce(json_agg(json_build_object('unitId', meant.unit_id, 'role', duty.role, 'accountable', duty.accountable, 'ownPart', duty.own_part)
                     order by duty.seq), '[]')
              from responsibility duty
              join responsibility_unit meant on meant.jurisdiction_id = duty.jurisdiction_id and meant.task_id = duty.task_id
                and meant.responsibility_id = duty.id and meant.current
             where ${inJurisdiction(act, 'duty')} and duty.task_id = task.id and duty.valid_to is null) as answering
      from list_item item
      join task on task.jurisdiction_id = item.jurisdiction_id and task.id = item.task_id
     where ${inJurisdiction(act, 'item')} and item.list_id = ${listId} and item.removed_at is null and item.parent_id is null
     order by ${itemOrder}`.execute(act.db);
  return rows.map(({ answering, ...item }) => ({ ...item, parts: partsOf(answering) }));
}

/** These units, in official order: whether a contact has them in reach, and whether they ended. */
export async function checkedUnits(act: Act, ids: readonly string[]): Promise<readonly CheckedUnit[]> {
  if (ids.length === 0) return [];
  // A contact's scope reaches all below its unit; of a working group the group alone, since its members sign for themselves.
  const { rows } = await sql<{ id: string; kind: string; ended: boolean; hasContact: boolean }>`
    with recursive above as (
      select unit.id, unit.id as at, unit.parent_id from unit where ${inJurisdiction(act, 'unit')} and unit.id = any(${ids}::uuid[])
      union
      select above.id, parent.id, parent.parent_id from above join unit parent on ${inJurisdiction(act, 'parent')} and parent.id = above.parent_id),
    reached as (
      select distinct post.scope_kind, post.scope_unit_id from post
        join account on account.jurisdiction_id = post.jurisdiction_id and account.id = post.account_id and account.state <> 'disabled'
       where ${inJurisdiction(act, 'post')} and post.role = 'contact' and ${standing(act)})
    select unit.id, unit.kind, coalesce(unit.valid_to <= ${act.today}, false) as ended,
           exists (select from reached where reached.scope_kind = 'jurisdiction')
             or exists (select from above join reached on reached.scope_unit_id = above.at
                  and (reached.scope_kind = 'subtree' or above.at = unit.id) where above.id = unit.id) as "hasContact"
      from unit where ${inJurisdiction(act, 'unit')} and unit.id = any(${ids}::uuid[])
     order by unit.position, unit.id`.execute(act.db);
  return rows.map(({ kind, ...unit }) => ({ ...unit, outside: isOutside(kind as UnitKind) }));
}

/** By unit that ended: the units that came after it. */
export async function successorsOf(act: Act, ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  if (ids.length === 0) return new Map();
  const rows = await act.db
    .selectFrom('unit_succession')
    .select(['from_unit_id', 'to_unit_id'])
    .where(inJurisdiction(act))
    .where('from_unit_id', 'in', ids)
    .orderBy('to_unit_id')
    .execute();
  const byUnit = Map.groupBy(rows, (row) => row.from_unit_id);
  return new Map([...byUnit].map(([id, own]) => [id, [...new Set(own.map((row) => row.to_unit_id))]]));
}

/** Tasks in no list of the year and left out by none. */
export async function countUnlisted(act: Act, year: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from task
     where ${inJurisdiction(act, 'task')} and ${listable}
       and not exists (select ${itemOfYear(act, year)}) and not ${isLeftOut(act, year)}`.execute(act.db);
  return rows[0]?.count ?? 0;
}
