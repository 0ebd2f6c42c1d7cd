/** What a record says of the acts by hand that its task came and ended by. */
import { sql, type RawBuilder } from 'kysely';
import type { TaskDetail } from '#contract/ledger/task-endpoints.ts';
import type { AdjustmentKind } from '#core/ledger/adjust/adjust-tasks.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { jsonMoment } from '#server/platform/database/json-rows.ts';
import type { Act, Asking } from '#server/platform/http/act.ts';

type Told = Pick<TaskDetail, 'madeBy' | 'endedBy' | 'undo'>;

/** The acts that a task came or ended by or was reopened by, oldest first. */
export function adjustmentRows(act: Asking, taskId: string): RawBuilder<Row> {
  return sql<Row>`
    select acted.id, acted.kind, acted.undoes is not null as "isUndo", acted.reason, acted.actor as by, acted.at,
           acted.id = task.made_by as made, coalesce(acted.id = task.ended_by, false) as ended, own.revision = task.revision as last
      from task
      join task_adjusted own on own.jurisdiction_id = task.jurisdiction_id and own.task_id = task.id
      join task_adjustment acted on acted.jurisdiction_id = own.jurisdiction_id and acted.id = own.adjustment_id
     where ${inJurisdiction(act, 'task')} and task.id = ${taskId} order by acted.at, acted.id`;
}

/** What these rows, written as JSON, say. Why, and who decided it, is not what was shared. */
export function adjustmentsOf(act: Act, rows: readonly Row[]): Told {
  if (act.reach === 'shared') return { madeBy: null, endedBy: null, undo: null };
  const told = ({ id, kind, isUndo, reason, by, at }: Row) => ({ id, kind, isUndo, reason, by, at: jsonMoment(at) });
  const [made, ended, last] = [rows.find((row) => row.made), rows.find((row) => row.ended), rows.at(-1)];
  return {
    madeBy: made === undefined ? null : told(made),
    endedBy: ended === undefined ? null : told(ended),
    undo: last === undefined || !last.last || last.kind === 'publish' ? null : { id: last.id, kind: last.kind },
  };
}

interface Row {
  readonly id: string;
  readonly kind: AdjustmentKind;
  readonly isUndo: boolean;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
  readonly made: boolean | null;
  readonly ended: boolean;
  readonly last: boolean;
}
