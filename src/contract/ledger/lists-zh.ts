/** Messages of the ledger (台账), Chinese: all of the year’s lists, which are read with their pages. */
import { listPageZh } from '#contract/ledger/list-page-zh.ts';
import { listSheetPageZh } from '#contract/ledger/list-sheet-page-zh.ts';
import { listZh } from '#contract/ledger/list-zh.ts';
import { signForZh } from '#contract/ledger/sign-for-zh.ts';
import { signPageZh } from '#contract/ledger/sign-page-zh.ts';

export const listsZh = {
  ...listZh,
  ...listPageZh,
  ...listSheetPageZh,
  ...signForZh,
  ...signPageZh,
} as const;
