/** What rules read of items, as versions that are never changed: each from the day on which it became known. */
import { sql } from 'kysely';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';

/**
 * The next version of each of these items, from what stands now. Facts by the names of the rules (year, tier, nature, commitment, deadline, milestones …),
 * with the units that answer. `reason` null: the list was issued.
 */
export async function writeVersions(act: Act, itemIds: readonly string[], reason: string | null): Promise<void> {
  await sql`
    insert into item_version (jurisdiction_id, item_id, number, known_from, facts, reason, made_by, made_at)
    select item.jurisdiction_id, item.id,
           coalesce((select max(before.number) from item_version before where ${inJurisdiction(act, 'before')} and before.item_id = item.id), 0) + 1,
           ${act.today}, jsonb_build_object(
             'year', item.year, 'tier', item.tier, 'nature', task.nature, 'commitment', task.commitment, 'goal', item.goal, 'start', item.starts_on,
             'deadline', case when task.due_to between make_date(item.year, 1, 1) and make_date(item.year, 12, 31) then task.due_to end,
             'outcome', item.outcome, 'curve', item.curve, 'preset', item.preset, 'plannedStart', item.planned_start,
             'milestones', (select coalesce(jsonb_agg(jsonb_build_object('id', own.id, 'due', own.due, 'text', own.said, 'weight', coalesce(own.weight, 1),
                'percent', own.percent, 'outcome', own.outcome) order by own.due, own.id), '[]')
                from milestone own where ${inJurisdiction(act, 'own')} and own.item_id = item.id),
             'parts', (select coalesce(jsonb_agg(jsonb_build_object('unit', part.unit_id, 'role', part.role) order by part.role, part.unit_id), '[]')
                from item_part part where ${inJurisdiction(act, 'part')} and part.item_id = item.id and part.valid_to is null)),
           ${reason}, ${act.actor}, ${act.now}
      from list_item item
      join task on task.jurisdiction_id = item.jurisdiction_id and task.id = item.task_id
     where ${inJurisdiction(act, 'item')} and item.id = any(${itemIds}::uuid[])`.execute(act.db);
}
