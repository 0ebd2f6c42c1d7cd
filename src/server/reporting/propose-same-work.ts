/** When a list is issued, its items are compared with those of the year's other lists: what may be one piece of work is proposed. */
import { sql } from 'kysely';
import type { ComparedItem, SameWorkProposal } from '#core/reporting/same-work.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import { onEvents } from '#server/platform/jobs/job.ts';
import { jobsOf } from '#server/platform/pool/job.ts';
import { runJob } from '#server/platform/pool/run-job.ts';

const jobs = jobsOf<typeof import('./same-work-jobs.ts')>('draft', new URL('./same-work-jobs.ts', import.meta.url));

/** Proposals are derived: no act of the trail tells of them. */
export const proposeSameWork = onEvents<readonly SameWorkProposal[]>({
  name: 'proposeSameWork',
  acts: ['issueList'],
  prepare: async ({ events, read, leaving }) => {
    const compared = await read((act) =>
      itemsBeside(
        act,
        events.map(({ id }) => id),
      ),
    );
    if (compared.fresh.length === 0) return [];
    const made = await runJob(jobs('proposalsOf'), compared, leaving);
    // The turn comes again.
    if (!made.ok) throw new Error(`items were not compared: ${made.code}`);
    return made.value;
  },
  chunk: async (act, _turn, proposals) => {
    await sql`
      insert into same_work_proposal (jurisdiction_id, id, item_id, other_id, alike, proposed_at)
      select ${act.jurisdictionId}, made.id, made.item_id, made.other_id, made.alike, ${act.now}
        from unnest(${proposals.map(() => act.newId())}::uuid[], ${proposals.map(({ items }) => items[0])}::uuid[],
               ${proposals.map(({ items }) => items[1])}::uuid[], ${proposals.map(({ alike }) => alike)}::numeric[]) made (id, item_id, other_id, alike)
      on conflict (jurisdiction_id, item_id, other_id) do nothing`.execute(act.db);
    act.unchanged();
  },
});

/** The items of the lists that these events issued, and of the other lists of their years that are out. */
async function itemsBeside(act: Act, eventIds: readonly string[]): Promise<{ items: readonly ComparedItem[]; fresh: readonly string[] }> {
  const { rows } = await sql<ComparedItem & { fresh: boolean }>`
    with issued as materialized (
      select list.id, list.year from audit_object object
        join annual_list list on list.jurisdiction_id = object.jurisdiction_id and list.id = object.object_id
       where ${inJurisdiction(act, 'object')} and object.event_id = any(${eventIds}::uuid[]) and object.object_type = 'annual_list')
    select item.id, item.list_id as "listId", item.work_id as "workId", case when task.title like '%…' then task.body else task.title end as words,
           array(select part.unit_id from item_part part where ${inJurisdiction(act, 'part')} and part.item_id = item.id and part.valid_to is null
             and part.role <> 'supervise') as units,
           item.list_id in (select id from issued) as fresh
      from list_item item
      join annual_list list on list.jurisdiction_id = item.jurisdiction_id and list.id = item.list_id and list.state = 'issued'
      join task on task.jurisdiction_id = item.jurisdiction_id and task.id = item.task_id
     where ${inJurisdiction(act, 'item')} and item.parent_id is null and item.removed_at is null and item.year in (select year from issued)
     order by item.id`.execute(act.db);
  return {
    items: rows.map(({ fresh: _fresh, ...item }) => item),
    fresh: rows.flatMap(({ id, fresh }) => (fresh ? [id] : [])),
  };
}
