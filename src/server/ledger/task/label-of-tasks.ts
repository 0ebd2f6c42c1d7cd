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

/** Of all published plans, each once; as a statement, for one that asks for it beside its rows. */
export function labelsInUse(act: Act) {
  return act.db
    .selectFrom('plan_version as version')
    .select('version.label')
    .distinct()
    .where(inJurisdiction(act, 'version'))
    .where('version.state', '=', 'published');
}

/**
 * The same of all tasks that these conditions leave, in sight or not. `shown`: plans of some of them. Only plans that are labelled more strictly
 * than those are asked for a task, and mostly there are none: to ask all of them takes as long as to find all tasks of the filter.
 */
export async function labelUnder(act: Act, conditions: readonly Condition[], shown: ReadonlySet<string>): Promise<Label | null> {
  const strictness = (version: string) => sql<number>`array_position(${[...labels]}::text[], ${sql.ref(`${version}.label`)})`;
  const isShown = (version: string) => sql<SqlBool>`${sql.ref(`${version}.plan_id`)} = any(${[...shown]}::uuid[])`;
  const rows = await labelsInUse(act)
    .where(({ exists, selectFrom, or, and }) => {
      const ofShown = selectFrom('plan_version as own')
        .select(sql<number>`coalesce(max(${strictness('own')}), 0)`.as('most'))
        .where(inJurisdiction(act, 'own'))
        .where('own.state', '=', 'published')
        .where(isShown('own'));
      const hasTask = exists(
        selectFrom('task')
          .select('task.id')
          .whereRef('task.jurisdiction_id', '=', 'version.jurisdiction_id')
          .whereRef('task.plan_id', '=', 'version.plan_id')
          .where(allOf(conditions)),
      );
      return or([isShown('version'), and([sql<SqlBool>`${strictness('version')} > ${ofShown}`, hasTask])]);
    })
    .execute();
  return strictestLabel(labels.filter((label) => rows.some((row) => row.label === label)));
}
