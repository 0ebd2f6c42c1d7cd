import { expect, it } from 'vitest';
import {
  countOf,
  decideConflict,
  keyOf,
  noEdits,
  readKept,
  refuseCells,
  storeCells,
  takeBack,
  typeCells,
  waitingOf,
  writeKept,
  type TypedCell,
} from '#web/ledger/list/cell-edits.ts';

const goal = (text: string, item = 'a'): TypedCell => ({ item, field: 'goal', text });
const quarter = (text: string, item = 'a'): TypedCell => ({ item, field: 'q2', text });
const problemsOf = ({ text }: TypedCell) => (text.includes('?') ? [{ code: 'no-day' as const, line: 1, printed: text }] : []);
const standing = () => '原有';
const typed = (cells: readonly TypedCell[], edits = noEdits) => typeCells(edits, cells, problemsOf, standing);

it('what is wrong stays with its reason, and the rest is sent', () => {
  const edits = typed([goal('甲'), quarter('乙?')]);
  expect(waitingOf(edits, edits.keys())).toEqual([{ ...goal('甲'), state: 'waiting' }]);
  expect(edits.get(keyOf(quarter('')))).toMatchObject({ text: '乙?', state: 'wrong', problems: [{ code: 'no-day' }] });
  expect([...storeCells(edits, [goal('甲')]).values()].map(({ text }) => text)).toEqual(['乙?']);
});

it('what stands already is no edit, and typing it again mends a wrong one', () => {
  expect(typed([goal('原有')])).toEqual(noEdits);
  expect(typed([quarter('原有')], typed([quarter('乙?')]))).toEqual(noEdits);
});

it('what was typed while a batch was on its way is not lost when that was stored', () => {
  const edits = typed([goal('后来')], typed([goal('先前')]));
  expect(storeCells(edits, [goal('先前')]).get(keyOf(goal('')))).toMatchObject({ text: '后来', state: 'waiting' });
});

it('a refused batch tells its cells apart, and conflicts are decided by the person', () => {
  const edits = typed([goal('甲'), quarter('乙'), goal('丙', 'b')]);
  const refused = refuseCells(edits, {
    problems: [{ ...quarter(''), code: 'unit-unknown' }],
    conflicts: [{ ...goal('', 'b'), theirs: '别人的' }],
  });
  expect([...refused.values()].map(({ state }) => state)).toEqual(['waiting', 'wrong', 'conflict']);
  expect(countOf(refused, 'conflict')).toBe(1);
  const key = keyOf(goal('', 'b'));
  expect(decideConflict(refused, key, 'mine').get(key)).toEqual({ ...goal('丙', 'b'), state: 'waiting' });
  expect(decideConflict(refused, key, 'theirs').has(key)).toBe(false);
});

it('an action taken back leaves what waited before it', () => {
  const before = typed([quarter('乙?')]);
  const keys = [keyOf(quarter('')), keyOf(goal(''))];
  const after = typed([quarter('丙'), goal('丁')], before);
  expect(takeBack(after, { id: 1, before: new Map(keys.map((key) => [key, before.get(key)])) })).toEqual(before);
});

it('is kept over a reload', () => {
  const edits = typed([goal('甲'), quarter('乙?')]);
  expect(readKept(writeKept(edits))).toEqual(edits);
  expect(readKept('{"no":1}')).toEqual(noEdits);
  expect(readKept('half a te')).toEqual(noEdits);
});
