/** Themes (专题) as rows. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql } from 'kysely';
import type { AnswerOf } from '#server/platform/http/route.ts';
import type { listThemes } from '#contract/ledger/theme-endpoints.ts';
import { linkedWithinReach, reachOfTasks } from '#server/ledger/responsibility-unit/reach.ts';
import type { Act } from '#server/platform/http/act.ts';

type Theme = AnswerOf<typeof listThemes>['themes'][number];

/** Themes, those of which the act may see a task where it does not see all; tasks are counted as far as it may see them. */
export async function loadThemes(act: Act, themeId?: string): Promise<Theme[]> {
  const reach = await reachOfTasks(act);
  const linked = await linkedWithinReach(act, 'task_theme', 'theme_id');
  const rows = await act.db
    .selectFrom('theme')
    .select((theme) => [
      'theme.id',
      'theme.name',
      'theme.note',
      'theme.revision',
      theme
        .selectFrom('task_theme')
        .innerJoin('task', (join) =>
          join.onRef('task.jurisdiction_id', '=', 'task_theme.jurisdiction_id').onRef('task.id', '=', 'task_theme.task_id'),
        )
        .select(sql<number>`count(*)::int`.as('count'))
        .whereRef('task_theme.jurisdiction_id', '=', 'theme.jurisdiction_id')
        .whereRef('task_theme.theme_id', '=', 'theme.id')
        .where('task.state', '=', 'open')
        .$if(reach !== null, (query) => query.where((task) => reach?.(task) ?? sql.lit(true)))
        .as('task_count'),
    ])
    .$if(linked !== null, (query) => query.where((theme) => linked?.(theme.ref('theme.id')) ?? sql.lit(true)))
    .where(inJurisdiction(act, 'theme'))
    .$if(themeId !== undefined, (query) => query.where('theme.id', '=', themeId ?? ''))
    .orderBy('theme.created_at')
    .execute();
  return rows.map(({ task_count, ...theme }) => ({ ...theme, taskCount: task_count ?? 0 }));
}

/** The theme that has a name. */
export async function findTheme(act: Act, name: string): Promise<{ readonly id: string } | undefined> {
  return act.db.selectFrom('theme').select('id').where(inJurisdiction(act)).where('name', '=', name).executeTakeFirst();
}
