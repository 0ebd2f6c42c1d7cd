import { expect, it } from 'vitest';
import type { Risk } from '#core/reporting/report-risk.ts';
import { worksOf } from '#web/reporting/reports-of-work.ts';

const judged = (id: string, workId: string, lead: boolean, risks: readonly Risk[], period = '2026-03') => ({
  report: { id, period, workId, lead },
  risks,
});

it('puts the other units’ parts under the lead’s, and the work with the gravest of them first', () => {
  const works = worksOf([
    judged('support', 'a', false, []),
    judged('b', 'b', true, ['yellow']),
    judged('local', 'a', false, ['red']),
    judged('lead', 'a', true, []),
    judged('quarter', 'a', true, [], '2026-Q1'),
    judged('c', 'c', true, ['first']),
  ]);
  expect(works.map((own) => own.map(({ report }) => report.id))).toEqual([['lead', 'local', 'support'], ['b'], ['c'], ['quarter']]);
});

it('shows a part alone while the lead’s does not wait', () => {
  expect(worksOf([judged('support', 'a', false, [])]).map((own) => own.length)).toEqual([1]);
});
