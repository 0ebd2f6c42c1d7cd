/** Writes of the ledger's tables that publishing makes, in batches: PostgreSQL takes at most 65,535 parameters in one statement. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Insertable } from 'kysely';
import type { DB } from '#server/platform/database/tables.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { MadeResponsibility } from '#core/ledger/adjust/made-responsibilities.ts';
import type { LineageTask } from '#core/ledger/adjust/adjusted-groups.ts';
import type { LedgerTask } from '#core/ledger/publish/continue-tasks.ts';
import { sameUnit } from '#core/ledger/correct-units.ts';
import { publishedResponsibilities } from '#core/ledger/publish/published-responsibilities.ts';
import type { Due } from '#core/ledger/correct-tasks.ts';
import type { ResponsibilityRole } from '#core/plan/draft/operation.ts';
import type { PublishedTask } from '#core/plan/draft/publish.ts';
import { searchTextOf } from '#server/ledger/task/search.ts';

/** A statement of a thousand tasks is put together for fifty milliseconds. */
const rowsPerInsert = 250;

type Table =
  | 'clause'
  | 'clause_lineage'
  | 'task'
  | 'task_clause'
  | 'task_field'
  | 'responsibility'
  | 'responsibility_unit'
  | 'monitored_object'
  | 'task_object'
  | 'task_lineage';

export async function insertMany<T extends Table>(act: Act, table: T, rows: readonly Insertable<DB[T]>[]): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsPerInsert) {
    await act.db
      .insertInto(table)
      .values(rows.slice(from, from + rowsPerInsert))
      .execute();
  }
}

/** All tasks that a plan ever had, withdrawn ones too, in printed order, locked (in the order of their ids) until the transaction ends. */
export async function tasksOfPlan(act: Act, planId: string): Promise<(LedgerTask & LineageTask & { readonly path: string })[]> {
  const rows = await act.db
    .selectFrom('task')
    .select(['id', 'code', 'title', 'body', 'lead', 'state', 'position', 'made_by', 'ended_by', 'path'])
    .where(inJurisdiction(act))
    .where('plan_id', '=', planId)
    .orderBy('id')
    .forUpdate()
    .execute();
  rows.sort((a, b) => a.position - b.position);
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    title: row.title,
    text: row.body,
    lead: row.lead,
    state: row.state,
    madeBy: row.made_by,
    endedBy: row.ended_by,
    path: row.path,
  }));
}

/** What search looks through of a task that is published. `objectNames`: as the register calls what the task names. */
export function publishedSearchText(task: Omit<PublishedTask, 'due'>, lead: string | null, objectNames: readonly string[]): string {
  return searchTextOf({
    code: task.code,
    title: task.title,
    text: task.text,
    units: [...task.responsibilities.map(({ unit }) => unit), ...(lead === null ? [] : [lead])],
    objects: [...task.objects.map(({ name }) => name), ...objectNames],
  });
}

/** What a task says, printed or made by hand. */
type SaidTask = Pick<PublishedTask, 'code' | 'path' | 'chapter' | 'title' | 'text'> & {
  readonly role: string;
  readonly kind: string;
  readonly commitment: string;
  readonly nature: string;
  readonly subject: string | null;
  readonly cityLeader: string | null;
  readonly due: Due | null;
  readonly responsibilities: readonly { readonly openList: boolean }[];
};

/** The columns of what a task says, as it begins or a publication writes it. */
export function taskColumnsOf(task: SaidTask, lead: string | null) {
  return {
    code: task.code,
    path: task.path,
    chapter: task.chapter,
    title: task.title,
    body: task.text,
    role: task.role,
    kind: task.kind,
    commitment: task.commitment,
    nature: task.nature,
    subject: task.subject,
    city_leader: task.cityLeader,
    due_text: task.due?.text ?? null,
    due_from: task.due?.from ?? null,
    due_to: task.due?.to ?? null,
    lead,
    // Until it is known what its texts mean: keepOpenLists.
    open_list: task.responsibilities.some(({ openList }) => openList),
  };
}

/** The row of a responsibility that begins today. */
export function responsibilityRow(act: Act, taskId: string, position: number, row: MadeResponsibility) {
  return {
    jurisdiction_id: act.jurisdictionId,
    id: act.newId(),
    task_id: taskId,
    seq: row.seq,
    unit_text: row.unit,
    role: row.role,
    basis: row.basis,
    open_list: row.openList,
    own_part: row.ownPart,
    accountable: row.accountable,
    valid_from: act.today,
    valid_to: null,
    task_position: position,
  };
}

/**
 * The responsibilities of a task as a publication begins them: those that stand, and ended at once those that it prints and people say otherwise.
 * `printed`: the task as the plan prints it. `becomes`: what people made of the lead that the plan prints.
 */
export function responsibilityRows(
  act: Act,
  taskId: string,
  position: number,
  task: Pick<PublishedTask, 'lead' | 'responsibilities'>,
  lead: string | null,
  printed: Pick<PublishedTask, 'lead' | 'responsibilities'>,
  becomes: ResponsibilityRole | null | undefined,
): Insertable<DB['responsibility']>[] {
  const stand = publishedResponsibilities(task, lead, becomes);
  const prints = publishedResponsibilities(printed, printed.lead);
  const isAmong = (rows: typeof stand, row: (typeof stand)[number]) =>
    rows.some((other) => sameUnit(other, row) && other.basis === row.basis && other.openList === row.openList);
  const rowOf = (row: (typeof stand)[number]) => responsibilityRow(act, taskId, position, row);
  return [
    ...stand.map((row) => ({ ...rowOf(row), printed: isAmong(prints, row) })),
    ...prints.filter((row) => !isAmong(stand, row)).map((row) => ({ ...rowOf(row), valid_to: act.today, printed: true })),
  ];
}
