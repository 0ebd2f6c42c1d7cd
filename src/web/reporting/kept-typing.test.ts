import { expect, it } from 'vitest';
import { keep, keptBeyond, readKept } from '#web/reporting/kept-typing.ts';
import { nothingTyped } from '#web/reporting/typed-fields.ts';

function memory(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, text) => void kept.set(key, text),
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
    key: (at) => [...kept.keys()][at] ?? null,
    get length() {
      return kept.size;
    },
  };
}

const typed = { text: { seen: '', to: '已开工' } };
const about = { period: '2026-04', title: '2026-1 高速公路' };

it('is there again for its typist, and for nobody else', () => {
  const storage = memory();
  expect(keep(() => storage, 'a', 'r', typed, about)).toBe(true);
  expect(readKept(() => storage, 'a', 'r')).toEqual(typed);
  expect(readKept(() => storage, 'b', 'r')).toEqual(nothingTyped);
  expect(keep(() => storage, 'a', 'r', nothingTyped, about)).toBe(true);
  expect(storage.length).toBe(0);
});

it('of a report that is not asked any more, it is told beside the others of its period', () => {
  const storage = memory();
  keep(() => storage, 'a', 'gone', typed, about);
  keep(() => storage, 'a', 'asked', typed, about);
  keep(() => storage, 'a', 'other period', typed, { ...about, period: '2026-03' });
  keep(() => storage, 'b', 'of another', typed, about);
  // Of another page, and of an earlier version of this one.
  storage.setItem('taizhang.grid', JSON.stringify({ ...typed, about }));
  for (const [at, text] of ['null', '3', '{"text":{"seen":"","to":"x"}}', '{"about":null}', '{"about":{"period":"2026-04"}}'].entries())
    storage.setItem(`taizhang.report.a.${at}`, text);
  expect(keptBeyond(() => storage, 'a', ['2026-04'], new Set(['asked']))).toEqual([{ id: 'gone', ...about, typed }]);
});

it('where nothing can be kept, that is told, and what others wrote there is nothing', () => {
  const forbidden = (): Storage => {
    throw new Error('forbidden');
  };
  expect(keep(forbidden, 'a', 'r', typed, about)).toBe(false);
  expect(readKept(forbidden, 'a', 'r')).toEqual(nothingTyped);
  expect(keptBeyond(forbidden, 'a', ['2026-04'], new Set())).toEqual([]);
  const storage = memory();
  for (const text of [
    '[1]',
    'null',
    '3',
    '{"text":"x"}',
    '{"text":null}',
    '{"text":{"seen":""}}',
    'not json',
    '{"foreign":{"seen":1,"to":2}}',
  ]) {
    storage.setItem('taizhang.report.a.r', text);
    expect(readKept(() => storage, 'a', 'r')).toEqual(nothingTyped);
  }
});

it('is kept under a later moment each time, though two keystrokes fall into one millisecond', () => {
  const storage = memory();
  const moments = [1, 2, 3].map(() => {
    keep(() => storage, 'a', 'r', typed, about);
    const kept: unknown = JSON.parse(storage.getItem('taizhang.report.a.r') ?? '{}');
    return typeof kept === 'object' && kept !== null && 'at' in kept ? Number(kept.at) : Number.NaN;
  });
  expect(moments.toSorted((one, other) => one - other)).toEqual(moments);
  expect(new Set(moments).size).toBe(3);
  expect(Math.abs((moments[0] ?? 0) - Date.now())).toBeLessThan(60_000);
});
