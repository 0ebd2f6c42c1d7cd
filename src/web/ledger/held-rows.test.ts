import { describe, expect, it } from 'vitest';
import { taskRow } from '#test/sample-task.ts';
import { heldRows, isNear, pagesAround, pageSize } from '#web/ledger/held-rows.ts';

const page = (number: number, length = pageSize) =>
  [number, Array.from({ length }, (_, index) => taskRow(`t${number * pageSize + index}`))] as const;

describe('the rows that are held', () => {
  it('stand at their places, pages beside each other without a gap', () => {
    const rows = heldRows(new Map([page(7), page(0), page(6)]), 100_000);
    expect(rows.runs.map(({ start, tasks }) => [start, tasks.length])).toEqual([
      [0, 100],
      [600, 200],
    ]);
    expect([rows.at(0)?.id, rows.at(99)?.id, rows.at(100)?.id, rows.at(799)?.id]).toEqual(['t0', 't99', undefined, 't799']);
    expect([rows.placeOf('t650'), rows.placeOf('t200'), rows.placeOf(null)]).toEqual([650, null, null]);
  });

  it('say of a task that two pages have, since it moved between them, where it stands first', () => {
    const second = [taskRow('t99'), taskRow('t100')];
    expect(heldRows(new Map([[1, second] as const, page(0)]), 102).placeOf('t99')).toBe(99);
  });

  it.each([
    ['the count', [page(0)], 100_000, 100_000],
    ['what was read, where the count is older', [page(0), page(1)], 150, 200],
    ['what the last page says, where the count is older', [page(0), page(1, 20)], 150, 120],
    ['what an empty page says', [page(0), page(3, 0)], 500, 300],
    ['all of the only page', [page(0, 7)], undefined, 7],
    ['perhaps a page more, without a count', [page(0)], undefined, 200],
    ['nothing', [page(0, 0)], undefined, 0],
    ['nothing yet', [], 500, 500],
  ] as const)('are as many as %s', (_case, pages, counted, total) => expect(heldRows(new Map(pages), counted).total).toBe(total));
});

it.each([
  [0, 20, 1000, [0]],
  [50, 70, 1000, [0, 1]],
  [980, 999, 1000, [9]],
  [99_970, 99_999, 100_000, [999]],
  [130, 150, 1000, [0, 1]],
  [0, 0, 0, [0]],
])('rows %i to %i of %i are read with pages %j', (first, last, total, pages) => expect(pagesAround(first, last, total)).toEqual(pages));

it('reading on is near, a jump is not', () => {
  expect([520, 600, 400, 601, 399, 50_000].map((now) => isNear(500, now))).toEqual([true, true, true, false, false, false]);
});
