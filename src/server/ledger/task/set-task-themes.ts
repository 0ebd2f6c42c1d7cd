/** 专题 of tasks: which they are put under, which they leave. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { failure, success } from '#core/failure.ts';
import type * as contract from '#contract/ledger/theme-endpoints.ts';
import { nothingChanged } from '#server/ledger/task/nothing-changed.ts';
import type { Handler } from '#server/platform/http/route.ts';

export const setTaskThemes: Handler<typeof contract.setTaskThemes> = async ({ body: change }, act) => {
  const tasks = await act.db
    .selectFrom('task')
    .select('id')
    .where(inJurisdiction(act))
    .where('id', 'in', change.taskIds)
    .orderBy('id')
    .forKeyShare()
    .execute();
  if (tasks.length < new Set(change.taskIds).size) return failure('task-not-found');
  const wanted = [...new Set([...change.add, ...change.remove])];
  if (wanted.length === 0) return nothingChanged(act);
  const themes = await act.db
    .selectFrom('theme')
    .select(['id', 'name'])
    .where(inJurisdiction(act))
    .where('id', 'in', wanted)
    .orderBy('id')
    // A theme that somebody removes at this moment is gone, or stays.
    .forKeyShare()
    .execute();
  if (themes.length < wanted.length) return failure('theme-not-found');

  if (change.remove.length > 0) {
    await act.db
      .deleteFrom('task_theme')
      .where(inJurisdiction(act))
      .where('task_id', 'in', change.taskIds)
      .where('theme_id', 'in', change.remove)
      .execute();
  }
  if (change.add.length > 0) {
    // Tasks times themes can be more rows than a statement takes parameters.
    await act.db
      .insertInto('task_theme')
      .columns(['jurisdiction_id', 'task_id', 'theme_id'])
      .expression((rows) =>
        rows
          .selectFrom('task')
          .innerJoin('theme', (join) => join.onRef('theme.jurisdiction_id', '=', 'task.jurisdiction_id'))
          .select(['task.jurisdiction_id', 'task.id as task_id', 'theme.id as theme_id'])
          .where(inJurisdiction(act, 'task'))
          .where('task.id', 'in', change.taskIds)
          .where('theme.id', 'in', change.add),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  const name = (id: string): string => themes.find((theme) => theme.id === id)?.name ?? id;
  act.audit({
    objects: tasks.map(({ id }) => ({ type: 'task', id, after: { added: change.add.map(name), removed: change.remove.map(name) } })),
  });
  return success({ changed: tasks.length });
};
