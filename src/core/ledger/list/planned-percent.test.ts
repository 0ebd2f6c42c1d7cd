import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plannedPercent, type PlannedItem } from '#core/ledger/list/planned-percent.ts';

const item: PlannedItem = { year: 2026, nature: 'once', start: null, deadline: null, curve: 'milestones', milestones: [] };
const step = (due: string, weight: number | null = null, percent: number | null = null) => ({ due, weight, percent });
const two = [step('2026-06-30'), step('2026-12-31')];

it.each<[string, Partial<PlannedItem>, string, number | null]>([
  // Worked cases of RULES §2.
  ['investment, end of the first quarter', { curve: 'investment' }, '2026-03-31', 20],
  ['investment, end of the second', { curve: 'investment' }, '2026-06-30', 50],
  ['a deadline alone', { deadline: '2026-12-31' }, '2026-04-30', 32.7],
  ['starts', { curve: 'starts' }, '2026-09-30', 70],
  [
    'a given curve asks for neither milestones nor deadline',
    { curve: 'starts', milestones: two, deadline: '2026-03-01' },
    '2026-12-31',
    100,
  ],
  ['nothing is dated', {}, '2026-04-30', null],
  ['a constraint has no curve', { nature: 'constraint', curve: 'investment' }, '2026-04-30', null],
  ['before the start', { start: '2026-04-01', milestones: two }, '2026-03-31', 0],
  ['each milestone by its day, of equal weight', { milestones: two }, '2026-06-30', 50],
  ['after the last one', { milestones: [step('2026-06-30', null, 80)] }, '2026-12-31', 80],
  ['a later deadline at 100', { milestones: [step('2026-06-30', null, 80)], deadline: '2026-12-31' }, '2026-12-31', 100],
  ['weights', { milestones: [step('2026-06-30', 3), step('2026-12-31', 1)] }, '2026-06-30', 75],
  ['weights that are all 0 are equal', { milestones: [step('2026-06-30', 0), step('2026-12-31', 0)] }, '2026-06-30', 50],
  ['none is lower than an earlier one', { milestones: [step('2026-06-30', null, 80), step('2026-12-31', null, 60)] }, '2026-12-31', 80],
  ['in any order', { milestones: two.toReversed() }, '2026-06-30', 50],
  ['anchors on or before the start are left out', { start: '2026-06-30', milestones: two }, '2026-07-01', 0.5],
  ['none left: all of it after the start', { start: '2026-12-31', milestones: two }, '2027-01-01', 100],
  ['two of one day', { milestones: [step('2026-06-30'), step('2026-06-30')] }, '2026-06-30', 100],
])('%s', (_, over, day, percent) => expect(plannedPercent({ ...item, ...over }, day)).toBe(percent));

it('never falls, and stays within 0 and 100', () => {
  const day = fc
    .integer({ min: 1, max: 12 })
    .chain((month) => fc.integer({ min: 1, max: 28 }).map((of) => `2026-${String(month).padStart(2, '0')}-${String(of).padStart(2, '0')}`));
  const percent = fc.option(fc.integer({ min: 0, max: 100 }));
  const milestone = fc.record({ due: day, weight: fc.option(fc.integer({ min: 0, max: 5 })), percent });
  const planned = fc.record({
    year: fc.constant(2026),
    nature: fc.constant('once'),
    start: fc.option(day),
    deadline: fc.option(day),
    curve: fc.constantFrom<PlannedItem['curve']>('milestones', 'investment', 'starts'),
    milestones: fc.array(milestone, { maxLength: 5 }),
  });
  fc.assert(
    fc.property(planned, day, day, (one, a, b) => {
      const [first, then] = [a, b].toSorted().map((on) => plannedPercent(one, on));
      expect(first === null).toBe(then === null);
      expect(first ?? 0).toBeGreaterThanOrEqual(0);
      expect(then ?? 0).toBeGreaterThanOrEqual(first ?? 0);
      expect(then ?? 0).toBeLessThanOrEqual(100);
    }),
  );
});
