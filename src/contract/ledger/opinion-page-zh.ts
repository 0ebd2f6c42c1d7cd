/** Messages of the ledger (台账), Chinese: the pages of 征求意见, read with them alone. */
export const opinionPageZh = {
  'opinion.title': '征求意见',
} as const;
