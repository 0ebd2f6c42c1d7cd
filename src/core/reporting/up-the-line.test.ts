import { expect, it } from 'vitest';
import { roles } from '#core/access/subject.ts';
import { reportStates } from '#core/reporting/report-state.ts';
import { isSilentState, listedFrom, atCloseOf } from '#core/reporting/up-the-line.ts';

it('silent is what nobody handed in, or what is a draft again', () => {
  expect([null, ...reportStates].filter(isSilentState)).toEqual([null, 'draft']);
});

it('each reads the list that it reached', () => {
  expect(roles.map((role) => [role, listedFrom(role)])).toEqual([
    ['office', 2],
    ['contact', 1],
    ['unit-leader', 1],
    ['supervisor', 3],
    ['reader', 3],
    ['counterpart', 1],
    ['system-admin', 2],
    ['security-admin', 2],
    ['audit-admin', 2],
  ]);
});

it.each([
  ['2026-04-07', 'on-time'],
  ['2026-04-08', 'grace'],
  ['2026-04-09', 'grace'],
  ['2026-04-10', 'late'],
  [null, 'none'],
] as const)('handed in on %s it is %s', (day, standing) => {
  expect(atCloseOf(day, { due: '2026-04-07', grace: '2026-04-09' })).toBe(standing);
});
