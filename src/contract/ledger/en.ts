/** Messages of the ledger (台账), English: of its own pages, and of the year’s lists. */
import { breakdownEn } from '#contract/ledger/breakdown-en.ts';
import { changeEn } from '#contract/ledger/change-en.ts';
import { changePageEn } from '#contract/ledger/change-page-en.ts';
import { ledgerEn } from '#contract/ledger/ledger-en.ts';
import { listsEn } from '#contract/ledger/lists-en.ts';
import { opinionEn } from '#contract/ledger/opinion-en.ts';
import { publishEn } from '#contract/ledger/publish-en.ts';
import { opinionPageEn } from '#contract/ledger/opinion-page-en.ts';
import { type English } from '#contract/platform/message.ts';
import type { zh } from '#contract/ledger/zh.ts';

export const en: English<typeof zh> = {
  ...ledgerEn,
  ...publishEn,
  ...listsEn,
  ...opinionEn,
  ...opinionPageEn,
  ...breakdownEn,
  ...changeEn,
  ...changePageEn,
};
