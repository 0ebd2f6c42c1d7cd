/** Where a task stands in the document: the sentence in its context, in each version. */
import { sql, type SqlBool } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { TaskDetail } from '#contract/ledger/task-endpoints.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { JsonRow } from '#server/platform/database/json-rows.ts';
import type { Act, Asking } from '#server/platform/http/act.ts';

/** UTF-16 units of the document shown before and after the task's own words. */
const contextLength = 160;

/** The ranges, newest version first, each with the clauses around it: they hold its context, and the whole document may be megabytes. */
export function sourceRows(act: Asking, taskId: string) {
  return act.db
    .selectFrom('task_clause')
    .innerJoin('clause', (join) =>
      join.onRef('clause.jurisdiction_id', '=', 'task_clause.jurisdiction_id').onRef('clause.id', '=', 'task_clause.clause_id'),
    )
    .innerJoin('plan_version', (join) =>
      join
        .onRef('plan_version.jurisdiction_id', '=', 'task_clause.jurisdiction_id')
        .onRef('plan_version.id', '=', 'task_clause.version_id'),
    )
    .select([
      'task_clause.version_id',
      'task_clause.clause_id',
      'task_clause.start_at',
      'task_clause.end_at',
      'task_clause.place',
      'plan_version.number',
    ])
    .select((range) =>
      jsonArrayFrom(
        range
          .selectFrom('clause as around')
          .select(['around.start_at', 'around.body'])
          .where(inJurisdiction(act, 'around'))
          .whereRef('around.version_id', '=', 'clause.version_id')
          .where(sql<SqlBool>`around.seq between clause.seq - 3 and clause.seq + 6`)
          .orderBy('around.seq')
          // One walk along the index for each: the planner would read the whole table.
          .limit(10),
      ).as('around'),
    )
    .where(inJurisdiction(act, 'task_clause'))
    .where('task_clause.task_id', '=', taskId)
    .orderBy('plan_version.number', 'desc')
    .orderBy('task_clause.seq');
}

/** What these rows say. Ranges are UTF-16 and are cut here, never in SQL. */
export function sourcesOf(act: Act, ranges: readonly JsonRow<ReturnType<typeof sourceRows>>[]): TaskDetail['sources'] {
  // What stands around it may be another unit's business, which nobody shared.
  const context = act.reach === 'shared' ? 0 : contextLength;
  return ranges.map(({ around, ...range }) => {
    const from = around[0]?.start_at ?? 0;
    const text = around.map((clause) => clause.body).join('');
    const start = range.start_at - from;
    const end = range.end_at - from;
    return {
      versionId: range.version_id,
      versionNumber: range.number,
      clauseId: range.clause_id,
      start: range.start_at,
      end: range.end_at,
      before: text.slice(Math.max(0, start - context), start),
      text: text.slice(start, end),
      after: text.slice(end, end + context),
      place: range.place,
    };
  });
}
