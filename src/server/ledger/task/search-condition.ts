/**
 * Tasks that hold words. Behind row-level security PostgreSQL uses no index for @> (it might tell of other tenants' rows), so rare words
 * are looked up by a function of the database that has the tenant inside (search_tasks, migrations/0029). Frequent words need no index:
 * any walk over the tasks soon meets enough of them.
 */
import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely';
import type { DB } from '#server/platform/database/tables.ts';
import type { Act } from '#server/platform/http/act.ts';

export type TaskExpression = ExpressionBuilder<DB, 'task'>;

/** More tasks than this are found faster by looking than by fetching each. */
const mostByIndex = 1000;

/** Says of a task whether it holds all of the words (as queryWords answers them). */
export async function searchCondition(act: Act, words: readonly string[]): Promise<(task: TaskExpression) => Expression<SqlBool>> {
  const { rows } = await sql<{ ids: readonly string[] | null }>`
    select search_tasks(${words}::text[], ${mostByIndex}) as ids`.execute(act.db);
  const ids = rows[0]?.ids ?? null;
  if (ids !== null) return (task) => sql<SqlBool>`${task.ref('task.id')} = any(${ids}::uuid[])`;
  return (task) =>
    task.exists(
      task
        .selectFrom('task_search as said')
        .select(sql.lit(1).as('one'))
        .whereRef('said.jurisdiction_id', '=', 'task.jurisdiction_id')
        .whereRef('said.task_id', '=', 'task.id')
        .where((said) => said.and(words.map((word) => sql<SqlBool>`strpos(${said.ref('said.text')}, ${word}) > 0`))),
    );
}
