/** Tasks that stand no more, by the code that they were printed with: what became of them, as far as the act reaches. */
import { sql, type SqlBool } from 'kysely';
import { foldText } from '#core/platform/fold-text.ts';
import type { EndedTask } from '#contract/ledger/search-endpoints.ts';
import { visibleTasks } from '#server/ledger/responsibility-unit/reach.ts';
import { endsOf } from '#server/ledger/task/task-ends.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';

/** Codes are whole: a part of one is a part of many. */
export async function endedTasksCalled(act: Act, text: string): Promise<EndedTask[]> {
  const rows = await act.db
    .selectFrom('task')
    .select(['task.id', 'task.code', 'task.title'])
    .where(inJurisdiction(act, 'task'))
    .where('task.state', '=', 'withdrawn')
    .where(sql<SqlBool>`task.code = any(${[...new Set([text, foldText(text)])]}::text[])`)
    .execute();
  const visible = await visibleTasks(
    act,
    rows.map(({ id }) => id),
  );
  const ends = await endsOf(act, [...visible]);
  return rows.flatMap((row) => {
    const ended = visible.has(row.id) ? ends.get(row.id) : undefined;
    return ended === undefined ? [] : [{ ...row, end: ended.end, into: [...ended.into] }];
  });
}
