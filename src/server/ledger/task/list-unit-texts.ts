/** Units as printed, to filter by and to pick from. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql } from 'kysely';
import type * as contract from '#contract/ledger/task-endpoints.ts';
import { success } from '#core/failure.ts';
import { reachOfTasks } from '#server/ledger/responsibility-unit/reach.ts';
import { countUnitTexts } from '#server/ledger/tally/count-ledger.ts';
import { keptAnswer } from '#server/ledger/tally/kept-answer.ts';
import { serialized, type AnswerOf, type SerializedHandler } from '#server/platform/http/route.ts';

/** Units as printed over all open tasks, those with the most tasks first. */
export const listUnitTexts: SerializedHandler<typeof contract.listUnitTexts> = async (_input, act) => {
  const reach = await reachOfTasks(act);
  if (reach === null) return success(serialized(await keptAnswer(act, 'unit texts', () => countUnitTexts(act))));
  const units = await act.db
    .selectFrom('responsibility')
    .innerJoin('task', (join) =>
      join.onRef('task.jurisdiction_id', '=', 'responsibility.jurisdiction_id').onRef('task.id', '=', 'responsibility.task_id'),
    )
    .select([
      'responsibility.unit_text as unit',
      sql<boolean>`bool_or(responsibility.open_list)`.as('openList'),
      sql<number>`count(*)::int`.as('tasks'),
      sql<number>`(count(*) filter (where responsibility.accountable))::int`.as('lead'),
    ])
    .where(inJurisdiction(act, 'responsibility'))
    .where('responsibility.valid_to', 'is', null)
    .where('task.state', '=', 'open')
    .where((task) => reach(task))
    .groupBy('responsibility.unit_text')
    .orderBy('tasks', 'desc')
    .orderBy('unit')
    .execute();
  return success(serialized(JSON.stringify({ units } satisfies AnswerOf<typeof contract.listUnitTexts>)));
};
