/** One task with where it comes from: the sentence in its context, principles, lineage, history. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql, type SqlBool } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { failure, success } from '#core/failure.ts';
import { taskParts } from '#core/ledger/share-tasks.ts';
import type * as contract from '#contract/ledger/task-endpoints.ts';
import { isShared, sharesOf as readShares } from '#server/access/share-rows.ts';
import { withinReach } from '#server/access/within-reach.ts';
import { adjustmentsOf } from '#server/ledger/adjustment/task-adjustments.ts';
import { correctionsOf } from '#server/ledger/correction/correction-rows.ts';
import { isTaskVisible, visibleTasks } from '#server/ledger/responsibility-unit/reach.ts';
import { linksOf } from '#server/ledger/task/task-links.ts';
import { baseOf, taskColumns } from '#server/ledger/task/task-rows.ts';
import { unitNames } from '#server/plan/unit-text/unit-tree.ts';
import { planOnce } from '#server/platform/database/transaction.ts';
import { loadHistory } from '#server/platform/audit/object-history.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';

/** UTF-16 units of the document shown before and after the task's own words. */
const contextLength = 160;
const mostEvents = 200;

export const getTask: Handler<typeof contract.getTask> = async ({ params: { taskId } }, act) => {
  // All at once: what belongs to a task that is not visible is thrown away.
  const [, task, visible, links, sources, shares, history, corrections, adjustments] = await Promise.all([
    act.db.executeQuery(planOnce),
    taskOf(act, taskId),
    isTaskVisible(act, taskId),
    linksOf(act, taskId),
    sourcesOf(act, taskId),
    sharesOf(act, taskId),
    historyOf(act, taskId),
    correctionsOf(act, taskId),
    adjustmentsOf(act, taskId),
  ]);
  if (task === undefined || !visible) return failure('task-not-found');
  return success({
    ...baseOf(task),
    subject: task.subject,
    dueFrom: task.due_from,
    ...links,
    plan: { id: task.plan_id, title: task.plan_title, number: task.plan_number, issuedOn: task.issued_on },
    cityLeader: task.city_leader,
    corrections,
    sources,
    principles: task.principles,
    shares,
    ...adjustments,
    lineage: await visibleLineage(act, task.lineage),
    createdAt: task.created_at,
    updatedAt: task.updated_at,
    ...history,
  });
};

function taskOf(act: Act, taskId: string) {
  return act.db
    .selectFrom('task')
    .innerJoin('plan', (join) => join.onRef('plan.jurisdiction_id', '=', 'task.jurisdiction_id').onRef('plan.id', '=', 'task.plan_id'))
    .select(taskColumns)
    .select([
      'task.subject',
      'task.city_leader',
      'task.due_from',
      'task.created_at',
      'task.updated_at',
      'plan.title as plan_title',
      'plan.number as plan_number',
    ])
    .select((task) =>
      task
        .selectFrom('plan_version as version')
        .select('version.issued_on')
        .whereRef('version.jurisdiction_id', '=', 'task.jurisdiction_id')
        .whereRef('version.id', '=', 'task.version_id')
        .as('issued_on'),
    )
    .select([jsonArrayFrom(principlesOf(act, taskId)).as('principles'), jsonArrayFrom(lineageOf(act, taskId)).as('lineage')])
    .where(inJurisdiction(act, 'task'))
    .where('task.id', '=', taskId)
    .executeTakeFirst();
}

async function sourcesOf(act: Act, taskId: string): Promise<contract.TaskDetail['sources']> {
  // The clauses around each hold its context; the whole document may be megabytes. Ranges are UTF-16 and are cut here, never in SQL.
  const within = act.reach === 'shared' ? await withinReach(act) : null;
  const ranges = await act.db
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
    .where((range) =>
      within?.kind === 'shared' ? isShared(act, 'task', range.ref('task_clause.task_id'), within.unitIds, 'source') : sql<SqlBool>`true`,
    )
    .orderBy('plan_version.number', 'desc')
    .orderBy('task_clause.seq')
    .execute();
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

/** In their newest words: the links to versions that were superseded are history. */
function principlesOf(act: Act, taskId: string) {
  return act.db
    .selectFrom('task_principle')
    .innerJoin('clause', (join) =>
      join.onRef('clause.jurisdiction_id', '=', 'task_principle.jurisdiction_id').onRef('clause.id', '=', 'task_principle.clause_id'),
    )
    .innerJoin('plan_version', (join) =>
      join.onRef('plan_version.jurisdiction_id', '=', 'clause.jurisdiction_id').onRef('plan_version.id', '=', 'clause.version_id'),
    )
    .select(['clause.id as clauseId', 'clause.body as text'])
    .where('plan_version.state', '=', 'published')
    .where(inJurisdiction(act, 'task_principle'))
    .where('task_principle.task_id', '=', taskId)
    .orderBy('clause.seq');
}

function lineageOf(act: Act, taskId: string) {
  return act.db
    .selectFrom('task_lineage')
    .innerJoin('task as kin', (join) =>
      join
        .onRef('kin.jurisdiction_id', '=', 'task_lineage.jurisdiction_id')
        .on((on) => on.or([on('kin.id', '=', on.ref('task_lineage.from_task_id')), on('kin.id', '=', on.ref('task_lineage.to_task_id'))])),
    )
    .select(['kin.id as taskId', 'kin.code', 'kin.title', 'kin.state', 'task_lineage.relation', 'task_lineage.from_task_id as from'])
    .where(inJurisdiction(act, 'task_lineage'))
    .where((row) => row.or([row('task_lineage.from_task_id', '=', taskId), row('task_lineage.to_task_id', '=', taskId)]))
    .where('kin.id', '<>', taskId)
    .orderBy('task_lineage.at');
}

async function visibleLineage(
  act: Act,
  rows: Awaited<ReturnType<ReturnType<typeof lineageOf>['execute']>>,
): Promise<contract.TaskDetail['lineage']> {
  const visible = await visibleTasks(
    act,
    rows.map((row) => row.taskId),
  );
  return rows
    .filter((row) => visible.has(row.taskId))
    .map(({ from, ...row }) => ({
      ...row,
      state: row.state as contract.TaskDetail['state'],
      direction: from === row.taskId ? 'from' : 'to',
    }));
}

/** Only the office says what is shared, so only the office is told. */
async function sharesOf(act: Act, taskId: string): Promise<contract.TaskDetail['shares']> {
  if (act.reach !== 'jurisdiction') return [];
  const rows = await readShares(act, 'task', taskId);
  const names = await unitNames(
    act,
    rows.map(({ unit }) => unit),
  );
  return rows.map(({ unit, parts, ...row }) => ({
    ...row,
    id: unit,
    name: names.get(unit) ?? '',
    parts: taskParts.filter((part) => parts.includes(part)),
  }));
}

/** Who did what inside the jurisdiction is not what was shared. */
async function historyOf(act: Act, taskId: string): Promise<Pick<contract.TaskDetail, 'history' | 'moreHistory'>> {
  if (act.reach === 'shared') return { history: [], moreHistory: 0 };
  const { events, more } = await loadHistory(act, 'task', [taskId], mostEvents);
  // Whom it is shared with, the office alone is told (sharesOf).
  const told = act.reach === 'jurisdiction' ? events : events.filter((event) => event.act !== 'setTaskShares');
  return { history: told, moreHistory: more };
}
