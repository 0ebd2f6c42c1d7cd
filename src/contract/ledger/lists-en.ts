/** Messages of the ledger (台账), English: all of the year’s lists, which are read with their pages. */
import { listPageEn } from '#contract/ledger/list-page-en.ts';
import { listSheetPageEn } from '#contract/ledger/list-sheet-page-en.ts';
import { listEn } from '#contract/ledger/list-en.ts';
import { signForEn } from '#contract/ledger/sign-for-en.ts';
import { signPageEn } from '#contract/ledger/sign-page-en.ts';

export const listsEn = {
  ...listEn,
  ...listPageEn,
  ...listSheetPageEn,
  ...signForEn,
  ...signPageEn,
} as const;
