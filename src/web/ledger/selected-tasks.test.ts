import { expect, it } from 'vitest';
import { isAllSelected, rangeOf, selectionLimit, stepped, toggled } from '#web/ledger/selected-tasks.ts';

const task = (id: string) => ({ id });
const chosen = new Map(['a', 'b'].map((id) => [id, task(id)]));

it.each([
  ['chooses one', 'c', ['a', 'b', 'c']],
  ['takes it out again', 'b', ['a']],
])('a click %s', (_case, clicked, next) => expect([...toggled(chosen, task(clicked)).keys()]).toEqual(next));

it.each([
  ['from the last click on', 2, 5, { from: 2, to: 6 }],
  ['backwards', 5, 2, { from: 2, to: 6 }],
  ['one alone', 3, 3, { from: 3, to: 4 }],
  ['no more than one act may change', 10, 5000, { from: 10, to: 110 }],
  ['no more backwards either', 5000, 10, { from: 4901, to: 5001 }],
])('a range chooses %s', (_case, anchor, clicked, range) => expect(rangeOf(anchor, clicked, 100)).toEqual(range));

it.each([
  [0, 0, false],
  [3, 4, false],
  [4, 4, true],
  [selectionLimit, selectionLimit + 1, true],
])('%i of %i is all: %s', (chosen, total, all) => expect(isAllSelected(chosen, total)).toBe(all));

it.each([
  [null, -1, 0],
  [null, 1, 0],
  [0, 1, 1],
  [2, -1, 1],
  [0, -1, 0],
  [3, 10, 3],
  [2, -4, 0],
])('from %s by %i comes to %i of four', (from, by, to) => expect(stepped(4, from, by)).toBe(to));
