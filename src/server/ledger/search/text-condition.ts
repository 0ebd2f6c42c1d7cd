/** What the words of a search mean for tasks: what they say, and what units answer for that are called so. */
import { sql, type Expression, type SqlBool } from 'kysely';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { searchCondition, thingsCalled } from '#server/platform/search-entry.ts';
import type { Act } from '#server/platform/http/act.ts';

type OnTask = (task: { readonly id: Expression<unknown> }) => Expression<SqlBool>;

interface TextCondition {
  readonly where: OnTask;
  /** Units that a word is the name of. Their names are no part of the ledger: what is kept of an answer is kept for these units. */
  readonly units: readonly string[];
}

/** Up to so many tasks are named each; more are asked in turn. */
const fewTasks = 1000;

/**
 * Tasks that hold all of the words. A word that is, or was, the whole name of a unit is held by the tasks too that the unit answers for, by
 * whatever name their plan prints. Who may not read the names of units (counterparts) finds what the tasks themselves say.
 */
export async function textCondition(act: Act, words: readonly string[]): Promise<TextCondition> {
  const called = act.reach === 'shared' ? new Map<string, readonly string[]>() : await thingsCalled(act, 'unit', words);
  const plain = words.filter((word) => !called.has(word));
  const conditions: OnTask[] = [];
  if (plain.length > 0) {
    const said = await searchCondition(act, 'task', plain);
    conditions.push(({ id }) => said(id));
  }
  for (const [word, units] of called) {
    const said = await searchCondition(act, 'task', [word]);
    const answered = await answeredBy(act, units);
    conditions.push(({ id }) => sql<SqlBool>`(${said(id)} or ${answered(id)})`);
  }
  return {
    where: (task) =>
      sql`(${sql.join(
        conditions.map((one) => one(task)),
        sql` and `,
      )})`,
    units: [...new Set([...called.values()].flat())].toSorted(),
  };
}

/** Whether one of the units answers for a task. */
async function answeredBy(act: Act, units: readonly string[]): Promise<(taskId: Expression<unknown>) => Expression<SqlBool>> {
  const { rows } = await sql<{ task_id: string }>`
    select task_id from responsibility_unit where ${inJurisdiction(act)} and unit_id = any(${units}::uuid[]) and current
     limit ${fewTasks + 1}`.execute(act.db);
  if (rows.length <= fewTasks) {
    const ids = [...new Set(rows.map(({ task_id }) => task_id))];
    return (taskId) => sql<SqlBool>`${taskId} = any(${ids}::uuid[])`;
  }
  return (taskId) => sql<SqlBool>`exists (select 1 from responsibility_unit as answering where ${inJurisdiction(act, 'answering')}
    and answering.task_id = ${taskId} and answering.current and answering.unit_id = any(${units}::uuid[]))`;
}
