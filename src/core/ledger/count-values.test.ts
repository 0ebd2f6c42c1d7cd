import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countsWithout, countValues, readTaskValues, startCounting } from '#core/ledger/count-values.ts';

const tasksOf = (tasks: readonly (readonly number[])[]) => readTaskValues(tasks.map((values) => `{${values.join(',')}}`).join(''));

it('reads arrays as the database prints them', () => {
  expect([...readTaskValues('{3,17}{4}{}{120}')]).toEqual([3, 17, 0, 4, 0, 0, 120, 0]);
  expect(readTaskValues('')).toHaveLength(0);
  // As many numbers as a text of its length can hold.
  expect([...readTaskValues('{1}'.repeat(9))]).toEqual(Array.from({ length: 9 }, () => [1, 0]).flat());
  expect([...readTaskValues('{}'.repeat(9))]).toEqual(Array.from({ length: 9 }, () => 0));
});

it('counts what a plain count finds, under all conditions but those left out', () => {
  const values = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 8 });
  const condition = fc.record({ values, lacking: fc.array(values, { maxLength: 2 }) });
  fc.assert(
    fc.property(
      fc.array(values, { maxLength: 20 }),
      fc.array(condition, { maxLength: 4 }),
      fc.nat({ max: 15 }),
      fc.nat({ max: 20 }),
      (tasks, conditions, set, gone) => {
        const leftOut = set & ((1 << conditions.length) - 1);
        const counting = startCounting(12, conditions, [leftOut]);
        countValues(counting, tasksOf(tasks), 1);
        countValues(counting, tasksOf(tasks.slice(0, gone)), -1);
        const left = tasks
          .slice(gone)
          .filter((own) =>
            conditions.every(
              ({ values: some, lacking }, index) =>
                (leftOut & (1 << index)) !== 0 ||
                some.some((value) => own.includes(value)) ||
                lacking.some((none) => !none.some((value) => own.includes(value))),
            ),
          );
        const count = countsWithout(counting, leftOut);
        for (let value = 1; value <= 12; value++) expect(count(value)).toBe(left.filter((own) => own.includes(value)).length);
      },
    ),
  );
});
