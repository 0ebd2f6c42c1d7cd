/** Items become one piece of work, or go apart again: from then on each unit is asked once, or of each. */
import { sql } from 'kysely';
import { failure, success } from '#core/failure.ts';
import type * as contract from '#contract/reporting/work-endpoints.ts';
import { askedOnce } from '#server/reporting/asked-once.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';

/** The work of the item with the smallest code stays: of the list that came first. */
export const joinItems: Handler<typeof contract.joinItems> = async ({ body: { codes } }, act) => {
  // No period opens and no unit changes meanwhile.
  await lockJurisdiction(act);
  const { rows: items } = await sql<{ id: string; code: string; workId: string }>`
    select item.id, item.code, item.work_id as "workId" from list_item item
      join annual_list list on list.jurisdiction_id = item.jurisdiction_id and list.id = item.list_id and list.state = 'issued'
     where ${inJurisdiction(act, 'item')} and item.code = any(${codes}::text[]) and item.parent_id is null and item.removed_at is null
     order by item.code`.execute(act.db);
  const unknown = codes.find((code) => !items.some((item) => item.code === code));
  if (unknown !== undefined) return failure('item-code-unknown', { code: unknown });
  const [kept, ...rest] = items;
  const joined = rest.filter(({ workId }) => workId !== kept?.workId);
  if (kept === undefined || joined.length === 0) {
    act.unchanged();
    return success({ items: items.length, asked: 0 });
  }
  let asked = 0;
  for (const from of new Set(joined.map(({ workId }) => workId))) {
    await sql`update list_item set work_id = ${kept.workId} where ${inJurisdiction(act)} and work_id = ${from}`.execute(act.db);
    asked += await askedOnce(act, { column: 'work_id', from, into: kept.workId, running: true });
  }
  const named = items.map(({ code }) => code).join('、');
  act.audit({ objects: items.map(({ id, code }) => ({ type: 'list_item', id, after: { item: code, sameWork: named } })) });
  return success({ items: items.length, asked });
};

/** The item goes, with those of other years that it was carried over from or into; what they were asked to report goes with them. */
export const partItem: Handler<typeof contract.partItem> = async ({ params: { itemId }, body: { reason } }, act) => {
  await lockJurisdiction(act);
  const { rows: works } = await sql<{ id: string; code: string | null; workId: string; own: boolean }>`
    with recursive own as (
      select item.id, item.carried_from, item.work_id from list_item item where ${inJurisdiction(act, 'item')} and item.id = ${itemId} and item.removed_at is null
      union
      select next.id, next.carried_from, next.work_id from own
        join list_item next on ${inJurisdiction(act, 'next')} and next.work_id = own.work_id and (next.id = own.carried_from or next.carried_from = own.id))
    select item.id, item.code, item.work_id as "workId", item.id in (select id from own) as own from list_item item
     where ${inJurisdiction(act, 'item')} and item.work_id = (select work_id from own limit 1) and item.removed_at is null`.execute(act.db);
  const item = works.find(({ id }) => id === itemId);
  if (item === undefined) return failure('item-not-found');
  if (works.every(({ own }) => own)) return failure('item-works-alone', { code: item.code ?? '' });
  const ids = works.flatMap(({ id, own }) => (own ? [id] : []));
  const workId = act.newId();
  await sql`update list_item set work_id = ${workId} where ${inJurisdiction(act)} and id = any(${ids}::uuid[])`.execute(act.db);
  await sql`update expected_report set work_id = ${workId} where ${inJurisdiction(act)} and item_id = any(${ids}::uuid[]) and work_id = ${item.workId}`.execute(
    act.db,
  );
  act.audit({ detail: reason, objects: [{ type: 'list_item', id: itemId, after: { item: item.code ?? '', reason } }] });
  return success({});
};

export const dismissSameWork: Handler<typeof contract.dismissSameWork> = async ({ params: { proposalId }, body: { dismissed } }, act) => {
  const { rows } = await sql<{ was: boolean; first: string; second: string }>`
    select proposal.dismissed_at is not null as was, item.code as first, other.code as second from same_work_proposal proposal
      join list_item item on ${inJurisdiction(act, 'item')} and item.id = proposal.item_id
      join list_item other on ${inJurisdiction(act, 'other')} and other.id = proposal.other_id
     where ${inJurisdiction(act, 'proposal')} and proposal.id = ${proposalId} for update of proposal`.execute(act.db);
  const [found] = rows;
  if (found === undefined) return failure('same-work-not-found');
  const { was, first, second } = found;
  if (was === dismissed) {
    act.unchanged();
    return success({});
  }
  await sql`
    update same_work_proposal set dismissed_by = ${dismissed ? act.actor : null}, dismissed_at = ${dismissed ? act.now : null}
     where ${inJurisdiction(act)} and id = ${proposalId}`.execute(act.db);
  act.audit({ objects: [{ type: 'same_work_proposal', id: proposalId, after: { sameWork: `${first}、${second}`, dismissed } }] });
  return success({});
};
