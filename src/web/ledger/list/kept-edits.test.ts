import { expect, it } from 'vitest';
import { keyOf, noEdits, type Edit, type Edits } from '#web/ledger/list/cell-edits.ts';
import { keepEdits, mergeKept, openKept, readKept, writeKept } from '#web/ledger/list/kept-edits.ts';

const edit = (text: string, item = 'a'): Edit => ({ item, field: 'goal', text, base: '', state: 'waiting' });
const edits = (...of: readonly Edit[]): Edits => new Map(of.map((one) => [keyOf(one), one]));

it('is kept over a reload', () => {
  const both = edits(edit('甲'), { ...edit('乙?', 'b'), state: 'wrong', problems: [] });
  expect(readKept(writeKept(both))).toEqual(both);
  expect(writeKept(noEdits)).toBeNull();
  expect(readKept('{"no":1}')).toEqual(noEdits);
  expect(readKept('half a te')).toEqual(noEdits);
});

it('two windows keep theirs in one place', () => {
  const [mine, theirs] = [edit('甲'), edit('乙', 'b')];
  const kept = mergeKept(mergeKept(noEdits, noEdits, edits(mine)), noEdits, edits(theirs));
  expect(kept).toEqual(edits(mine, theirs));
  expect(mergeKept(kept, edits(mine), edits({ ...edit('甲'), state: 'stored', revision: 3 }))).toEqual(edits(theirs));
  // The other window typed over it since.
  expect(mergeKept(edits(edit('丙')), edits(mine), noEdits)).toEqual(edits(edit('丙')));
});

it('says when the browser keeps nothing', () => {
  const held = new Map<string, string>();
  const storage = (full: boolean) => () => ({
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, text: string) => {
      if (full) throw new DOMException('full', 'QuotaExceededError');
      held.set(key, text);
    },
    removeItem: (key: string) => void held.delete(key),
  });
  expect(keepEdits(storage(false), 'key', noEdits, edits(edit('甲')))).toBe(true);
  expect(openKept(storage(false), 'key')).toEqual(edits(edit('甲')));
  expect(keepEdits(storage(true), 'key', edits(edit('甲')), edits(edit('乙')))).toBe(false);
  expect(keepEdits(storage(true), 'key', edits(edit('甲')), noEdits)).toBe(true);
  const forbidden = () => {
    throw new DOMException('no', 'SecurityError');
  };
  expect(openKept(forbidden, 'key')).toBeUndefined();
});
