/** A page of the four registers. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql } from 'kysely';
import { z } from 'zod';
import { foldedWords } from '#core/platform/search-text.ts';
import { failure, success } from '#core/failure.ts';
import type * as contract from '#contract/ledger/object-endpoints.ts';
import { loadObjects } from '#server/ledger/object/object-rows.ts';
import { linkedWithinReach, reachOfTasks } from '#server/ledger/responsibility-unit/reach.ts';
import { findEntries, searchCondition } from '#server/platform/search-entry.ts';
import type { Handler } from '#server/platform/http/route.ts';

/** Objects that an open task names, or that nobody names any more, in the order in which the plans first name them. */
export const listObjects: Handler<typeof contract.listObjects> = async ({ query }, act) => {
  const cursor = query.cursor === undefined ? null : z.uuid().safeParse(query.cursor);
  if (cursor !== null && !cursor.success) return failure('cursor-invalid');
  const reach = await reachOfTasks(act);
  const visible = await linkedWithinReach(act, 'task_object', 'object_id');
  const words = foldedWords(query.text ?? '');
  // One character is enough here.
  const said = words.length === 0 ? null : searchCondition(act, 'object', words, await findEntries(act, 'object', words));
  const base = act.db
    .selectFrom('monitored_object as object')
    .$if(visible !== null, (some) => some.where((object) => visible?.(object.ref('object.id')) ?? sql.lit(true)))
    .where(inJurisdiction(act, 'object'))
    .$if(said !== null, (some) => some.where((object) => said?.(object.ref('object.id')) ?? sql.lit(true)))
    .$if(query.planId !== undefined, (some) =>
      some.where((object) =>
        object.exists(
          object
            .selectFrom('task_object')
            .innerJoin('task', (join) =>
              join.onRef('task.jurisdiction_id', '=', 'task_object.jurisdiction_id').onRef('task.id', '=', 'task_object.task_id'),
            )
            .select(sql.lit(1).as('one'))
            .whereRef('task_object.jurisdiction_id', '=', 'object.jurisdiction_id')
            .whereRef('task_object.object_id', '=', 'object.id')
            .where('task.plan_id', '=', query.planId ?? '')
            .$if(reach !== null, (found) => found.where((task) => reach?.(task) ?? sql.lit(true))),
        ),
      ),
    );
  const kinds = await base
    .select(['object.kind', sql<number>`count(*)::int`.as('count')])
    .groupBy('object.kind')
    .execute();
  const count = (kind: contract.MonitoredObject['kind']): number => kinds.find((row) => row.kind === kind)?.count ?? 0;
  const rows = await base
    .select('object.id')
    .$if(query.kind !== undefined, (some) => some.where('object.kind', '=', query.kind ?? 'matter'))
    .$if(cursor !== null, (some) => some.where('object.id', '>', cursor?.data ?? ''))
    .orderBy('object.id')
    .limit(query.limit + 1)
    .execute();
  const ids = rows.slice(0, query.limit).map((row) => row.id);
  return success({
    objects: await loadObjects(act, ids),
    counts: { policy: count('policy'), matter: count('matter'), platform: count('platform'), project: count('project') },
    nextCursor: rows.length > query.limit ? (ids.at(-1) ?? null) : null,
  });
};
