/** The rows of an export as JSON that the database writes: the server hands them on to a child without taking them apart. */
import { sql, type Expression, type RawBuilder } from 'kysely';
import type { ExportColumn } from '#contract/ledger/export-endpoints.ts';
import type { TaskFilter } from '#contract/ledger/task-endpoints.ts';
import { listReach } from '#server/ledger/list/list-rows.ts';
import { listCellsOf } from '#server/ledger/list/listed-tasks.ts';
import { tasksInOrder } from '#server/ledger/task/select-tasks.ts';
import type { TaskSort } from '#server/ledger/task/task-sort.ts';
import type { Condition } from '#server/ledger/task/task-filter.ts';
import { namesOf } from '#server/plan/unit-text/unit-tree.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';

/**
 * Id, revision, the units of all roles (null where no such column was asked for), and the value of each other column, null in the place of one
 * of units. A unit is the letter of its role, a mark, and what is printed: `=` as it stands, `?` an open list that nobody named the members of,
 * `+` one with members, whose ids, parted by commas, and a blank stand before the text.
 */
export type ExportedRow = readonly [id: string, revision: number, units: readonly string[] | null, ...values: (string | null)[]];

/** The columns of units, and the letter of each. */
export const roleLetters = { lead: 'l', responsible: 'r', support: 's', local: 'o' } as const satisfies Partial<
  Record<ExportColumn, string>
>;

export interface ExportedRows {
  readonly count: number;
  /** Each an array of rows as JSON. */
  readonly batches: readonly string[];
  readonly planIds: ReadonlySet<string>;
  /** What the named members of lists are called, by id. */
  readonly units: ReadonlyMap<string, string>;
}

/** What one turn of the server's thread takes in. */
const rowsPerTurn = 500;

/** Columns of units: their cells are made from who answers (roleLetters). */
export function isUnitColumn(column: ExportColumn): column is keyof typeof roleLetters {
  return column in roleLetters;
}

/** Reads so many rows at most, by a cursor: one walk of the database, a turn of ours for each batch. */
export async function exportRows(act: Act, { conditions, filter, sort, columns }: Wanted, limit: number): Promise<ExportedRows> {
  const tasks = await tasksInOrder(act, conditions, filter, sort, { after: null, offset: 0 }, limit);
  const lists = listCellsOf(act, await listReach(act));
  const values = columns.map((column) => sql`, ${column === 'lists' ? lists : valueOf(act, column, columns)}`);
  const roles = columns.filter(isUnitColumn);
  const unitsOfAll = roles.length === 0 ? sql`null` : unitsIn(act, roles);
  // Ten thousand small texts would cost more to collect than to read: a batch is one.
  await sql`declare exported no scroll cursor for
    select count(*)::int as count, array_agg(distinct plan_id) as plans, '[' || string_agg(row, ',' order by number) || ']' as rows
    from (
      select task.plan_id, row_number() over () as number, json_build_array(task.id, task.revision, ${unitsOfAll}${sql.join(values, sql``)})::text as row
      from (${tasks}) task
    ) each group by (number - 1) / ${sql.lit(rowsPerTurn)} order by (number - 1) / ${sql.lit(rowsPerTurn)}`.execute(act.db);
  const batches: string[] = [];
  const planIds = new Set<string>();
  let count = 0;
  for (;;) {
    const { rows } = await sql<Batch>`fetch 1 from exported`.execute(act.db);
    const [batch] = rows;
    if (batch === undefined) break;
    batches.push(batch.rows);
    for (const id of batch.plans) planIds.add(id);
    count += batch.count;
  }
  const units = roles.length > 0 ? await memberNames(act) : new Map<string, string>();
  return { count, batches, planIds, units };
}

interface Batch {
  readonly count: number;
  readonly plans: readonly string[];
  readonly rows: string;
}

