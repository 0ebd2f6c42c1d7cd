import { expect, it } from 'vitest';
import {
  countOf,
  decideConflict,
  dropStored,
  firstBlock,
  keyOf,
  meetOthers,
  noEdits,
  refuseCells,
  storeCells,
  takeBack,
  takeStoredBack,
  typeCells,
  waitingOf,
  type Edit,
  type NewCell,
  type TypedCell,
} from '#web/ledger/list/cell-edits.ts';

const goal = (text: string, item = 'a'): TypedCell => ({ item, field: 'goal', text });
const quarter = (text: string, item = 'a'): TypedCell => ({ item, field: 'q2', text });
const problemsOf = ({ text }: TypedCell) => (text.includes('?') ? [{ code: 'no-day' as const, line: 1, printed: text }] : []);
const standing = () => '原有';
const typed = (cells: readonly NewCell[], edits = noEdits) => typeCells(edits, cells, problemsOf, standing);
const asTyped = ({ text }: TypedCell) => text;
const isSame = ({ text }: TypedCell, stands: string) => text.trim() === stands;
const key = keyOf(goal(''));

it('what is wrong stays with its reason, and the rest is sent', () => {
  const edits = typed([goal('甲'), quarter('乙?')]);
  expect(waitingOf(edits, edits.keys())).toEqual([{ ...goal('甲'), base: '原有', state: 'waiting' }]);
  expect(edits.get(keyOf(quarter('')))).toMatchObject({ text: '乙?', state: 'wrong', problems: [{ code: 'no-day' }] });
  expect([...dropStored(storeCells(edits, [goal('甲')], asTyped, 3), 3).values()].map(({ text }) => text)).toEqual(['乙?']);
});

it('what stands already is no edit, and typing it again mends a wrong one', () => {
  expect(typed([goal('原有')])).toEqual(noEdits);
  expect([...typed([quarter('原有')], typed([quarter('乙?')])).values()]).toEqual([{ ...quarter('原有'), base: '原有', state: 'waiting' }]);
});

it('typing a cell back while its first text is on its way is an edit of its own', () => {
  const edits = typed([goal('原有')], typed([goal('先前')]));
  expect(edits.get(key)).toMatchObject({ text: '原有', state: 'waiting' });
  expect(storeCells(edits, [goal('先前')], asTyped, 3).get(key)).toMatchObject({ text: '原有', base: '先前', state: 'waiting' });
});

it('what was typed while a batch was on its way is not lost when that was stored', () => {
  const edits = typed([goal('后来')], typed([goal('先前 ')]));
  const stored = storeCells(edits, [goal('先前 ')], ({ text }) => text.trim(), 3);
  expect(stored.get(key)).toMatchObject({ text: '后来', state: 'waiting', base: '先前' });
});

it('is shown as stored until the rows of that revision say so', () => {
  const stored = storeCells(typed([goal('甲 ')]), [goal('甲 ')], ({ text }) => text.trim(), 3);
  expect(stored.get(key)).toMatchObject({ text: '甲', state: 'stored' });
  expect(dropStored(stored, 2)).toBe(stored);
  expect(dropStored(stored, 3)).toEqual(noEdits);
  // What stands in the old rows is no more what stands.
  expect(typed([goal('原有')], stored).get(key)).toMatchObject({ text: '原有', base: '甲', state: 'waiting' });
});

it('meets what somebody else made of a cell since it was typed', () => {
  const edits = typed([goal('甲'), quarter('乙 ')]);
  const keys = [...edits.keys()];
  expect(meetOthers(edits, keys, standing, isSame)).toEqual(edits);
  const met = meetOthers(edits, keys, ({ field }) => (field === 'goal' ? '他人的' : '乙'), isSame);
  expect([...met.values()].map(({ state }) => state)).toEqual(['conflict', 'waiting']);
  expect(meetOthers(edits, keys, () => undefined, isSame)).toEqual(edits);
  // The workbook's preview was read before the rows were.
  const old = typed([{ ...goal('甲'), base: '更早的' }]);
  expect(meetOthers(old, [key], standing, isSame).get(key)).toMatchObject({ state: 'conflict', theirs: '原有' });
});

it('typed again over what nobody was told of since, it still meets that', () => {
  const first = typed([goal('甲')]);
  // Somebody else's text came with the rows before the second was typed.
  const again = typeCells(first, [goal('乙')], problemsOf, () => '他人的');
  expect(again.get(key)).toMatchObject({ text: '乙', base: '原有', state: 'waiting' });
  expect(meetOthers(again, [key], () => '他人的', isSame).get(key)).toMatchObject({ state: 'conflict', theirs: '他人的' });
});

it('a refused batch tells its cells apart, and conflicts are decided by the person', () => {
  const edits = typed([goal('甲'), quarter('乙'), goal('丙', 'b')]);
  const sent = waitingOf(edits, edits.keys());
  const refusal = { problems: [{ ...quarter(''), code: 'unit-unknown' as const }], conflicts: [{ ...goal('', 'b'), theirs: '他人的' }] };
  const refused = refuseCells(edits, refusal, sent);
  expect([...refused.values()].map(({ state }) => state)).toEqual(['waiting', 'wrong', 'conflict']);
  expect(countOf(refused, 'conflict')).toBe(1);
  const met = keyOf(goal('', 'b'));
  expect(decideConflict(refused, met, 'mine').get(met)).toEqual({ ...goal('丙', 'b'), base: '他人的', state: 'waiting' });
  expect(decideConflict(refused, met, 'theirs').has(met)).toBe(false);
  // What was typed anew meanwhile is neither wrong nor in conflict for what was sent.
  const anew = refuseCells(typed([quarter('丁'), goal('戊', 'b')], edits), refusal, sent);
  expect([...anew.values()].map(({ state }) => state)).toEqual(['waiting', 'waiting', 'waiting']);
});

it('an action taken back leaves what waited before it', () => {
  const before = typed([quarter('乙?')]);
  const keys = [keyOf(quarter('')), key];
  const after = typed([quarter('丙'), goal('丁')], before);
  expect(takeBack(after, { id: 1, before: new Map(keys.map((one) => [one, before.get(one)])) })).toEqual(before);
});

it('a stored action taken back brings no ghost, and keeps what was typed since', () => {
  const first = typed([goal('先前')]);
  const action = { id: 2, before: new Map<string, Edit | undefined>([[key, first.get(key)]]) };
  expect(takeStoredBack(noEdits, action, noEdits, () => '先前')).toEqual(noEdits);
  const since = typed([goal('之后')]);
  expect(takeStoredBack(since, action, noEdits, () => '先前').get(key)).toMatchObject({ text: '之后', base: '先前', state: 'waiting' });
  // A conflict is the person's to decide, over what it was met with.
  const met = meetOthers(since, [key], () => '他人的', isSame);
  expect(takeStoredBack(met, action, noEdits, () => '先前')).toEqual(met);
});

it('a block beyond one request goes in several', () => {
  const edits = typed(Array.from({ length: 12_000 }, (_, at) => goal('', `${at}`)));
  expect(firstBlock([...edits.values()])).toHaveLength(5000);
  const long = typed(Array.from({ length: 500 }, (_, at) => goal('长'.repeat(8000), `${at}`)));
  expect(firstBlock([...long.values()]).length).toBe(124);
  const full = typed(Array.from({ length: 500 }, (_, at) => ({ ...goal(`6-30 开工\n`.repeat(30), `${at}`), field: 'q2' as const })));
  expect(firstBlock([...full.values()]).length).toBe(333);
  expect(firstBlock([])).toEqual([]);
});
