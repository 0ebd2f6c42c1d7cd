/** 签收情况: who has signed for what. */
import { sql } from 'kysely';
import { failure, success } from '#core/failure.ts';
import * as contract from '#contract/ledger/sign-for-endpoints.ts';
import { withinPower } from '#server/access/within-power.ts';
import { endedUnits } from '#server/ledger/list/item-rows.ts';
import { seenLists } from '#server/ledger/list/list-rows.ts';
import { withinSigning } from '#server/ledger/list/sign-for-rows.ts';
import { allWords } from '#server/ledger/list/task-words.ts';
import { unitNames } from '#server/plan/unit-text/unit-tree.ts';
import { standing } from '#server/session/standing-posts.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import { keptUntilTouched } from '#server/platform/http/kept-until-touched.ts';
import { serialized, type AnswerOf, type Handler, type InputOf, type SerializedHandler } from '#server/platform/http/route.ts';
import { unitsSpokenFor } from '#server/unit/units-spoken-for.ts';

interface Stored {
  readonly id: string;
  readonly list: contract.SignForRow['list'];
  readonly item: contract.SignForRow['item'];
  readonly task: contract.SignForRow['task'];
  readonly part: contract.SignForRow['part'];
  readonly unit_id: string;
  readonly state: contract.SignForRow['state'];
  readonly due: string;
  readonly provisional: boolean;
  readonly leader: string | null;
  readonly contact: string | null;
  readonly signed_by: string | null;
  readonly signed_at: string | null;
  readonly deemed_on: string | null;
  readonly objection: string | null;
  readonly objecting_leader: string | null;
  readonly objected_by: string | null;
  readonly objected_at: string | null;
  readonly decision_due: string | null;
  readonly decision_provisional: boolean | null;
  readonly decision: string | null;
  readonly decided_by: string | null;
  readonly decided_at: string | null;
  readonly taken_over_by: string | null;
  readonly reported: boolean;
}

type Listed = AnswerOf<typeof contract.listSignFors>;

export const listSignFors: SerializedHandler<typeof contract.listSignFors> = async ({ query }, act) => {
  const within = await unitsSpokenFor(act);
  const make = async (): Promise<string> => JSON.stringify(await found(act, query));
  // Those of all units are many, and the same for all who see them.
  const json =
    within.kind === 'all'
      ? String(await keptUntilTouched(act, { name: `sign-fors ${JSON.stringify(query)}`, reads: contract.listSignFors.reads, make }))
      : await make();
  return success(serialized(`{"signers":${JSON.stringify(await signersOf(act))},${json.slice(1)}`));
};

async function found(
  act: Act,
  { listId, itemId, unitId, state, limit, offset }: InputOf<typeof contract.listSignFors>['query'],
): Promise<Omit<Listed, 'signers'>> {
  const wanted = [
    ...(listId === undefined ? [] : [sql`and own.list_id = ${listId}`]),
    ...(itemId === undefined ? [] : [sql`and own.item_id = ${itemId}`]),
    ...(unitId === undefined ? [] : [sql`and own.unit_id = ${unitId}`]),
  ];
  const ofState = state === undefined ? sql`` : sql`and own.state = ${state}`;
  const within = await withinSigning(act);
  const counted = await sql<contract.OpenSignFors & { total: number }>`
    select count(*) filter (where true ${ofState})::int as total, count(*) filter (where own.state = 'pending')::int as pending,
           count(*) filter (where own.state = 'deemed')::int as deemed, count(*) filter (where own.state = 'objected')::int as objected
      from sign_for own where ${within} ${sql.join(wanted, sql` `)}`.execute(act.db);
  const { total = 0, pending = 0, deemed = 0, objected = 0 } = counted.rows[0] ?? {};
  // The page first, then what is said of its rows. Items are numbered as they came into their list, which is its printed order.
  const { rows } = await sql<Stored>`
    with found as (
      select own.* from sign_for own
       where ${within} ${sql.join(wanted, sql` `)} ${ofState}
       order by ${openFirst}, own.due, own.item_id, own.unit_id limit ${limit} offset ${offset})
    select own.*, json_build_object('id', list.id, 'year', list.year, 'name', list.name, 'approval', json_build_object('by', list.approved_by,
             'on', list.approved_on, 'number', list.approval_number)) as list,
           json_build_object('id', item.id, 'code', item.code, 'goal', item.goal, 'cityLeader', coalesce(item.city_leader, task.city_leader),
             'milestones', (select coalesce(json_agg(json_build_object('due', step.due, 'text', step.said) order by step.due, step.id), '[]')
                              from milestone step where ${inJurisdiction(act, 'step')} and step.item_id = item.id)) as item,
           json_build_object('id', task.id, 'code', task.code, 'title', coalesce(item.title, task.title), 'state', task.state,
             'text', case when item.title is null then ${allWords} end) as task,
           case when part.id is not null then json_build_object('role', part.role, 'ownPart', part.own_part) end as part
      from found own
      join list_item item on item.jurisdiction_id = own.jurisdiction_id and item.id = own.item_id
      join annual_list list on list.jurisdiction_id = item.jurisdiction_id and list.id = item.list_id
      -- A part of another item may be about no task of its own: it is called by its title, and stands by its parent's task.
      left join list_item parent on parent.jurisdiction_id = item.jurisdiction_id and parent.id = item.parent_id
      -- Not coalesce: with row-level security around it PostgreSQL takes it for something that may leak, and reads all tasks.
      join task on task.jurisdiction_id = item.jurisdiction_id
        and task.id = case when item.task_id is not null then item.task_id else parent.task_id end
      left join item_part part on part.jurisdiction_id = own.jurisdiction_id and part.item_id = own.item_id and part.unit_id = own.unit_id
        and part.valid_to is null
     order by ${openFirst}, own.due, own.item_id, own.unit_id`.execute(act.db);
  const ids = [...new Set(rows.flatMap((row) => [row.unit_id, ...(row.taken_over_by === null ? [] : [row.taken_over_by])]))];
  const [names, ended] = await Promise.all([unitNames(act, ids), endedUnits(act, ids)]);
  return { total, open: { pending, deemed, objected }, signFors: rows.map((row) => told(row, names, ended)) };
}

