/** Lists of a year as rows: found, locked, told. */
import { sql, type RawBuilder, type Selectable, type SqlBool } from 'kysely';
import { failure, success, type Outcome } from '#core/failure.ts';
import { composable } from '#core/ledger/list/list-tasks.ts';
import type { ListState } from '#core/ledger/list/list-state.ts';
import type { AnnualList } from '#contract/ledger/list-endpoints.ts';
import { withinReach, type Within } from '#server/access/within-reach.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { DB } from '#server/platform/database/tables.ts';
import { withSucceeded } from '#server/unit/succeeded-units.ts';
import type { Act } from '#server/platform/http/act.ts';

/** States in which units see a list: what the office composes and has approved is its own until it is sent out. */
const seenByUnits: readonly ListState[] = ['consulting', 'issued', 'closed'];

const columns = [
  'id',
  'year',
  'name',
  'state',
  'revision',
  'created_at',
  'created_by',
  'approved_as',
  'approved_by',
  'approved_on',
  'approval_number',
  'approval_way',
  'approval_recorded_by',
  'issued_on',
  'issued_by',
  'sign_due',
  'sign_due_provisional',
] as const;

/** The lists that the act may see, newest year first; of one id alone, where that is said. */
export async function seenLists(
  act: Act,
  { listId, year }: { readonly listId?: string; readonly year?: number } = {},
): Promise<AnnualList[]> {
  const within = await listReach(act);
  const rows = await act.db
    .selectFrom('annual_list')
    .select(columns)
    .select(sql<number>`(select count(*)::int ${itemsWithin(act, within)})`.as('items'))
    .where(inJurisdiction(act))
    .$if(listId !== undefined, (query) => query.where('id', '=', listId ?? ''))
    .$if(year !== undefined, (query) => query.where('year', '=', year ?? 0))
    .where(isListSeen(act, within))
    .orderBy('year', 'desc')
    .orderBy('created_at')
    .execute();
  return rows.map(listOf);
}

/** Whether the act may know of the list: who composes it does; others see it while it is out, a unit those that name it alone. */
export function isListSeen(act: Act, within: Within, list: 'annual_list' | 'list' = 'annual_list'): RawBuilder<SqlBool> {
  if (act.reach === 'jurisdiction') return sql<SqlBool>`true`;
  const isOut = sql<SqlBool>`${sql.ref(`${list}.state`)} = any(${[...seenByUnits]})`;
  // Who asks by an item that is within reach has named it.
  if (within.kind === 'all' || list === 'list') return isOut;
  return sql<SqlBool>`(${isOut} and exists (select 1 ${itemsWithin(act, within)}))`;
}

type ListRow = Pick<Selectable<DB['annual_list']>, (typeof columns)[number]> & { readonly items: number };

/** One list as it is told. The casts name what the CHECKs of the table hold. */
function listOf(row: ListRow): AnnualList {
  return {
    id: row.id,
    year: row.year,
    name: row.name,
    state: row.state as AnnualList['state'],
    revision: row.revision,
    items: row.items,
    createdAt: row.created_at,
    createdBy: row.created_by,
    approval:
      row.approved_by === null || row.approved_on === null
        ? null
        : {
            as: row.approved_as as NonNullable<AnnualList['approval']>['as'],
            by: row.approved_by,
            on: row.approved_on,
            number: row.approval_number,
            way: row.approval_way as NonNullable<AnnualList['approval']>['way'],
            recordedBy: row.approval_recorded_by ?? '',
          },
    issuedOn: row.issued_on,
    issuedBy: row.issued_by,
    signDue: row.sign_due === null ? null : { day: row.sign_due, provisional: row.sign_due_provisional ?? false },
  };
}

/** The items of the list `annual_list` within reach. */
function itemsWithin(act: Act, within: Within): RawBuilder<unknown> {
  return sql`from list_item item
    where item.jurisdiction_id = annual_list.jurisdiction_id and item.list_id = annual_list.id and item.removed_at is null
      and ${standsAlone(act, within)} and ${itemWithin(act, within)}`;
}

