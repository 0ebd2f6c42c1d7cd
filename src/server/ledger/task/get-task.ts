/** One task with where it comes from: the sentence in its context, principles, lineage, history. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql } from 'kysely';
import { failure, success } from '#core/failure.ts';
import { taskParts } from '#core/ledger/share-tasks.ts';
import type * as contract from '#contract/ledger/task-endpoints.ts';
import { isPartShared, shareRows } from '#server/access/share-rows.ts';
import { withinReach } from '#server/access/within-reach.ts';
import { adjustmentRows, adjustmentsOf } from '#server/ledger/adjustment/task-adjustments.ts';
import { correctionsOf, standingRows } from '#server/ledger/correction/correction-rows.ts';
import { markRows, marksSeen } from '#server/ledger/list/listed-tasks.ts';
import { isTaskVisible, visibleTasks } from '#server/ledger/responsibility-unit/reach.ts';
import { toldHistory } from '#server/ledger/task/task-history.ts';
import { dutyRows, fieldRows, memberRows, objectRows, responsibilitiesOf, themeRows } from '#server/ledger/task/task-links.ts';
import { baseOf, taskColumns } from '#server/ledger/task/task-rows.ts';
import { sourceRows, sourcesOf } from '#server/ledger/task/task-sources.ts';
import { nameRows, namesToday } from '#server/plan/unit-text/unit-tree.ts';
import { historyRows } from '#server/platform/audit/object-history.ts';
import { builtOnce } from '#server/platform/database/built-once.ts';
import { jsonMoment, jsonRows, type JsonRow } from '#server/platform/database/json-rows.ts';
import { planOnce } from '#server/platform/database/transaction.ts';
import type { Act, Asking } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';

const mostEvents = 200;

/** The task with its rows of all other tables, in one statement: each further one would cost both sides more than what it finds. */
const taskOf = builtOnce(['jurisdictionId', 'taskId'], (db, { jurisdictionId, taskId }) => {
  const act: Asking = { db, jurisdictionId };
  const members = memberRows(act, taskId);
  const shares = shareRows(act, 'task', taskId);
  const named = sql`array(select unit_id from (${members}) member union all select unit from (${shares}) share)`;
  return db
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
    .select([
      jsonRows(dutyRows(act, taskId)).as('duties'),
      jsonRows(members).as('members'),
      jsonRows(nameRows(act, named)).as('names'),
      jsonRows(objectRows(act, taskId)).as('objects'),
      jsonRows(fieldRows(act, taskId)).as('fields'),
      jsonRows(themeRows(act, taskId)).as('themes'),
      jsonRows(markRows(act, taskId)).as('lists'),
      jsonRows(sourceRows(act, taskId)).as('sources'),
      jsonRows(principleRows(act, taskId)).as('principles'),
      jsonRows(lineageRows(act, taskId)).as('lineage'),
      jsonRows(shares).as('shares'),
      jsonRows(historyRows(act, 'task', [taskId], mostEvents)).as('history'),
      jsonRows(standingRows(act, taskId)).as('corrections'),
      jsonRows(adjustmentRows(act, taskId)).as('adjustments'),
    ])
    .where(inJurisdiction(act, 'task'))
    .where('task.id', '=', taskId);
});

export const getTask: Handler<typeof contract.getTask> = async ({ params: { taskId } }, act) => {
  // At once: what belongs to a task that is not visible is thrown away.
  const [, [task], visible] = await Promise.all([
    act.db.executeQuery(planOnce),
    taskOf(act.db, { jurisdictionId: act.jurisdictionId, taskId }),
    isTaskVisible(act, taskId),
  ]);
  if (task === undefined || !visible) return failure('task-not-found');
  const names = namesToday(act, task.names);
  return success({
    ...baseOf(task),
    subject: task.subject,
    dueFrom: task.due_from,
    responsibilities: responsibilitiesOf(act, task.duties, task.members, names),
    objects: task.objects,
    fields: task.fields,
    themes: task.themes,
    lists: await marksSeen(act, task.lists),
    plan: { id: task.plan_id, title: task.plan_title, number: task.plan_number, issuedOn: task.issued_on },
    cityLeader: task.city_leader,
    corrections: correctionsOf(act, task.corrections),
    sources: (await seesSources(act, taskId)) ? sourcesOf(act, task.sources) : [],
    principles: task.principles,
    shares: sharesOf(act, task.shares, names),
    ...adjustmentsOf(act, task.adjustments),
    lineage: await visibleLineage(act, task.lineage),
    createdAt: task.created_at,
    updatedAt: task.updated_at,
    ...(await toldHistory(act, task.history)),
  });
};

/** In their newest words: the links to versions that were superseded are history. */
function principleRows(act: Asking, taskId: string) {
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

/** In the order of the acts; what came or went by one of them as it is printed. */
function lineageRows(act: Asking, taskId: string) {
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
    .orderBy('task_lineage.at')
    .orderBy('kin.position');
}

async function visibleLineage(act: Act, rows: readonly JsonRow<ReturnType<typeof lineageRows>>[]): Promise<contract.TaskDetail['lineage']> {
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

/** Whom a task was shared with sees its printed sentences only where they were shared too. */
async function seesSources(act: Act, taskId: string): Promise<boolean> {
  const within = act.reach === 'shared' ? await withinReach(act) : null;
  return within?.kind !== 'shared' || isPartShared(act, 'task', taskId, within.unitIds, 'source' satisfies (typeof taskParts)[number]);
}

/** Only the office says what is shared, so only the office is told. */
function sharesOf(
  act: Act,
  rows: readonly JsonRow<ReturnType<typeof shareRows>>[],
  names: ReadonlyMap<string, string>,
): contract.TaskDetail['shares'] {
  if (act.reach !== 'jurisdiction') return [];
  return rows.map(({ unit, parts, at, ...row }) => ({
    ...row,
    id: unit,
    name: names.get(unit) ?? '',
    parts: taskParts.filter((part) => parts.includes(part)),
    at: jsonMoment(at),
  }));
}
