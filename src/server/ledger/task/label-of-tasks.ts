/** How far a list of tasks may go: the label of the papers that they are from. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql, type SqlBool } from 'kysely';
import { defaultLabel, labels, strictestLabel, type Label } from '#core/platform/label.ts';
import { allOf, type Condition } from '#server/ledger/task/task-filter.ts';
import type { Act } from '#server/platform/http/act.ts';

/** The strictest label of the published versions of these plans, of which the tasks are; null of none. */
export async function labelOfTasks(act: Act, planIds: ReadonlySet<string>): Promise<Label | null> {
  if (planIds.size === 0) return null;
  const rows = await act.db
    .selectFrom('plan_version')
    .select('label')
    .distinct()
    .where(inJurisdiction(act))
    .where(sql<SqlBool>`plan_id = any(${[...planIds]}::uuid[])`)
    .where('state', '=', 'published')
    .execute();
  const found = labels.filter((label) => rows.some((row) => row.label === label));
  return strictestLabel(found) ?? defaultLabel;
}

/** The same of all tasks that these conditions leave, in sight or not. */
export async function labelUnder(act: Act, conditions: readonly Condition[]): Promise<Label | null> {
  const rows = await act.db
    .selectFrom('plan_version as version')
    .select('version.label')
    .distinct()
    .where(inJurisdiction(act, 'version'))
    .where('version.state', '=', 'published')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('task')
          .select('task.id')
          .whereRef('task.jurisdiction_id', '=', 'version.jurisdiction_id')
          .whereRef('task.plan_id', '=', 'version.plan_id')
          .where(allOf(conditions)),
      ),
    )
    .execute();
  return strictestLabel(labels.filter((label) => rows.some((row) => row.label === label)));
}
