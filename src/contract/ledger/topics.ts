/** What the endpoints of the ledger read and touch. */
import type { Topic } from '#contract/platform/topic.ts';

export const ledgerTopics = {
  /** Published tasks with all that hangs on one: responsibilities, shares, links to themes and principles. */
  tasks: { name: 'ledger.tasks' },
  objects: { name: 'ledger.objects' },
  /** Exports that are being made, and their files while they are kept. */
  exports: { name: 'ledger.exports' },
  themes: { name: 'ledger.themes' },
  /** Lists of a year: their states, what they select and leave out. */
  lists: { name: 'ledger.lists' },
  /** What units say of lists, and whether they were asked. */
  opinions: { name: 'ledger.opinions' },
  /** Who has signed for which items. */
  signFor: { name: 'ledger.sign-for' },
  /** The rows of lists. */
  listItems: { name: 'ledger.list-items' },
  /** What is asked to be changed of issued items, and what became of it. */
  changes: { name: 'ledger.changes' },
} as const satisfies Record<string, Topic>;
