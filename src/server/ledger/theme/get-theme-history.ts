/** What happened to a theme (专题) within reach. */
import type * as contract from '#contract/ledger/theme-endpoints.ts';
import { failure, success } from '#core/failure.ts';
import { loadThemes } from '#server/ledger/theme/theme-rows.ts';
import { loadHistory } from '#server/platform/audit/object-history.ts';
import type { Handler } from '#server/platform/http/route.ts';

const most = 200;

export const getThemeHistory: Handler<typeof contract.getThemeHistory> = async ({ params: { themeId } }, act) => {
  const [theme] = await loadThemes(act, themeId);
  if (theme === undefined) return failure('theme-not-found');
  // Who did what inside the jurisdiction is not what was shared.
  if (act.reach === 'shared') return success({ events: [], more: 0 });
  return success(await loadHistory(act, 'theme', [themeId], most));
};
