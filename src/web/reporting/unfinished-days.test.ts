import { expect, it } from 'vitest';
import { keepDay, readDays } from '#web/reporting/unfinished-days.ts';

const storage = () => {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
};

it('a day that is not whole yet is there again, for that account alone, until it is whole', () => {
  const own = storage();
  const one = keepDay(() => own, 'a', new Map(), 'r', '2026-6');
  expect(readDays(() => own, 'a')).toEqual(new Map([['r', '2026-6']]));
  expect(readDays(() => own, 'b').size).toBe(0);
  expect(keepDay(() => own, 'a', one, 'r', null).size).toBe(0);
  expect(own.kept.size).toBe(0);
});

it.each(['', '[]', '7', 'null', '{"r": 7}'])('%j is nothing', (text) => {
  const own = storage();
  own.setItem('taizhang.report-days.a', text);
  expect(readDays(() => own, 'a').size).toBe(0);
});

it('a browser that keeps nothing keeps it while the page is open', () => {
  const full = {
    ...storage(),
    setItem: () => {
      throw new Error('full');
    },
  };
  expect(keepDay(() => full, 'a', new Map(), 'r', '2026-6')).toEqual(new Map([['r', '2026-6']]));
});
