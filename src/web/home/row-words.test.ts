import { beforeAll, expect, it } from 'vitest';
import type { HomeRow } from '#contract/home/endpoints.ts';
import { bucketNote, dueWords, titleWords } from '#web/home/row-words.ts';
import { words } from '#web/home/words.ts';

beforeAll(() => words.load());

const today = '2026-03-02';
const row = (over: Partial<HomeRow>): HomeRow => ({
  key: 'k',
  kind: 'planted',
  bucket: 'week',
  due: '2026-03-04',
  late: null,
  provisional: false,
  count: 1,
  rest: false,
  code: null,
  title: null,
  unit: null,
  data: {},
  link: '/',
  objectId: null,
  ...over,
});

it.each<[Partial<HomeRow>, string]>([
  [{ due: null, bucket: 'undated' }, ''],
  [{}, '3月4日到期'],
  [{ count: 3 }, '最早 3月4日到期'],
  [{ bucket: 'today', due: today }, '今天到期'],
  [{ bucket: 'overdue', due: '2026-02-27', late: 1 }, '2月27日到期，已过 1 个工作日'],
  // Over the weekend it is late, and no day was worked since.
  [{ bucket: 'overdue', due: '2026-02-27', late: 0 }, '2月27日到期，之后还没有工作日'],
  [{ bucket: 'overdue', due: '2024-02-27', late: null }, '2024年2月27日到期，已过一年以上'],
])('%j is due: %s', (over, said) => expect(dueWords(row(over), today, 'zh')).toBe(said));

it('is called by its object, or by how many it stands for', () => {
  expect(titleWords(row({ title: '高速公路' }), today, 'zh')).toBe('高速公路');
  expect(titleWords(row({ rest: true, count: 7 }), today, 'zh')).toContain('7');
});

it('says how long the week is worked, and from when later is', () => {
  const week = { end: '2026-03-08', lastWorkday: '2026-03-06', provisional: false };
  expect(bucketNote('week', { today, week }, 'zh')).toContain('3月6日');
  expect(bucketNote('later', { today, week }, 'zh')).toBe('3月9日起');
});
