import { expect, it } from 'vitest';
import type { Report } from '#contract/reporting/endpoints.ts';
import type { Risk } from '#core/reporting/report-risk.ts';
import { unwrittenContent } from '#core/reporting/report-content.ts';
import { worksOf } from '#web/reporting/reports-of-work.ts';

function judged(id: string, workId: string, lead: boolean, risks: readonly Risk[], period = '2026-03') {
  const report: Report = {
    id,
    period,
    workId,
    lead,
    liftedOn: null,
    unit: { id, name: id, ended: null },
    item: {
      id: workId,
      listId: 'l',
      code: '1',
      title: workId,
      text: null,
      goal: null,
      tier: 1,
      nature: 'once',
      milestones: [],
      sameWork: [],
      planned: null,
      target: null,
      evidenceReason: null,
    },
    unchangedBefore: 0,
    state: 'submitted',
    versions: 1,
    handedInOn: '2026-04-01',
    accepted: null,
    content: { ...unwrittenContent, reached: [] },
    edited: null,
    led: true,
    back: null,
    recorded: null,
    signedOff: null,
    correction: null,
    before: null,
  };
  return { report, risks };
}

it('puts the other units’ parts under the lead’s, and the work with the gravest of them first', () => {
  const works = worksOf([
    judged('support', 'a', false, []),
    judged('b', 'b', true, ['yellow']),
    judged('local', 'a', false, ['red']),
    judged('lead', 'a', true, []),
    judged('quarter', 'a', true, [], '2026-Q1'),
  ]);
  expect(works.map((own) => own.map(({ report }) => report.id))).toEqual([['lead', 'local', 'support'], ['b'], ['quarter']]);
});

it('shows a part alone while the lead’s does not wait', () => {
  expect(worksOf([judged('support', 'a', false, [])]).map((own) => own.length)).toEqual([1]);
});
