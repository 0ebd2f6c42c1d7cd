/** 专题 of tasks: which they are put under, which they leave. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { failure, success } from '#core/failure.ts';
import type * as contract from '#contract/ledger/theme-endpoints.ts';
import { nothingChanged } from '#server/ledger/task/nothing-changed.ts';
import type { Act } from '#server/platform/http/act.ts';
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

  // What is to be under a theme stays there, whatever else the request says of that theme.
  const remove = change.remove.filter((id) => !change.add.includes(id));
  const removed = remove.length === 0 ? [] : await leave(act, change.taskIds, remove);
  const added = change.add.length === 0 ? [] : await join(act, change.taskIds, change.add);
  const changed = Map.groupBy([...removed, ...added], (row) => row.task_id);
  if (changed.size === 0) return nothingChanged(act);
  const namesOf = (rows: readonly Link[]) => {
    const ids = new Set(rows.map((row) => row.theme_id));
    return themes.flatMap(({ id, name }) => (ids.has(id) ? [name] : []));
  };
  const [removedOf, addedOf] = [Map.groupBy(removed, (row) => row.task_id), Map.groupBy(added, (row) => row.task_id)];
  act.audit({
    // A task's history tells of what came and went, not of what was asked.
    objects: [...changed.keys()]
      .toSorted()
      .map((id) => ({ type: 'task', id, after: { added: namesOf(addedOf.get(id) ?? []), removed: namesOf(removedOf.get(id) ?? []) } })),
  });
  return success({ changed: changed.size });
};

interface Link {
  readonly task_id: string;
  readonly theme_id: string;
}

async function leave(act: Act, taskIds: readonly string[], themeIds: readonly string[]): Promise<Link[]> {
  return act.db
    .deleteFrom('task_theme')
    .where(inJurisdiction(act))
    .where('task_id', 'in', taskIds)
    .where('theme_id', 'in', themeIds)
    .returning(['task_id', 'theme_id'])
    .execute();
}

async function join(act: Act, taskIds: readonly string[], themeIds: readonly string[]): Promise<Link[]> {
  // Tasks times themes can be more rows than a statement takes parameters.
  return act.db
    .insertInto('task_theme')
    .columns(['jurisdiction_id', 'task_id', 'theme_id'])
    .expression((rows) =>
      rows
        .selectFrom('task')
        .innerJoin('theme', (on) => on.onRef('theme.jurisdiction_id', '=', 'task.jurisdiction_id'))
        .select(['task.jurisdiction_id', 'task.id as task_id', 'theme.id as theme_id'])
        .where(inJurisdiction(act, 'task'))
        .where('task.id', 'in', taskIds)
        .where('theme.id', 'in', themeIds),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning(['task_id', 'theme_id'])
    .execute();
}
