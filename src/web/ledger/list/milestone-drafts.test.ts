import { expect, it } from 'vitest';
import { keptWith, readDrafts, type MilestoneDraft } from '#web/ledger/list/milestone-drafts.ts';

const draft = (text: string): MilestoneDraft => ({
  lines: [{ key: 'new 0 ', due: '6-30', text, weight: null, percent: null, outcome: false, waiting: null }],
  over: '[]',
  revision: 3,
});

it('keeps the draft of each item, until it is stored or given up', () => {
  const one = keptWith(null, 'a', draft('取得批复'));
  const two = keptWith(one, 'b', draft('开工'));
  expect([...readDrafts(two)]).toEqual([
    ['a', draft('取得批复')],
    ['b', draft('开工')],
  ]);
  expect(keptWith(keptWith(two, 'a', null), 'b', null)).toBeNull();
});

it('takes what nobody of us wrote for no drafts', () => {
  for (const stored of [null, '', '{', '{}', '3']) expect(readDrafts(stored).size).toBe(0);
});