/** How far the act sees into lists: its units', and what units left to them that have ended. */
export async function listReach(act: Act): Promise<Within> {
  const within = await withinReach(act);
  return within.kind === 'units' ? { ...within, unitIds: await withSucceeded(act, within.unitIds) } : within;
}

/**
 * Whether the item `item` is within reach: one of the units answers for its task; once it is issued, for the item as it was issued and changed since.
 * A child that is only drafted is no item yet, whoever asks.
 */
export function itemWithin(act: Act, within: Within): RawBuilder<SqlBool> {
  if (within.kind === 'all') return sql`(item.parent_id is null or item.code is not null)`;
  const units = sql`any(${within.unitIds}::uuid[])`;
  return sql`case when item.code is null
    then item.parent_id is null and exists (select 1 from responsibility_unit answering where ${inJurisdiction(act, 'answering')} and answering.task_id = item.task_id
      and answering.current and answering.unit_id = ${units})
    else exists (select 1 from item_part part where ${inJurisdiction(act, 'part')} and part.item_id = item.id and part.valid_to is null
      and part.unit_id = ${units}) end`;
}

/** Whether the item `item` is a row of its list for who sees so far: it has no parent, or none within reach; whoever sees the parent opens its children there. */
export function standsAlone(act: Act, within: Within): RawBuilder<SqlBool> {
  if (within.kind === 'all') return sql`item.parent_id is null`;
  return sql`(item.parent_id is null or not exists (select 1 from item_part above where ${inJurisdiction(act, 'above')}
    and above.item_id = item.parent_id and above.valid_to is null and above.unit_id = any(${within.unitIds}::uuid[])))`;
}

/** The order of a list's items `item` with their tasks `task`: as printed, until somebody moves one (remove-from-list.ts); what comes in later stands last. */
export const itemOrder = sql`item.place nulls last, task.position, item.id`;

export interface LockedList {
  readonly id: string;
  readonly year: number;
  readonly name: string;
  readonly state: ListState;
  readonly revision: number;
}

/** A list, locked: whoever else changes it, or what is in it, waits. After the jurisdiction's lock, before all rows of the list. */
export async function lockList(act: Act, listId: string): Promise<Outcome<LockedList, 'list-not-found'>> {
  const row = await act.db
    .selectFrom('annual_list')
    .select(['id', 'year', 'name', 'state', 'revision'])
    .where(inJurisdiction(act))
    .where('id', '=', listId)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? failure('list-not-found') : success({ ...row, state: row.state as ListState });
}

/** How many items the list has. */
export async function countItems(act: Act, listId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from list_item where ${inJurisdiction(act)} and list_id = ${listId} and removed_at is null`.execute(
    act.db,
  );
  return rows[0]?.count ?? 0;
}

/** Items of one list. */
export const mostItems = 3000;

/** How many more items the list takes. */
export async function roomIn(act: Act, listId: string): Promise<number> {
  return mostItems - (await countItems(act, listId));
}

/** The same of a list that may be composed. */
export async function lockComposed(act: Act, listId: string): Promise<Outcome<LockedList, 'list-not-found' | 'list-not-composed'>> {
  const list = await lockList(act, listId);
  if (!list.ok) return list;
  const allowed = composable(list.value);
  return allowed.ok ? list : allowed;
}

/** The same without a lock, for who changes nothing. */
export async function composedList(act: Act, listId: string): Promise<Outcome<AnnualList, 'list-not-found' | 'list-not-composed'>> {
  const [list] = await seenLists(act, { listId });
  if (list === undefined) return failure('list-not-found');
  const allowed = composable(list);
  return allowed.ok ? success(list) : allowed;
}

/** Counts a change of the list: answers the revision that it has from now on. */
export async function bumpList(act: Act, { id, revision }: LockedList): Promise<number> {
  await act.db
    .updateTable('annual_list')
    .set({ revision: revision + 1 })
    .where(inJurisdiction(act))
    .where('id', '=', id)
    .execute();
  return revision + 1;
}

/** Called last by what writes many rows of a list at once: whoever reads it next is not slow until PostgreSQL looks by itself (migrations/0070). `rows`: how many. */
export async function analyzeLists(act: Act, rows: number): Promise<void> {
  await sql`select analyze_lists(${rows})`.execute(act.db);
}
