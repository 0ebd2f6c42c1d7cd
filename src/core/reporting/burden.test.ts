import { expect, it } from 'vitest';
import { cellsOfReport, unitWithoutRoom } from '#core/reporting/burden.ts';

const lead = { lead: true, measured: true, milestones: 4, due: 1, goal: true, before: true };

it.each([
  [lead, { asked: 4, carried: 7 }],
  [
    { ...lead, measured: false, due: 0 },
    { asked: 2, carried: 7 },
  ],
  [
    { ...lead, lead: false },
    { asked: 1, carried: 3 },
  ],
  [
    { ...lead, lead: false, goal: false, before: false },
    { asked: 1, carried: 1 },
  ],
])('%j asks %j', (report, cells) => expect(cellsOfReport(report)).toEqual(cells));

it('a unit at the ceiling has room for nothing more', () => {
  const units = [
    { unitId: 'a', asked: 12 },
    { unitId: 'b', asked: 60 },
  ];
  expect(unitWithoutRoom(units, 0, 60)).toBeNull();
  expect(unitWithoutRoom(units, 1, 60)?.unitId).toBe('b');
  expect(unitWithoutRoom(units, 49, 60)?.unitId).toBe('a');
});
