/** 年度清单: the lists of each year, and one of them. */
import { sql } from 'kysely';
import { failure, success } from '#core/failure.ts';
import { movesOf } from '#core/ledger/list/list-state.ts';
import { defaultLabel, strictestLabel, type Label } from '#core/platform/label.ts';
import type * as contract from '#contract/ledger/list-endpoints.ts';
import { itemWithin, listReach, seenLists, standsAlone } from '#server/ledger/list/list-rows.ts';
import { listFigures } from '#server/ledger/list/list-figures.ts';
import { loadHistory } from '#server/platform/audit/object-history.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';

export const listLists: Handler<typeof contract.listLists> = async ({ query: { year, figures } }, act) => {
  const lists = await seenLists(act, year === undefined ? {} : { year });
  if (figures === undefined) return success({ lists });
  const told = await listFigures(act, lists);
  return success({ lists: lists.map((list) => ({ ...list, figures: told(list.id) })) });
};

export const getList: Handler<typeof contract.getList> = async ({ params: { listId } }, act) => {
  const [list] = await seenLists(act, { listId });
  if (list === undefined) return failure('list-not-found');
  const isOffice = act.reach === 'jurisdiction';
  return success({
    ...list,
    moves: isOffice ? [...movesOf(list.state)] : [],
    ...(await factsOf(act, listId)),
    earlier: isOffice ? await earlierThan(act, list.year) : [],
  });
};

interface Facts {
  readonly label: Label;
  readonly milestones: number;
  readonly units: number;
  readonly tiers: { readonly 1: number; readonly 2: number; readonly 3: number; readonly 4: number };
}

async function factsOf(act: Act, listId: string): Promise<Facts> {
  const within = await listReach(act);
  const { rows } = await sql<Omit<Facts, 'label'> & { readonly labels: readonly Label[] }>`
    with item as (
      select item.id, item.task_id, item.tier, item.code, item.jurisdiction_id from list_item item
       where ${inJurisdiction(act, 'item')} and item.list_id = ${listId} and item.removed_at is null
         and ${standsAlone(act, within)} and ${itemWithin(act, within)})
    select (select count(*)::int from milestone own join item on item.jurisdiction_id = own.jurisdiction_id and item.id = own.item_id) as milestones,
           (select count(distinct answering.unit_id)::int from (
              select own.unit_id from item join responsibility_unit own
                on own.jurisdiction_id = item.jurisdiction_id and own.task_id = item.task_id and own.current
               where item.code is null
              union all select own.unit_id from item join item_part own
                on own.jurisdiction_id = item.jurisdiction_id and own.item_id = item.id and own.valid_to is null
               where item.code is not null) answering) as units,
           (select json_build_object('1', count(*) filter (where tier = 1), '2', count(*) filter (where tier = 2),
              '3', count(*) filter (where tier = 3), '4', count(*) filter (where tier = 4)) from item) as tiers,
           array(select distinct version.label from item
                   join task on task.jurisdiction_id = item.jurisdiction_id and task.id = item.task_id
                   join plan_version version on version.jurisdiction_id = task.jurisdiction_id and version.plan_id = task.plan_id
                    and version.state = 'published') as labels`.execute(act.db);
  const { labels = [], ...counts } = rows[0] ?? { milestones: 0, units: 0, tiers: { 1: 0, 2: 0, 3: 0, 4: 0 } };
  return { ...counts, label: strictestLabel(labels) ?? defaultLabel };
}

async function earlierThan(act: Act, year: number) {
  return act.db
    .selectFrom('annual_list')
    .select(['id', 'year', 'name'])
    .where(inJurisdiction(act))
    .where('year', '<', year)
    .orderBy('year', 'desc')
    .orderBy('created_at')
    .limit(20)
    .execute();
}

/** Events of a history tab. */
const mostEvents = 200;

export const getListHistory: Handler<typeof contract.getListHistory> = async ({ params: { listId } }, act) => {
  const [list] = await seenLists(act, { listId });
  return list === undefined ? failure('list-not-found') : success(await loadHistory(act, 'annual_list', [listId], mostEvents));
};
