/** All themes within reach. */
import type * as contract from '#contract/ledger/theme-endpoints.ts';
import { success } from '#core/failure.ts';
import { loadThemes } from '#server/ledger/theme/theme-rows.ts';
import type { Handler } from '#server/platform/http/route.ts';

export const listThemes: Handler<typeof contract.listThemes> = async (_input, act) => success({ themes: await loadThemes(act) });
