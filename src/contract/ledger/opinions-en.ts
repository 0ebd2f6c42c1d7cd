/** Messages of the ledger (台账), English: all of 征求意见, which are read with its pages. */
import { opinionEn } from '#contract/ledger/opinion-en.ts';
import { opinionPageEn } from '#contract/ledger/opinion-page-en.ts';

export const opinionsEn = { ...opinionEn, ...opinionPageEn } as const;
