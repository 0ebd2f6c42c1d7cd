/** What happened to a theme (专题) within reach. */
import type { History } from '#contract/platform/history.ts';
import { failure, success, type Outcome } from '#core/failure.ts';
import { listThemes } from '#server/ledger/theme/themes.ts';
import { loadHistory } from '#server/platform/audit/object-history.ts';
import type { Act } from '#server/platform/http/act.ts';

const most = 200;

export async function getThemeHistory(act: Act, themeId: string): Promise<Outcome<History>> {
  const [theme] = await listThemes(act, themeId);
  if (theme === undefined) return failure('theme-not-found');
  // Who did what inside the jurisdiction is not what was shared.
  if (act.reach === 'shared') return success({ events: [], more: 0 });
  return success(await loadHistory(act, 'theme', [themeId], most));
}
