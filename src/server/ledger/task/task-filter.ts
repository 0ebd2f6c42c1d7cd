/** A filter of the ledger as SQL. Each condition is named by its field, so that a facet can be counted under all filters but its own. */
import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely';
import { queryWords } from '#core/platform/search-text.ts';
import { failure, success, type Outcome } from '#core/failure.ts';
import type { TaskFilter } from '#contract/ledger/task-endpoints.ts';
import { reachOfTasks } from '#server/ledger/responsibility-unit/reach.ts';
import { listedCondition, listsKnown } from '#server/ledger/list/listed-tasks.ts';
import { textCondition } from '#server/ledger/search/text-condition.ts';
import type { DB } from '#server/platform/database/tables.ts';
import type { Act } from '#server/platform/http/act.ts';

export type TaskExpression = ExpressionBuilder<DB, 'task'>;

/** reach: what the act may see at all; no facet is counted without it. taskId: these tasks alone. */
type Field = keyof TaskFilter | 'reach' | 'taskId';
export type Condition = {
  readonly field: Field;
  readonly where: (expression: TaskExpression) => Expression<SqlBool>;
  /** Units that the words of a search are the names of. */
  readonly called?: readonly string[];
};

/** LIKE reads % _ and \ as its own. */
function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`);
}

/** Refuses a search word of one character and a chapter without its plan; an unset state means open. Always within the act's reach. */
export async function readFilter(
  act: Act,
  filter: TaskFilter,
): Promise<Outcome<readonly Condition[], 'search-too-short' | 'chapter-needs-plan'>> {
  const words = filter.text === undefined || filter.text === '' ? [] : queryWords(filter.text);
  if (words === null) return failure('search-too-short');
  if (filter.chapter !== undefined && filter.planId?.length !== 1) return failure('chapter-needs-plan');
  const conditions: Condition[] = [{ field: 'state', where: (task) => task('task.state', '=', filter.state ?? 'open') }];
  const add = (field: keyof TaskFilter, where: Condition['where']): void => {
    conditions.push({ field, where });
  };
  const reach = await reachOfTasks(act);
  if (reach !== null) conditions.push({ field: 'reach', where: reach });

  const {
    planId,
    chapter,
    unit,
    unitId,
    unitRole,
    kind,
    commitment,
    nature,
    role,
    due,
    dueFrom,
    dueTo,
    lead,
    openList,
    themeId,
    objectId,
    principleId,
    listed,
  } = filter;
  if (planId) add('planId', (task) => task('task.plan_id', 'in', planId));
  if (chapter !== undefined) {
    add('chapter', (task) => task.or([task('task.path', '=', chapter), task('task.path', 'like', `${escapeLike(chapter)}/%`)]));
  }
  if (unit || (unitRole && !unitId)) {
    add('unit', (task) =>
      task.exists(
        task
          .selectFrom('responsibility')
          .select(sql.lit(1).as('one'))
          .whereRef('responsibility.jurisdiction_id', '=', 'task.jurisdiction_id')
          .whereRef('responsibility.task_id', '=', 'task.id')
          .where('responsibility.valid_to', 'is', null)
          .$if(unit !== undefined, (query) => query.where('responsibility.unit_text', 'in', unit ?? []))
          .$if(unitRole !== undefined, (query) => query.where('responsibility.role', 'in', unitRole ?? [])),
      ),
    );
  }
  if (unitId) add('unitId', (task) => answers(task, unitId, unitRole));
  if (kind) add('kind', (task) => task('task.kind', 'in', kind));
  if (commitment) add('commitment', (task) => task('task.commitment', 'in', commitment));
  if (nature) add('nature', (task) => task('task.nature', 'in', nature));
  if (role) add('role', (task) => task('task.role', '=', role));
  if (due === 'dated') add('due', (task) => task.or([task('task.due_to', 'is not', null), task('task.due_from', 'is not', null)]));
  if (due === 'undated') add('due', (task) => task.and([task('task.due_to', 'is', null), task('task.due_from', 'is', null)]));
  if (dueFrom) add('dueFrom', (task) => task('task.due_to', '>=', dueFrom));
  if (dueTo) add('dueTo', (task) => task('task.due_to', '<=', dueTo));
  if (lead) add('lead', (task) => task('task.lead', lead === 'with' ? 'is not' : 'is', null));
  if (openList) add('openList', (task) => task('task.open_list', '=', openList === 'with'));
  if (themeId) add('themeId', (task) => linked(task, 'task_theme', 'theme_id', themeId));
  if (objectId) add('objectId', (task) => linked(task, 'task_object', 'object_id', objectId));
  if (principleId) add('principleId', (task) => linked(task, 'task_principle', 'clause_id', principleId));
  if (listed) {
    const condition = listedCondition(act, await listsKnown(act), listed);
    add('listed', () => condition);
  }
  if (words.length > 0) {
    const said = await textCondition(act, words);
    conditions.push({ field: 'text', where: (task) => said.where({ id: task.ref('task.id') }), called: said.units });
  }
  return success(conditions);
}

/** Whether one of the units answers for the task, by whatever name the plan prints. */
function answers(task: TaskExpression, unitIds: readonly string[], roles: readonly string[] | undefined): Expression<SqlBool> {
  const inRole =
    roles === undefined
      ? sql``
      : sql`and exists (select 1 from responsibility where responsibility.jurisdiction_id = answering.jurisdiction_id
          and responsibility.id = answering.responsibility_id and responsibility.role = any(${roles}))`;
  return sql<SqlBool>`exists (select 1 from responsibility_unit as answering
    where answering.jurisdiction_id = ${task.ref('task.jurisdiction_id')} and answering.task_id = ${task.ref('task.id')}
      and answering.current and answering.unit_id = any(${unitIds}::uuid[]) ${inRole})`;
}

function linked(
  task: TaskExpression,
  table: 'task_theme' | 'task_object' | 'task_principle',
  column: string,
  ids: readonly string[],
): Expression<SqlBool> {
  return sql<SqlBool>`exists (select 1 from ${sql.table(table)} as link
    where link.jurisdiction_id = ${task.ref('task.jurisdiction_id')} and link.task_id = ${task.ref('task.id')} and ${sql.ref(`link.${column}`)} = any(${ids}::uuid[]))`;
}

/** All open tasks of the jurisdiction: no filter, and no reach that narrows it. */
export function isWholeLedger(conditions: readonly Condition[], { state }: TaskFilter): boolean {
  return state !== 'withdrawn' && conditions.every(({ field }) => field === 'state');
}

/** All conditions, without the one of `except`, as one. */
export function allOf(conditions: readonly Condition[], ...except: Field[]): (task: TaskExpression) => Expression<SqlBool> {
  return (task) => task.and(conditions.filter(({ field }) => !except.includes(field)).map(({ where }) => where(task)));
}
