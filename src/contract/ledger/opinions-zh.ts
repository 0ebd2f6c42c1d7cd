/** Messages of the ledger (台账), Chinese: all of 征求意见, which are read with its pages. */
import { opinionZh } from '#contract/ledger/opinion-zh.ts';
import { opinionPageZh } from '#contract/ledger/opinion-page-zh.ts';

export const opinionsZh = { ...opinionZh, ...opinionPageZh } as const;
