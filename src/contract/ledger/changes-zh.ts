/** Messages of the ledger (台账), Chinese: all of 变更, which are read with its pages. */
import { changeZh } from '#contract/ledger/change-zh.ts';
import { changePageZh } from '#contract/ledger/change-page-zh.ts';

export const changesZh = { ...changeZh, ...changePageZh } as const;
