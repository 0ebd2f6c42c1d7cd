/** Messages of the ledger (台账), Chinese: of its own pages, and of the year’s lists. */
import { breakdownZh } from '#contract/ledger/breakdown-zh.ts';
import { changeZh } from '#contract/ledger/change-zh.ts';
import { changePageZh } from '#contract/ledger/change-page-zh.ts';
import { ledgerZh } from '#contract/ledger/ledger-zh.ts';
import { listsZh } from '#contract/ledger/lists-zh.ts';
import { opinionZh } from '#contract/ledger/opinion-zh.ts';
import { publishZh } from '#contract/ledger/publish-zh.ts';
import { opinionPageZh } from '#contract/ledger/opinion-page-zh.ts';

export const zh = { ...ledgerZh, ...publishZh, ...listsZh, ...opinionZh, ...opinionPageZh, ...breakdownZh, ...changeZh, ...changePageZh };
