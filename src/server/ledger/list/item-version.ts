/** What rules read of items, as versions that are never changed: each from the day on which it became known. */
import { sql } from 'kysely';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';

interface OfItem {
  readonly itemId: string;
}

/**
 * The next version of each of these items, from what stands now. Facts by the names of the rules (year, tier, nature, commitment, deadline, milestones …),
 * with the units that answer. `reason`: of all of them, or each item's own; null: the list was issued. Put together here: of rows that this transaction wrote by thousands the planner knows
 * nothing yet, and joins them one by one.
 */
export async function writeVersions(
  act: Act,
  itemIds: readonly string[],
  reason: string | null | ReadonlyMap<string, string>,
): Promise<void> {
  const reasonOf = (itemId: string): string | null =>
    reason === null || typeof reason === 'string' ? reason : (reason.get(itemId) ?? null);
  const ofItems = sql`${inJurisdiction(act)} and item_id = any(${itemIds}::uuid[])`;
  const { rows: items } = await sql<OfItem & { facts: object }>`
    select item.id as "itemId", json_build_object('year', item.year, 'tier', item.tier, 'nature', task.nature, 'commitment', task.commitment,
             'goal', item.goal, 'start', item.starts_on, 'deadline', case when extract(year from task.due_to) = item.year then task.due_to end,
             'outcome', item.outcome, 'curve', item.curve, 'preset', item.preset, 'plannedStart', item.planned_start, 'parent', item.parent_id,
             'weight', item.weight) as facts
      from list_item item
      join task on task.jurisdiction_id = item.jurisdiction_id and task.id = item.task_id
     where ${inJurisdiction(act, 'item')} and item.id = any(${itemIds}::uuid[])`.execute(act.db);
  const { rows: milestones } = await sql<OfItem & { fact: object }>`
    select item_id as "itemId", json_build_object('id', id, 'due', due, 'text', said, 'weight', coalesce(weight, 1), 'percent', percent,
             'outcome', outcome) as fact
      from milestone where ${ofItems} order by due, id`.execute(act.db);
  const { rows: parts } = await sql<OfItem & { fact: object }>`
    select item_id as "itemId", json_build_object('unit', unit_id, 'role', role) as fact
      from item_part where ${ofItems} and valid_to is null order by role, unit_id`.execute(act.db);
  const { rows: before } = await sql<OfItem & { number: number }>`
    select item_id as "itemId", max(number) as number from item_version where ${ofItems} group by item_id`.execute(act.db);
  const milestonesOf = Map.groupBy(milestones, ({ itemId }) => itemId);
  const partsOf = Map.groupBy(parts, ({ itemId }) => itemId);
  const numbers = new Map(before.map(({ itemId, number }) => [itemId, number]));
  const factsOf = ({ itemId, facts }: (typeof items)[number]): string => {
    const fact = (row: { readonly fact: object }): object => row.fact;
    return JSON.stringify({
      ...facts,
      milestones: (milestonesOf.get(itemId) ?? []).map(fact),
      parts: (partsOf.get(itemId) ?? []).map(fact),
    });
  };
  await sql`
    insert into item_version (jurisdiction_id, item_id, number, known_from, facts, reason, made_by, made_at)
    select ${act.jurisdictionId}, made.item_id, made.number, ${act.today}, made.facts, made.reason, ${act.actor}, ${act.now}
      from unnest(${items.map(({ itemId }) => itemId)}::uuid[], ${items.map(({ itemId }) => (numbers.get(itemId) ?? 0) + 1)}::integer[],
             ${items.map(factsOf)}::jsonb[], ${items.map(({ itemId }) => reasonOf(itemId))}::text[]) made (item_id, number, facts, reason)`.execute(
    act.db,
  );
}
