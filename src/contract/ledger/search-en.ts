/** Messages of the ledger (台账), English: the one search. */
import type { searchZh } from '#contract/ledger/search-zh.ts';

export const searchEn = {
  'search-too-short': 'Type at least two characters',
  'search.unread': 'search for “{text}” (each word needs at least two characters)',
  'search.unread.long': 'a search of more than {limit, number} characters',
  'search.proposals': 'Units, objects and plans with such a name',
  'search.found-by': 'also {name}',
  'search.to-tasks': 'its tasks',
  'search.draft': 'draft',
  'search.enter': 'Press Enter to search the tasks for “{text}”',
  'search.failed': 'Units and objects with such a name could not be read. Enter still searches the tasks',
  'search.called': '“{text}” is a name of {names}; the tasks that it answers for are listed too.',
  'search.only-unit': 'Only the tasks of this unit',
  'search.unit': 'About the unit',
  'search.item': 'List item',
  'search.ended': 'Task',
  'search.ended.merged': '{code} was merged into {into}',
  'search.ended.split': '{code} was split into {into}',
  'search.ended.replaced': '{code} became {into}',
  'search.ended.withdrawn': '{code} was withdrawn',
  'ledger.ended.merged': '{day} merged into {into}',
  'ledger.ended.split': '{day} split into {into}',
  'ledger.ended.replaced': '{day} became {into}',
  'ledger.ended.withdrawn': '{day} withdrawn',
  'search.ended.others': 'other tasks',
  'search.ended.see': 'See {code}',
} as const satisfies Record<keyof typeof searchZh, string>;
