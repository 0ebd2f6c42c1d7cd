/** 删除专题: one that no task belongs to. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql } from 'kysely';
import type * as contract from '#contract/ledger/theme-endpoints.ts';
import { failure, success } from '#core/failure.ts';
import { checkThemeRemoval } from '#core/ledger/theme.ts';
import type { Handler } from '#server/platform/http/route.ts';

export const removeTheme: Handler<typeof contract.removeTheme> = async ({ params: { themeId } }, act) => {
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
  const refusal = checkThemeRemoval(theme, used.count);
  if (refusal) return refusal;
  await act.db.deleteFrom('theme').where(inJurisdiction(act)).where('id', '=', themeId).execute();
  act.audit({ objects: [{ type: 'theme', id: themeId, before: { name: theme.name, note: theme.note } }] });
  return success({});
};
