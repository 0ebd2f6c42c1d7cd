import { holdsText } from '#core/platform/search-text.ts';
import { expect, it } from 'vitest';
import { replay } from '#core/plan/draft/replay.ts';
import { rowsOf, unitsOf, type LedgerRow } from '#web/plan/review/ledger-rows.ts';
import { samplePlan } from '#test/draft-sample.ts';

const draft = replay(samplePlan, []);
const all = { withoutLead: false, text: '' };
const told = (rows: readonly LedgerRow[]): string[] =>
  rows.map((row) => (row.type === 'chapter' ? `${row.path} (${row.tasks.length})` : row.task.title));
const titles = (rows: readonly LedgerRow[]): string[] => rows.flatMap((row) => (row.type === 'task' ? [row.task.title] : []));

it('stands each task under its chapter, once', () => {
  const rows = rowsOf(draft, all, holdsText);
  expect(titles(rows)).toEqual(draft.tasks.map(({ title }) => title));
  const chapters = rows.flatMap((row) => (row.type === 'chapter' ? [row] : []));
  expect(chapters.map(({ path }) => path)).toEqual([...new Set(draft.tasks.map(({ path }) => path))]);
  expect(chapters.flatMap(({ tasks }) => tasks)).toEqual(draft.tasks);
  for (const { tasks, objects } of chapters) {
    expect(objects).toBe(new Set(tasks.flatMap((task) => task.objects.map(({ name }) => name))).size);
  }
  expect(told(rows)[0]).toMatch(/\(\d+\)$/);
});

it('filters by words of title, text and unit; a task keeps its number', () => {
  const [task] = draft.tasks.filter(({ responsibilities }) => responsibilities.length > 0);
  const unit = task?.responsibilities[0]?.unit ?? '';
  expect(unit).not.toBe('');
  const withUnit = draft.tasks.filter(
    (one) => one.title.includes(unit) || one.text.includes(unit) || one.responsibilities.some((row) => row.unit.includes(unit)),
  );
  const found = rowsOf(draft, { ...all, text: unit }, holdsText);
  expect(titles(found)).toEqual(withUnit.map(({ title }) => title));
  const numbers = new Map(rowsOf(draft, all, holdsText).flatMap((row) => (row.type === 'task' ? [[row.key, row.number] as const] : [])));
  for (const row of found) if (row.type === 'task') expect(row.number).toBe(numbers.get(row.key));
  expect(rowsOf(draft, { ...all, text: '没有的字' }, holdsText)).toEqual([]);
});

it('offers units with most tasks first, open lists never', () => {
  const counts = unitsOf(draft).map(
    (unit) => draft.tasks.flatMap(({ responsibilities }) => responsibilities).filter((row) => row.unit === unit && !row.openList).length,
  );
  expect(counts.length).toBeGreaterThan(1);
  expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  expect(counts.every((count) => count > 0)).toBe(true);
});
