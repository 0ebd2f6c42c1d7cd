/** Messages of the ledger (台账), English: the pages of consulting. */
import type { opinionPageZh } from '#contract/ledger/opinion-page-zh.ts';

export const opinionPageEn: Readonly<Record<keyof typeof opinionPageZh, string>> = {
  'opinion.title': 'Opinions',
};
