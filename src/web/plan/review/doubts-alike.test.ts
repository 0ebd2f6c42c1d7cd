import { describe, expect, it } from 'vitest';
import type { DraftDoubt } from '#core/plan/draft/draft.ts';
import type { OpenDoubt } from '#web/plan/review/open-doubts.ts';
import { acceptancesOf, doubtsAlike, withCommonReason } from '#web/plan/review/doubts-alike.ts';

const text = '甲等，乙等，丙类。';
const doubtAt = (start: number, code: DraftDoubt['code'] = 'open-list'): DraftDoubt => ({
  key: `${code}:${start}`,
  code,
  message: '',
  start,
  end: start + 1,
  settled: null,
});
const open = (doubt: DraftDoubt): OpenDoubt => ({ type: 'doubt', key: doubt.key, start: doubt.start, end: doubt.end, doubt, ordinal: 1 });
const gap: OpenDoubt = { type: 'gap', key: 'gap:4:5', start: 4, end: 5, ordinal: 1 };

it('finds the same doubt about the same words, not itself, no gap', () => {
  const doubts = [open(doubtAt(1)), open(doubtAt(4)), open(doubtAt(7)), open(doubtAt(4, 'misprint')), gap];
  expect(doubtsAlike(doubtAt(1), doubts, text).map(({ key }) => key)).toEqual(['open-list:4']);
});

describe('reasons', () => {
  const doubts = [{ key: 'a' }, { key: 'b' }, { key: 'c' }];
  it('count when there are words', () => {
    expect(acceptancesOf(doubts, { a: ' 按原文保留 ', b: '  ' })).toEqual([{ key: 'a', reason: '按原文保留' }]);
  });
  it('of one’s own come before the common one', () => {
    expect(withCommonReason(doubts, { a: ' 按原文保留 ', b: '  ' }, '待定')).toEqual({ a: '按原文保留', b: '待定', c: '待定' });
  });
});
