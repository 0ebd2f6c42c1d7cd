/** How tasks leave the server: what a row of the table shows, with its units, objects and themes. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql, type Expression, type RawBuilder, type Selectable } from 'kysely';
import type { Label } from '#core/platform/label.ts';
import type { TaskRow } from '#contract/ledger/task-endpoints.ts';
import { withinReach } from '#server/access/within-reach.ts';
import { listReach } from '#server/ledger/list/list-rows.ts';
import { listsOf } from '#server/ledger/list/listed-tasks.ts';
import { labelsInUse } from '#server/ledger/task/label-of-tasks.ts';
import { namedUnits, unitNames } from '#server/plan/unit-text/unit-tree.ts';
import type { DB } from '#server/platform/database/tables.ts';
import type { Act } from '#server/platform/http/act.ts';

export const taskColumns = [
  'task.id',
  'task.plan_id',
  'task.code',
  'task.position',
  'task.path',
  'task.chapter',
  'task.title',
  'task.body',
  'task.role',
  'task.kind',
  'task.commitment',
  'task.nature',
  'task.due_text',
  'task.due_to',
  'task.lead',
  'task.state',
  'task.origin',
  'task.revision',
] as const;

type ColumnName = (typeof taskColumns)[number] extends `task.${infer Name}` ? Name : never;
export type StoredTask = Pick<Selectable<DB['task']>, ColumnName>;

/** What a row, a record and an object's list say of a task, and its own table holds. */
export function baseOf(task: StoredTask) {
  // The casts name what the CHECKs of the table hold.
  return {
    id: task.id,
    planId: task.plan_id,
    code: task.code,
    path: task.path,
    chapter: task.chapter,
    title: task.title,
    text: task.body,
    role: task.role as TaskRow['role'],
    kind: task.kind as TaskRow['kind'],
    commitment: task.commitment as TaskRow['commitment'],
    nature: task.nature as TaskRow['nature'],
    dueText: task.due_text,
    dueTo: task.due_to,
    lead: task.lead,
    state: task.state as TaskRow['state'],
    origin: task.origin as TaskRow['origin'],
    revision: task.revision,
  };
}

/**
 * The rows of a page as JSON that the database writes: to take some hundred small rows apart and put them together again would be most of what
 * a page costs. `tasks`: a statement that finds them in order, with the columns of a stored task. `unitIds`: what the ledger was narrowed to,
 * to be marked where it answers.
 */
export async function selectTaskRows(act: Act, tasks: Expression<StoredTask>, unitIds: readonly string[] = []): Promise<WrittenRows> {
  const within = await withinReach(act);
  const listed = listsOf(act, await listReach(act));
  const ownIds = within.kind === 'units' ? within.unitIds : [];
  const { rows } = await sql<{ planId: string; labels: Label[]; json: string }>`
    select task.plan_id as "planId", array(${labelsInUse(act)}) as labels, (select row_to_json(written) from (
      select task.id, task.plan_id as "planId", task.code, task.path, task.chapter, task.title, task.body as text, task.role, task.kind,
             task.commitment, task.nature, task.due_text as "dueText", task.due_to as "dueTo", task.lead, task.state, task.origin, task.revision,
             ${dutiesOf(act, unitIds, ownIds)} as responsibilities, ${objectsOf(act)} as objects, ${themesOf(act)} as themes, ${listed} as lists) written)::text as json
      from (${tasks}) task`.execute(act.db);
  return { planIds: new Set(rows.map(({ planId }) => planId)), labels: rows[0]?.labels ?? [], rows: rows.map(({ json }) => json) };
}

export interface WrittenRows {
  readonly planIds: ReadonlySet<string>;
  /** Of all published plans; none where there are no rows. */
  readonly labels: readonly Label[];
  /** In order, each a TaskRow as JSON, but for the members of open lists and the reader's own units: their ids stand there yet. */
  readonly rows: readonly string[];
}

/** Strings in JSON hold no bare quotation mark, so that no text of a task can say this. */
const idKeys = ['"members":[', '"own":['];

/** Puts the names of today in the place of ids. */
export async function withUnitNames(act: Act, rows: readonly string[]): Promise<string[]> {
  const listed = new Map(
    rows.flatMap((row, number) =>
      idKeys.some((key) => row.includes(key)) ? [[number, JSON.parse(row) as Pick<TaskRow, 'responsibilities'>]] : [],
    ),
  );
  if (listed.size === 0) return [...rows];
  const names = await unitNames(
    act,
    [...listed.values()].flatMap(({ responsibilities }) => responsibilities.flatMap(({ members = [], own = [] }) => [...members, ...own])),
  );
  const called = (ids: readonly string[]): string[] => namedUnits(ids, names).map(({ name }) => name);
  return rows.map((row, number) => {
    const task = listed.get(number);
    if (task === undefined) return row;
    const responsibilities = task.responsibilities.map(({ members, own, ...duty }) => ({
      ...duty,
      ...(members === undefined ? {} : { members: called(members) }),
      ...(own === undefined ? {} : { own: called(own) }),
    }));
    return JSON.stringify({ ...task, responsibilities });
  });
}

/** Members, what waits for a decision and what was asked for stand there only where they are. */
function dutiesOf(act: Act, unitIds: readonly string[], ownIds: readonly string[]): RawBuilder<unknown> {
  const answering = (ids: readonly string[]) => sql`from responsibility_unit answering
          where ${inJurisdiction(act, 'answering')} and answering.task_id = duty.task_id and answering.responsibility_id = duty.id
            and answering.current and answering.unit_id = any(${ids}::uuid[])`;
  const wanted = unitIds.length === 0 ? sql`` : sql`, case when exists (select ${answering(unitIds)}) then true end as wanted`;
  const own = ownIds.length === 0 ? sql`` : sql`, (select json_agg(answering.unit_id) ${answering(ownIds)}) as own`;
  return sql`(select coalesce(json_agg(json_strip_nulls(row_to_json(each))), '[]') from (
    select duty.unit_text as unit, duty.role, duty.open_list as "openList",
           case when duty.resolution = 'open' then true end as undecided,
           case when duty.open_list and duty.resolution = 'named' then (
             select json_agg(member.unit_id) from responsibility_unit member
              where ${inJurisdiction(act, 'member')} and member.task_id = duty.task_id and member.responsibility_id = duty.id
                and member.current) end as members${wanted}${own}
      from responsibility duty
     where ${inJurisdiction(act, 'duty')} and duty.task_id = task.id and duty.valid_to is null
     order by duty.seq) each)`;
}

function objectsOf(act: Act): RawBuilder<unknown> {
  return sql`(select coalesce(json_agg(object.name order by object.id), '[]')
    from task_object own
    join monitored_object object on object.jurisdiction_id = own.jurisdiction_id and object.id = own.object_id
   where ${inJurisdiction(act, 'own')} and own.task_id = task.id)`;
}

function themesOf(act: Act): RawBuilder<unknown> {
  return sql`(select coalesce(json_agg(json_build_object('id', theme.id, 'name', theme.name) order by theme.id), '[]')
    from task_theme own
    join theme on theme.jurisdiction_id = own.jurisdiction_id and theme.id = own.theme_id
   where ${inJurisdiction(act, 'own')} and own.task_id = task.id)`;
}
