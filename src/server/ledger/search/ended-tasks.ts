/** Tasks that stand no more, by the code that they were printed with: what became of them, as far as the act reaches. */
import { sql } from 'kysely';
import { foldText } from '#core/platform/fold-text.ts';
import type { EndedTask } from '#contract/ledger/search-endpoints.ts';
import { visibleTasks } from '#server/ledger/responsibility-unit/reach.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';

interface Row {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly kind: string | null;
  readonly is_undo: boolean;
  readonly into: readonly { readonly id: string; readonly code: string }[];
}

/** Codes are whole: a part of one is a part of many. */
export async function endedTasksCalled(act: Act, text: string): Promise<EndedTask[]> {
  const { rows } = await sql<Row>`
    select task.id, task.code, task.title, ended.kind, ended.undoes is not null as is_undo,
           coalesce((select json_agg(json_build_object('id', kin.id, 'code', kin.code) order by kin.position)
              from task_lineage led
              join task kin on kin.jurisdiction_id = led.jurisdiction_id and kin.id = led.to_task_id
             where ${inJurisdiction(act, 'led')} and led.from_task_id = task.id
               and led.adjustment_id is not distinct from task.ended_by), '[]') as into
      from task
      left join task_adjustment ended on ended.jurisdiction_id = task.jurisdiction_id and ended.id = task.ended_by
     where ${inJurisdiction(act, 'task')} and task.state = 'withdrawn' and task.code = any(${[...new Set([text, foldText(text)])]}::text[])`.execute(
    act.db,
  );
  const visible = await visibleTasks(
    act,
    rows.flatMap(({ id, into }) => [id, ...into.map((one) => one.id)]),
  );
  return rows
    .filter(({ id }) => visible.has(id))
    .map((row) => ({ id: row.id, code: row.code, title: row.title, end: endOf(row), into: row.into.filter(({ id }) => visible.has(id)) }));
}

function endOf({ kind, is_undo, into }: Row): EndedTask['end'] {
  if (!is_undo && kind === 'split') return 'split';
  if (!is_undo && kind === 'merge') return 'merged';
  return into.length > 0 ? 'replaced' : 'withdrawn';
}
