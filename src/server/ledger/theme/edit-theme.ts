/** 修改专题: name and note. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type * as contract from '#contract/ledger/theme-endpoints.ts';
import { failure, success } from '#core/failure.ts';
import { checkThemeEdit } from '#core/ledger/theme.ts';
import { findTheme, loadThemes } from '#server/ledger/theme/theme-rows.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';

export const editTheme: Handler<typeof contract.editTheme> = async ({ params: { themeId }, body }, act) => {
  await lockJurisdiction(act);
  const theme = await act.db
    .selectFrom('theme')
    .select(['id', 'name', 'note', 'revision'])
    .where(inJurisdiction(act))
    .where('id', '=', themeId)
    .forUpdate()
    .executeTakeFirst();
  if (theme === undefined) return failure('theme-not-found');
  const refusal = checkThemeEdit(theme, body, await findTheme(act, body.name));
  if (refusal !== null) return refusal;
  const fields = { name: body.name, note: body.note };
  await act.db
    .updateTable('theme')
    .set({ ...fields, revision: theme.revision + 1 })
    .where(inJurisdiction(act))
    .where('id', '=', themeId)
    .execute();
  act.audit({
    objects: [{ type: 'theme', id: themeId, before: { name: theme.name, note: theme.note }, after: fields }],
  });
  const [edited] = await loadThemes(act, themeId);
  return edited === undefined ? failure('theme-not-found') : success(edited);
};
