import { expect, it } from 'vitest';
import { unwrittenContent } from '#core/reporting/report-content.ts';
import { keepDialog, readKeptDialog, type DialogPlace } from '#web/reporting/kept-dialog.ts';

const place: DialogPlace = { kind: 'correction', accountId: 'a', reportId: 'r' };
const kept = { about: 2, content: { ...unwrittenContent, text: '改为 40%', reached: ['m'] }, words: { reason: '数字有误' } };

function storageOf(start: Readonly<Record<string, string>> = {}) {
  const all = new Map(Object.entries(start));
  const storage = {
    getItem: (key: string) => all.get(key) ?? null,
    setItem: (key: string, text: string) => void all.set(key, text),
    removeItem: (key: string) => void all.delete(key),
  };
  return () => storage;
}

it('keeps what is typed until it is handed in, by account, report and what is done with it', () => {
  const storage = storageOf();
  expect(keepDialog(storage, place, kept)).toBe(true);
  expect(readKeptDialog(storage, place)).toEqual(kept);
  for (const other of [{ accountId: 'b' }, { reportId: 's' }, { kind: 'record' as const }])
    expect(readKeptDialog(storage, { ...place, ...other })).toBeNull();
  const whole = { ...kept, content: { ...kept.content, percent: 40, done: '12.5', self: 'red' as const, forecast: '2026-06-30' } };
  for (const self of ['green', 'yellow', 'red'] as const) {
    keepDialog(storage, place, { ...whole, content: { ...whole.content, self } });
    expect(readKeptDialog(storage, place)?.content).toEqual({ ...whole.content, self });
  }
  keepDialog(storage, place, null);
  expect(readKeptDialog(storage, place)).toBeNull();
});

it.each([
  '',
  '{',
  '[]',
  '{"content":{},"words":{}}',
  ...[{ text: 1 }, { percent: '40' }, { done: 4 }, { reached: 'm' }, { reached: [1] }, { self: 'blue' }, { forecast: 3 }].map((wrong) =>
    JSON.stringify({ ...kept, content: { ...kept.content, ...wrong } }),
  ),
])('takes nothing else for it: %s', (stored) => {
  expect(readKeptDialog(storageOf({ 'taizhang.report.correction.a.r': stored }), place)).toBeNull();
});

it('says so where the browser keeps nothing', () => {
  const forbidden = () => {
    throw new Error('forbidden');
  };
  expect(keepDialog(forbidden, place, kept)).toBe(false);
  expect(readKeptDialog(forbidden, place)).toBeNull();
});
