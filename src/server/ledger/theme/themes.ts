/** 专题: cuts across chapters. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql } from 'kysely';
import { failure, success, type Outcome } from '#core/failure.ts';
import type { themeSchema } from '#contract/ledger/theme-endpoints.ts';
import type { z } from 'zod';
import { linkedWithinReach, reachOfTasks } from '#server/ledger/responsible-unit/reach.ts';
import type { Act } from '#server/platform/http/act.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';

type Theme = z.output<typeof themeSchema>;

/** Themes, those of which the act may see a task where it does not see all; tasks are counted as far as it may see them. */
export async function listThemes(act: Act, themeId?: string): Promise<Theme[]> {
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

async function nameTaken(act: Act, name: string, except: string | null): Promise<boolean> {
  const row = await act.db
    .selectFrom('theme')
    .select('id')
    .where(inJurisdiction(act))
    .where('name', '=', name)
    .$if(except !== null, (query) => query.where('id', '<>', except ?? ''))
    .executeTakeFirst();
  return row !== undefined;
}

export async function addTheme(act: Act, fields: { name: string; note: string | null }): Promise<Outcome<Theme>> {
  await lockJurisdiction(act);
  if (await nameTaken(act, fields.name, null)) return failure('theme-name-taken', { name: fields.name });
  const id = act.newId();
  await act.db
    .insertInto('theme')
    .values({ jurisdiction_id: act.jurisdictionId, id, ...fields, created_at: act.now })
    .execute();
  act.audit({ act: 'theme.add', objects: [{ type: 'theme', id, after: fields }] });
  return success({ id, ...fields, revision: 1, taskCount: 0 });
}

export async function editTheme(
  act: Act,
  themeId: string,
  change: { name: string; note: string | null; revision: number },
): Promise<Outcome<Theme>> {
  await lockJurisdiction(act);
  const theme = await act.db
    .selectFrom('theme')
    .select(['name', 'note', 'revision'])
    .where(inJurisdiction(act))
    .where('id', '=', themeId)
    .forUpdate()
    .executeTakeFirst();
  if (theme === undefined) return failure('theme-not-found');
  if (theme.revision !== change.revision) return failure('theme-changed', { name: theme.name });
  if (await nameTaken(act, change.name, themeId)) return failure('theme-name-taken', { name: change.name });
  const fields = { name: change.name, note: change.note };
  await act.db
    .updateTable('theme')
    .set({ ...fields, revision: theme.revision + 1 })
    .where(inJurisdiction(act))
    .where('id', '=', themeId)
    .execute();
  act.audit({
    act: 'theme.edit',
    objects: [{ type: 'theme', id: themeId, before: { name: theme.name, note: theme.note }, after: fields }],
  });
  const [edited] = await listThemes(act, themeId);
  return edited === undefined ? failure('theme-not-found') : success(edited);
}

export async function removeTheme(act: Act, themeId: string): Promise<Outcome<Record<string, never>>> {
  const theme = await act.db
    .selectFrom('theme')
    .select(['name', 'note'])
    .where(inJurisdiction(act))
    .where('id', '=', themeId)
    .forUpdate()
    .executeTakeFirst();
  if (theme === undefined) return failure('theme-not-found');
  const used = await act.db
    .selectFrom('task_theme')
    .select(sql<number>`count(*)::int`.as('count'))
    .where(inJurisdiction(act))
    .where('theme_id', '=', themeId)
    .executeTakeFirstOrThrow();
  if (used.count > 0) return failure('theme-in-use', { name: theme.name, tasks: used.count });
  await act.db.deleteFrom('theme').where(inJurisdiction(act)).where('id', '=', themeId).execute();
  act.audit({ act: 'theme.remove', objects: [{ type: 'theme', id: themeId, before: { name: theme.name, note: theme.note } }] });
  return success({});
}
