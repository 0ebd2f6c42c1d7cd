import { expect, it } from 'vitest';
import { firstWords } from '#web/ledger/task-fate-words.ts';

const made = (kind: 'add' | 'split' | 'merge') => ({ id: 'a', kind, isUndo: false, reason: '', by: '甲', at: '' });

it.each([
  ['clause', null, 'correction.printed'],
  ['resolution', made('add'), 'correction.printed.add'],
  ['clause', made('split'), 'correction.printed.split'],
  ['clause', made('merge'), 'correction.printed.merge'],
  // As those see it with whom it was shared.
  ['instruction', null, 'correction.printed.add'],
] as const)('what a task of %s made by %o said at first', (origin, madeBy, words) => {
  expect(firstWords({ origin, madeBy })).toBe(words);
});
