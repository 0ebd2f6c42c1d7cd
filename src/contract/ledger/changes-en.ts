/** Messages of the ledger (台账), English: all of 变更, which are read with its pages. */
import { changeEn } from '#contract/ledger/change-en.ts';
import { changePageEn } from '#contract/ledger/change-page-en.ts';

export const changesEn = { ...changeEn, ...changePageEn } as const;
