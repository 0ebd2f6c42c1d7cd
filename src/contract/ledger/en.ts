/** Messages of the ledger (台账), English: of its own pages, and of the year’s lists. */
import { breakdownEn } from '#contract/ledger/breakdown-en.ts';
import { changesEn } from '#contract/ledger/changes-en.ts';
import { ledgerEn } from '#contract/ledger/ledger-en.ts';
import { listsEn } from '#contract/ledger/lists-en.ts';
import { opinionsEn } from '#contract/ledger/opinions-en.ts';
import { publishEn } from '#contract/ledger/publish-en.ts';
import { type English } from '#contract/platform/message.ts';
import type { zh } from '#contract/ledger/zh.ts';

export const en: English<typeof zh> = {
  ...ledgerEn,
  ...publishEn,
  ...listsEn,
  ...opinionsEn,

  ...breakdownEn,
  ...changesEn,
};
