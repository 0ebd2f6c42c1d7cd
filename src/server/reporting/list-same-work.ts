/** 同一工作: what is proposed, and what is reported once. */
import { sql, type RawBuilder } from 'kysely';
import { success } from '#core/failure.ts';
import type * as contract from '#contract/reporting/work-endpoints.ts';
import { unitNames } from '#server/plan/unit-text/unit-tree.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';

const most = 200;

/** Items of lists that are out: what stood in a closed list is reported no more. */
const isOut = (
  act: Act,
  item: 'item' | 'other',
): RawBuilder<unknown> => sql`${inJurisdiction(act, item)} and ${sql.ref(`${item}.parent_id`)} is null
  and ${sql.ref(`${item}.removed_at`)} is null and exists (select from annual_list list where ${inJurisdiction(act, 'list')}
    and list.id = ${sql.ref(`${item}.list_id`)} and list.state = 'issued')`;

interface Proposed {
  readonly id: string;
  readonly itemId: string;
  readonly otherId: string;
  readonly alike: number;
  readonly by: string | null;
  readonly at: string | null;
}

export const listSameWork: Handler<typeof contract.listSameWork> = async (_input, act) => {
  const { rows: proposed } = await sql<Proposed>`
    select proposal.id, proposal.item_id as "itemId", proposal.other_id as "otherId", proposal.alike::float8 as alike,
           proposal.dismissed_by as by, proposal.dismissed_at as at
      from same_work_proposal proposal
      join list_item item on ${isOut(act, 'item')} and item.id = proposal.item_id
      join list_item other on ${isOut(act, 'other')} and other.id = proposal.other_id
     where ${inJurisdiction(act, 'proposal')} and item.work_id <> other.work_id
     order by proposal.dismissed_at desc nulls first, proposal.alike desc, proposal.id limit ${most + 1}`.execute(act.db);
  const { rows: works } = await sql<{ workId: string; itemIds: readonly string[] }>`
    select item.work_id as "workId", array_agg(item.id order by item.code) as "itemIds"
      from list_item item where ${isOut(act, 'item')}
     group by item.work_id, item.year having count(*) > 1
     order by max(item.code) desc, item.work_id limit ${most + 1}`.execute(act.db);
  const shown = { proposals: proposed.slice(0, most), works: works.slice(0, most) };
  const items = await workItems(act, [
    ...shown.proposals.flatMap(({ itemId, otherId }) => [itemId, otherId]),
    ...shown.works.flatMap(({ itemIds }) => itemIds),
  ]);
  const told = (ids: readonly string[]) => ids.flatMap((id) => items.get(id) ?? []);
  return success({
    proposals: shown.proposals.map(({ id, itemId, otherId, alike, by, at }) => ({
      id,
      alike,
      dismissed: by === null || at === null ? null : { by, at },
      items: told([itemId, otherId]),
    })),
    works: shown.works.map(({ workId, itemIds }) => ({ workId, items: told(itemIds) })),
    more: proposed.length > most || works.length > most,
  });
};

async function workItems(act: Act, ids: readonly string[]): Promise<ReadonlyMap<string, contract.WorkItem>> {
  const { rows } = await sql<Omit<contract.WorkItem, 'units'> & { parts: readonly { readonly id: string; readonly lead: boolean }[] }>`
    select item.id, item.code, task.title, case when task.title like '%…' then task.body end as text, item.tier,
           json_build_object('id', list.id, 'name', list.name, 'year', list.year) as list,
           (select coalesce(json_agg(json_build_object('id', part.unit_id, 'lead', part.role = 'lead')
                      order by part.role <> 'lead', unit.position, unit.id), '[]')
              from item_part part join unit on ${inJurisdiction(act, 'unit')} and unit.id = part.unit_id
             where ${inJurisdiction(act, 'part')} and part.item_id = item.id and part.valid_to is null and part.role <> 'supervise') as parts
      from list_item item
      join annual_list list on list.jurisdiction_id = item.jurisdiction_id and list.id = item.list_id
      join task on task.jurisdiction_id = item.jurisdiction_id and task.id = item.task_id
     where ${inJurisdiction(act, 'item')} and item.id = any(${ids}::uuid[])`.execute(act.db);
  const names = await unitNames(act, [...new Set(rows.flatMap(({ parts }) => parts.map(({ id }) => id)))]);
  return new Map(
    rows.map(({ parts, ...item }) => [item.id, { ...item, units: parts.map(({ id, lead }) => ({ id, name: names.get(id) ?? '', lead })) }]),
  );
}