/** 分管负责人 and 联络员 of the unit that the reader signs for, as the posts of the unit say today; whoever came first, first. Not who stands in for one. */
export async function signersOf(act: Act): Promise<Listed['signers']> {
  if (withinPower(act, 'signItems') === null) return null;
  const { rows } = await sql<{ name: string; leads: boolean }>`
    select account.display_name as name, post.role = 'unit-leader' as leads from post
      join account on account.jurisdiction_id = post.jurisdiction_id and account.id = post.account_id and account.state <> 'disabled'
     where ${inJurisdiction(act, 'post')} and post.unit_id = ${act.subject?.unitId ?? null} and post.role in ('unit-leader', 'contact')
       and post.for_post is null and ${standing(act)}
     order by post.granted_at, post.id`.execute(act.db);
  const named = (leads: boolean) => [...new Set(rows.filter((row) => row.leads === leads).map(({ name }) => name))];
  return { leaders: named(true), contacts: named(false) };
}

/** What was signed long ago never stands before what is to be signed: a page has an end. */
const openFirst = sql`case own.state when 'pending' then 0 when 'deemed' then 1 when 'objected' then 2 else 3 end`;

function told(row: Stored, names: ReadonlyMap<string, string>, ended: ReadonlyMap<string, string>): contract.SignForRow {
  const { id, list, item, task, part, state, reported } = row;
  return {
    id,
    list,
    item,
    task,
    unit: { id: row.unit_id, name: names.get(row.unit_id) ?? '', ended: ended.get(row.unit_id) ?? null },
    part,
    state,
    due: { day: row.due, provisional: row.provisional },
    signed:
      row.signed_at === null ? null : { leader: row.leader ?? '', contact: row.contact ?? '', by: row.signed_by ?? '', at: row.signed_at },
    deemedOn: row.deemed_on,
    objection:
      row.objection === null || row.objected_at === null
        ? null
        : {
            reason: row.objection,
            leader: row.objecting_leader ?? '',
            by: row.objected_by ?? '',
            at: row.objected_at,
            decisionDue: row.decision_due === null ? null : { day: row.decision_due, provisional: row.decision_provisional ?? false },
          },
    decision:
      row.decision === null || row.decided_at === null
        ? null
        : {
            reason: row.decision,
            by: row.decided_by ?? '',
            at: row.decided_at,
            takenOverBy: row.taken_over_by === null ? null : (names.get(row.taken_over_by) ?? ''),
          },
    reported,
  };
}

type Counted = AnswerOf<typeof contract.countSignFors>;

export const countSignFors: Handler<typeof contract.countSignFors> = async ({ params: { listId } }, act) => {
  const [list] = await seenLists(act, { listId });
  if (list === undefined) return failure('list-not-found');
  const within = await withinSigning(act);
  const { rows } = await sql<Omit<Counted['units'][number], 'name'>>`
    select own.unit_id as id, count(*) filter (where own.state = 'pending')::int as pending, count(*) filter (where own.state = 'signed')::int as signed,
           count(*) filter (where own.state = 'deemed')::int as deemed, count(*) filter (where own.state = 'objected')::int as objected,
           count(*) filter (where own.state = 'upheld')::int as upheld, count(*) filter (where own.state = 'overruled')::int as overruled
      from sign_for own where ${within} and own.list_id = ${listId} group by own.unit_id`.execute(act.db);
  // The same as core/ledger/list/sign-for.ts says of an item (isSigned), for all of them at once.
  const { rows: items } = await sql<Counted['items']>`
    select count(*)::int as total, count(*) filter (where settled)::int as signed, count(*) filter (where objected)::int as objected from (
      select bool_and(everyone.state not in ('pending', 'objected')) and bool_or(everyone.state <> 'upheld') as settled,
             bool_or(everyone.state = 'objected') as objected
        from sign_for everyone
       where ${inJurisdiction(act, 'everyone')} and everyone.list_id = ${listId}
         and exists (select from sign_for own where ${within} and own.item_id = everyone.item_id)
       group by everyone.item_id) each`.execute(act.db);
  const names = await unitNames(
    act,
    rows.map(({ id }) => id),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return success({
    items: items[0] ?? { total: 0, signed: 0, objected: 0 },
    units: [...names].flatMap(([id, name]) => {
      const row = byId.get(id);
      return row === undefined ? [] : [{ ...row, name }];
    }),
  });
};
