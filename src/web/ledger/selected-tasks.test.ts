import { describe, expect, it } from 'vitest';
import { isAllSelected, selectionLimit, stepped, toggled } from '#web/ledger/selected-tasks.ts';

const rows = ['a', 'b', 'c', 'd'].map((id) => ({ id }));

describe('toggled', () => {
  it.each([
    ['chooses one', [], 'b', null, false, ['b']],
    ['takes it out again', ['a', 'b'], 'b', 'a', false, ['a']],
    ['chooses all from the last click on', [], 'd', 'b', true, ['b', 'c', 'd']],
    ['chooses backwards too, and keeps what was chosen', ['d'], 'a', 'b', true, ['d', 'a', 'b']],
    ['takes none out of a range', ['b'], 'b', 'b', true, ['b']],
    ['turns one alone where there was no click before', ['b'], 'b', null, true, []],
    ['turns one alone where the last click is out of sight', [], 'b', 'x', true, ['b']],
    ['ignores the last click without Shift', [], 'd', 'b', false, ['d']],
  ])('%s', (_case, ids, clicked, anchor, range, next) => {
    expect([...toggled(new Set(ids), rows, clicked, anchor, range)]).toEqual(next);
  });
});

it.each([
  [0, 0, false],
  [3, 4, false],
  [4, 4, true],
  [selectionLimit, selectionLimit + 1, true],
])('%i of %i is all: %s', (chosen, total, all) => expect(isAllSelected(chosen, total)).toBe(all));

it.each([
  ['x', 1, 'a'],
  [null, -1, 'a'],
  ['a', 1, 'b'],
  ['c', -1, 'b'],
  ['a', -1, 'a'],
  ['d', 10, 'd'],
  ['c', -4, 'a'],
])('from %s by %i comes to %s', (from, by, to) => expect(stepped(rows, from, by)?.id).toBe(to));

it('goes nowhere in nothing', () => expect(stepped([], null, 1)).toBeUndefined());
