/** The job of the pool that compares the items of a year with each other: 40,000 of them take seconds. */
import { proposeSameWork, type ComparedItem, type SameWorkProposal } from '#core/reporting/same-work.ts';

export interface ItemsToCompare {
  readonly items: readonly ComparedItem[];
  /** Ids of those that are new. */
  readonly fresh: readonly string[];
}

/** What is proposed of them. */
export function proposalsOf({ items, fresh }: ItemsToCompare): readonly SameWorkProposal[] {
  return proposeSameWork(items, new Set(fresh));
}
