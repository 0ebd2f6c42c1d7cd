/** Messages of the ledger (台账), Chinese: of its own pages, and of the year’s lists. */
import { breakdownZh } from '#contract/ledger/breakdown-zh.ts';
import { changesZh } from '#contract/ledger/changes-zh.ts';
import { ledgerZh } from '#contract/ledger/ledger-zh.ts';
import { listsZh } from '#contract/ledger/lists-zh.ts';
import { opinionsZh } from '#contract/ledger/opinions-zh.ts';
import { publishZh } from '#contract/ledger/publish-zh.ts';

export const zh = { ...ledgerZh, ...publishZh, ...listsZh, ...opinionsZh, ...breakdownZh, ...changesZh };