interface Wanted {
  readonly conditions: readonly Condition[];
  readonly filter: TaskFilter;
  readonly sort: TaskSort;
  readonly columns: readonly ExportColumn[];
}

/** The units that somebody named as members of a list, by what they are called today. */
function memberNames(act: Act): Promise<ReadonlyMap<string, string>> {
  const named = sql`array(select member.unit_id from responsibility_unit member
    join responsibility duty on duty.jurisdiction_id = member.jurisdiction_id and duty.id = member.responsibility_id
     and duty.task_id = member.task_id
    where ${inJurisdiction(act, 'member')} and member.current and duty.valid_to is null and duty.resolution = 'named')`;
  return namesOf(act, named);
}

/** `beside`: the columns that stand beside it. */
function valueOf(act: Act, column: Exclude<ExportColumn, 'lists'>, beside: readonly ExportColumn[]): Expression<unknown> {
  switch (column) {
    case 'code':
      return sql`task.code`;
    case 'plan':
      return sql`task.plan_id`;
    case 'chapter':
      return sql`task.path || ' ' || task.chapter`;
    case 'title':
      return sql`task.title`;
    case 'text':
      return sql`task.body`;
    case 'kind':
      return sql`task.kind`;
    case 'commitment':
      return sql`task.commitment`;
    case 'nature':
      return sql`task.nature`;
    case 'origin':
      return sql`task.origin`;
    case 'cityLeader':
      return sql`(select own.city_leader from task own where ${inJurisdiction(act, 'own')} and own.id = task.id)`;
    case 'dueText':
      return sql`task.due_text`;
    case 'dueTo':
      return sql`task.due_to`;
    case 'objects':
      return sql`(select string_agg(object.name, '、' order by object.id) from task_object own
        join monitored_object object on object.jurisdiction_id = own.jurisdiction_id and object.id = own.object_id
        where ${inJurisdiction(act, 'own')} and own.task_id = task.id)`;
    case 'fields':
      // Where the leader of the city has a column, the field that says no more than it is none of the others (core/plan/city-leader.ts).
      return sql`(select string_agg(own.label || '：' || array_to_string(own.said, '、'), '；' order by own.seq) from task_field own
        join task whole on whole.jurisdiction_id = own.jurisdiction_id and whole.id = own.task_id
        where ${inJurisdiction(act, 'own')} and own.task_id = task.id and ${beside.includes('cityLeader') ? sql`array_to_string(own.said, '、') is distinct from whole.city_leader` : sql`true`})`;
    case 'themes':
      return sql`(select string_agg(theme.name, '、' order by theme.id) from task_theme own
        join theme on theme.jurisdiction_id = own.jurisdiction_id and theme.id = own.theme_id
        where ${inJurisdiction(act, 'own')} and own.task_id = task.id)`;
    case 'lead':
    case 'responsible':
    case 'support':
    case 'local':
      return sql`null`;
  }
}

/** The units of a task in these roles, by one look at its responsibilities, in the order of the document. */
function unitsIn(act: Act, roles: readonly (keyof typeof roleLetters)[]): RawBuilder<unknown> {
  const letter = sql.join(
    roles.map((role) => sql`when ${sql.lit(role)} then ${sql.lit(roleLetters[role])}`),
    sql` `,
  );
  const members = sql`array_to_string(array(
    select member.unit_id from responsibility_unit member
     where ${inJurisdiction(act, 'member')} and member.task_id = duty.task_id and member.responsibility_id = duty.id
        and member.current), ',')`;
  return sql`(select array_agg(case duty.role ${letter} end || case
      when duty.resolution = 'named' then '+' || ${members} || ' '
      when duty.open_list and duty.resolution = 'open' then '?'
      else '=' end || duty.unit_text order by duty.seq)
    from responsibility duty
    where ${inJurisdiction(act, 'duty')} and duty.task_id = task.id and duty.valid_to is null
      and duty.role in (${sql.join(roles.map((role) => sql.lit(role)))}))`;
}
