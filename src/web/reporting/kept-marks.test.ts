import { expect, it } from 'vitest';
import { keepMarks, markKey, readMarks, type Mark, type Marks } from '#web/reporting/kept-marks.ts';

function storage(room = Infinity) {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (value.length > room) throw new Error('full');
      kept.set(key, value);
    },
    removeItem: (key: string) => void kept.delete(key),
  };
}
const place = { waiting: 'review', accountId: 'a' } as const;
const marks: Marks = new Map<string, Mark>([
  [markKey({ id: 'one', versions: 2 }), { back: '请附批复' }],
  [markKey({ id: 'two', versions: 1 }), 'later'],
]);

it('what was marked is there again, for that account and that page alone', () => {
  const own = storage();
  expect(keepMarks(() => own, place, marks)).toBe(true);
  expect(readMarks(() => own, place)).toEqual(marks);
  expect(readMarks(() => own, { ...place, accountId: 'b' }).size).toBe(0);
  expect(readMarks(() => own, { ...place, waiting: 'acceptance' }).size).toBe(0);
  keepMarks(() => own, place, new Map());
  expect(own.kept.size).toBe(0);
});

it.each(['', '{', '{}', '7', '[7]', '[["one"]]', '[["one", 7]]', '[[7, "x"]]'])('%j is nothing', (text) => {
  const own = storage();
  for (const key of ['taizhang.report.judge.review.a']) own.setItem(key, text);
  expect(readMarks(() => own, place).size).toBe(0);
});

it('says when there is no room', () => {
  expect(keepMarks(() => storage(3), place, marks)).toBe(false);
});
