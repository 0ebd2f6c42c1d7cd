/** What the words of a search mean for tasks: what they say, and what units answer for that are called so. */
import { z } from 'zod';
import { sql, type Expression, type SqlBool } from 'kysely';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { keptAnswerUnder } from '#server/ledger/tally/kept-answer.ts';
import { findEntries, searchCondition, unitsCalled } from '#server/platform/search-entry.ts';
import type { Act } from '#server/platform/http/act.ts';

const Ids = z.array(z.string()).readonly().nullable();

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
  // Most words are no unit's name, so both are asked at once.
  const [called, found] = await Promise.all([
    act.reach === 'shared' ? new Map<string, readonly string[]>() : unitsCalled(act, words),
    tasksFound(act, words),
  ]);
  const conditions: OnTask[] = [];
  const plain = words.filter((word) => !called.has(word));
  if (plain.length > 0) {
    const said = searchCondition(act, 'task', plain, called.size === 0 ? found : await tasksFound(act, plain));
    conditions.push(({ id }) => said(id));
  }
  for (const [word, units] of called) {
    const said = searchCondition(act, 'task', [word], await tasksFound(act, [word]));
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

/**
 * findEntries, kept: one search is asked for its rows, its counts and the next rows. What is kept is the tenant's, whoever asks: conditions
 * beside it say what of it the act reaches.
 */
async function tasksFound(act: Act, words: readonly string[]): Promise<readonly string[] | null> {
  return Ids.parse(JSON.parse(await keptAnswerUnder(act, 'tasks found', { text: words.join(' ') }, () => findEntries(act, 'task', words))));
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
