import { expect, it } from 'vitest';
import { digestParts } from '#core/home/digest.ts';

const week = { end: '2026-03-08' };

it('tells by kind what is late, due today, and due this week, and nothing else', () => {
  const owed = [
    { kind: 'report', count: 5, due: '2026-02-05' },
    { kind: 'report', count: 2, due: '2026-02-03' },
    { kind: 'sign-for', count: 1, due: '2026-03-02' },
    { kind: 'sign-for', count: 3, due: '2026-03-08' },
    { kind: 'report', count: 9, due: '2026-03-09' },
    { kind: 'opinion', count: 1, due: null },
  ];
  expect(digestParts(owed, '2026-03-02', week)).toEqual([
    { bucket: 'overdue', lines: [{ kind: 'report', count: 7, due: '2026-02-03' }] },
    { bucket: 'today', lines: [{ kind: 'sign-for', count: 1, due: '2026-03-02' }] },
    { bucket: 'week', lines: [{ kind: 'sign-for', count: 3, due: '2026-03-08' }] },
  ]);
});

it('of what is due later nothing is told', () => {
  expect(digestParts([{ kind: 'report', count: 9, due: '2026-03-09' }], '2026-03-02', week)).toEqual([]);
});
