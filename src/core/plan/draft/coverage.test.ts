import { describe, expect, it } from 'vitest';
import { coverageBp, measureCoverage } from '#core/plan/draft/coverage.ts';
import type { DraftClause } from '#core/plan/draft/draft.ts';

const leaf = (start: number, end: number, kind: DraftClause['kind'], marked: number | null = null): DraftClause => ({
  path: '',
  start,
  end,
  kind,
  marked,
});
const accept = (start: number, end: number) => ({ start, end, reason: '理由', actor: '本机', at: '' });

describe('measureCoverage', () => {
  const text = '标题 \n甲乙，丙丁。\n';
  const leaves = [leaf(0, 4, 'title'), leaf(4, text.length, 'other')];

  it('counts characters that are not white space; the leftover is a gap without its punctuation', () => {
    expect(measureCoverage(text, leaves, [])).toEqual({
      total: 8,
      accounted: 3,
      byKind: { title: 2, other: 6 },
      gaps: [{ start: 4, end: 9 }],
      accepted: [],
    });
  });

  it.each([
    ['a claim cuts the gap', [], [{ start: 4, end: 6 }], [{ start: 7, end: 9 }], 6],
    ['an acceptance leaves the gap out but does not account for it', [accept(4, 9)], [], [], 3],
    ['an acceptance of a part leaves the rest', [accept(4, 6)], [], [{ start: 7, end: 9 }], 3],
  ])('%s', (_, accepted, claimed, gaps, accounted) => {
    const coverage = measureCoverage(text, leaves, accepted, claimed);
    expect(coverage.gaps).toEqual(gaps);
    expect(coverage.accounted).toBe(accounted);
  });

  it('joins leftovers that touch, and what a person marked is none', () => {
    expect(
      measureCoverage('甲乙丙丁', [leaf(0, 1, 'other'), leaf(1, 2, 'other'), leaf(2, 3, 'none', 4), leaf(3, 4, 'task')], []).gaps,
    ).toEqual([{ start: 0, end: 2 }]);
  });

  it('lone punctuation is no gap, and the whole counts as accounted', () => {
    const coverage = measureCoverage('——\n甲', [leaf(0, 3, 'other'), leaf(3, 4, 'task')], []);
    expect(coverage.gaps).toEqual([]);
    expect(coverageBp(coverage)).toBe(10_000);
  });

  it('leaves that miss a stretch leave a gap', () => {
    expect(measureCoverage('甲乙丙', [leaf(0, 1, 'task')], []).gaps).toEqual([{ start: 1, end: 3 }]);
  });

  it('reads 5 MB', () => {
    const long = '加快甲路建设。\n'.repeat(640_000);
    const many = Array.from({ length: 640_000 }, (_, index) => leaf(index * 8, index * 8 + 8, index % 3 === 0 ? 'other' : 'task'));
    expect(measureCoverage(long, many, []).gaps).toHaveLength(213_334);
  });
});

describe('coverageBp', () => {
  it.each([
    [{ total: 0, accounted: 0 }, 10_000],
    [{ total: 3, accounted: 1 }, 3333],
    [{ total: 100_000, accounted: 99_999 }, 9999],
  ])('%o → %i', (coverage, bp) => expect(coverageBp(coverage)).toBe(bp));
});
