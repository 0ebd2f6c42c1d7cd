/** How tasks that stand no more ended, when, and what stands in their place, as far as the act reaches. */
import { sql } from 'kysely';
import type { taskEnds, TaskRow } from '#contract/ledger/task-endpoints.ts';
import { visibleTasks } from '#server/ledger/responsibility-unit/reach.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { jsonMoment } from '#server/platform/database/json-rows.ts';
import type { Act } from '#server/platform/http/act.ts';

interface TaskEnd {
  readonly end: (typeof taskEnds)[number];
  readonly at: string;
  readonly into: readonly { readonly id: string; readonly code: string }[];
}

interface Row {
  readonly id: string;
  readonly kind: string | null;
  readonly is_undo: boolean;
  readonly at: string;
  readonly into: TaskEnd['into'];
}

/** By id; of a task that stands nothing. */
export async function endsOf(act: Act, taskIds: readonly string[]): Promise<ReadonlyMap<string, TaskEnd>> {
  if (taskIds.length === 0) return new Map();
  // What no hand ended was left out by the first version that was published after the last one that prints it.
  const { rows } = await sql<Row>`
    select task.id, ended.kind, ended.undoes is not null as is_undo, to_json(coalesce(ended.at, (
             select min(later.published_at)
               from plan_version last
               join plan_version later on later.jurisdiction_id = last.jurisdiction_id and later.plan_id = last.plan_id
                and later.number > last.number
              where ${inJurisdiction(act, 'last')} and last.id = task.version_id), task.updated_at)) as at,
           coalesce((select json_agg(json_build_object('id', kin.id, 'code', kin.code) order by kin.position)
              from task_lineage led
              join task kin on kin.jurisdiction_id = led.jurisdiction_id and kin.id = led.to_task_id
             where ${inJurisdiction(act, 'led')} and led.from_task_id = task.id
               and led.adjustment_id is not distinct from task.ended_by), '[]') as into
      from task
      left join task_adjustment ended on ended.jurisdiction_id = task.jurisdiction_id and ended.id = task.ended_by
     where ${inJurisdiction(act, 'task')} and task.state = 'withdrawn' and task.id = any(${[...taskIds]}::uuid[])`.execute(act.db);
  const visible = await visibleTasks(
    act,
    rows.flatMap(({ into }) => into.map(({ id }) => id)),
  );
  return new Map(
    rows.map((row) => [row.id, { end: endOf(row), at: jsonMoment(row.at), into: row.into.filter(({ id }) => visible.has(id)) }]),
  );
}

function endOf({ kind, is_undo, into }: Row): TaskEnd['end'] {
  if (!is_undo && kind === 'split') return 'split';
  if (!is_undo && kind === 'merge') return 'merged';
  return into.length > 0 ? 'replaced' : 'withdrawn';
}

/** The rows of a list, each a TaskRow as JSON, with how they ended. */
export async function withEnds(act: Act, rows: readonly string[]): Promise<string[]> {
  const tasks = rows.map((row) => JSON.parse(row) as TaskRow);
  const ends = await endsOf(
    act,
    tasks.map(({ id }) => id),
  );
  return tasks.map((task) => {
    const ended = ends.get(task.id);
    return JSON.stringify(ended === undefined ? task : { ...task, ended: { ...ended, into: ended.into.map(({ code }) => code) } });
  });
}
