import { expect, it } from 'vitest';
import { unwrittenContent, type ReportContent } from '#core/reporting/report-content.ts';
import { byRisk, risksOf, type Risk } from '#core/reporting/report-risk.ts';

const milestones = [
  { id: 'a', due: '2026-03-31' },
  { id: 'b', due: '2026-06-30' },
];
const of = (content: Partial<ReportContent>, before: Partial<ReportContent> | null = {}, unchangedBefore = 0) =>
  risksOf({
    lead: true,
    reachedBefore: [],
    content: { ...unwrittenContent, reached: ['a'], ...content },
    before: before === null ? null : { ...unwrittenContent, ...before },
    unchangedBefore,
    milestones,
    lastDay: '2026-03-31',
  });

it.each<[Partial<ReportContent>, Partial<ReportContent> | null, readonly Risk[]]>([
  [{ self: 'green', percent: 40 }, { percent: 38 }, []],
  [{ self: 'red' }, {}, ['red']],
  [{ self: 'yellow', percent: 30 }, { percent: 38 }, ['fell', 'yellow']],
  [{ done: '9.5' }, { done: '10' }, ['fell']],
  [{ done: '10' }, { done: '9.5' }, []],
  [{ percent: 30 }, { percent: null }, []],
  [{ percent: 38 }, { percent: 38 }, []],
  // Said last time, and not this time: nothing fell.
  [{ percent: null }, { percent: 38 }, []],
  [{ done: null }, { done: '10' }, []],
  [{ reached: [] }, {}, ['passed']],
  [{ reached: [], problem: '用地未批' }, {}, []],
  [{ reached: [], problem: ' ' }, {}, ['passed']],
  [{ reached: [], forecast: '2026-05-31' }, {}, []],
  [{ unchanged: '等批复' }, {}, ['unchanged']],
  [{}, null, ['first']],
])('%j after %j: %j', (content, before, found) => expect(of(content, before)).toEqual(found));

it('nothing changed for the third time in a row outweighs once', () => {
  const same = { unchanged: '等批复' };
  expect([of(same, same, 1), of(same, same, 2), of(same, same, 7)]).toEqual([['unchanged'], ['standing'], ['standing']]);
  expect(of({ percent: 50 }, same, 7)).toEqual([]);
  const rows: readonly (readonly Risk[])[] = [['yellow'], ['unchanged'], ['standing']];
  expect(rows.toSorted(byRisk)).toEqual([['standing'], ['yellow'], ['unchanged']]);
});

it('the gravest stand first, and what deserves no look last', () => {
  const rows: readonly (readonly Risk[])[] = [[], ['first'], ['red', 'first'], ['unchanged'], ['fell']];
  expect(rows.toSorted(byRisk)).toEqual([['red', 'first'], ['fell'], ['unchanged'], ['first'], []]);
});

it('a milestone is the lead’s to tell, and told once', () => {
  const open = { content: unwrittenContent, before: unwrittenContent, unchangedBefore: 0, milestones, lastDay: '2026-04-30' };
  expect(risksOf({ ...open, lead: true, reachedBefore: [] })).toEqual(['passed']);
  expect(risksOf({ ...open, lead: true, reachedBefore: ['a'] })).toEqual([]);
  expect(risksOf({ ...open, lead: false, reachedBefore: [] })).toEqual([]);
});
