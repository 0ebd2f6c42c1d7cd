import { describe, expect, it } from 'vitest';
import { chapterMap } from '#core/plan/draft/follow-chapters.ts';
import { rangeFinder } from '#core/plan/draft/find-range.ts';
import { dice, likelyMatches, pairsOf, sharedPairs } from '#core/plan/draft/similarity.ts';
import { makeParsedPlan } from '#test/make-parsed-plan.ts';

describe('how alike two texts are', () => {
  it.each([
    ['', '', 0, 0],
    ['甲', '甲', 1, 1],
    ['甲', '乙', 0, 0],
    ['甲', '甲乙', 0, 0],
    ['甲乙', '甲乙', 1, 1],
    ['甲乙丙', '甲乙', 1, 2 / 3],
    ['甲乙丙', '乙丙丁', 1, 1 / 2],
    ['甲 乙\n丙', '甲乙丙', 2, 1],
    // A pair counts as often as both have it.
    ['甲甲甲', '甲甲', 1, 2 / 3],
    ['甲甲甲甲', '甲甲甲', 2, 4 / 5],
    ['甲乙甲乙', '甲乙丙丁', 1, 1 / 3],
    ['甲乙丙丁', '甲乙甲乙', 1, 1 / 3],
  ])('%j and %j: %d pairs, %d', (a, b, shared, alike) => {
    expect(sharedPairs(pairsOf(a), pairsOf(b))).toBe(shared);
    expect(dice(pairsOf(a), pairsOf(b))).toBeCloseTo(alike, 10);
    expect(dice(pairsOf(b), pairsOf(a))).toBeCloseTo(alike, 10);
  });

  it.each<[string, readonly string[], number, readonly number[]]>([
    ['甲乙', ['丙丁', '甲乙', '乙甲'], 9, [1]],
    ['甲乙丙', ['甲乙', '甲乙丙', '乙丙'], 9, [1, 0, 2]],
    ['甲乙丙', ['甲乙', '甲乙丙', '乙丙'], 2, [1, 0]],
    // A rare pair says more than a common one.
    ['甲乙丙', ['甲乙', '甲乙', '甲乙', '乙丙'], 9, [3, 0, 1, 2]],
    ['甲乙', [], 9, []],
  ])('of %j in %j the likeliest %d: %j', (text, texts, most, expected) => {
    expect(likelyMatches(texts.map(pairsOf))(pairsOf(text), most)).toEqual(expected);
  });

  it('a number is one character, in digits or in Chinese', () => {
    const alike = (a: string, b: string) => dice(pairsOf(a), pairsOf(b));
    expect(alike('第11号', '第1号')).toBe(alike('第7号', '第1号'));
    expect(alike('第二十一号', '第十一号')).toBe(alike('第三十号', '第十一号'));
    expect(alike('第011号', '第11号')).toBe(1);
    expect(pairsOf('第1234567890123号').size).toBe(2);
    expect(pairsOf('12345')).toEqual({ counts: new Map([['12345', 1]]), size: 1 });
  });

  it('what many texts have is looked up as long as that is few looks, the rarest first', () => {
    const copies = (count: number) => likelyMatches(Array.from({ length: count }, () => pairsOf('甲乙')))(pairsOf('甲乙'), Infinity);
    expect([copies(600).length, copies(601).length]).toEqual([600, 0]);
    const texts = [...Array.from({ length: 500 }, () => '甲乙'), ...Array.from({ length: 400 }, () => '乙丙')].map(pairsOf);
    expect(likelyMatches(texts)(pairsOf('甲乙丙'), Infinity)).toHaveLength(400);
  });
});

describe('where words stand in another text', () => {
  const finder = (before: string, after: string) => {
    const [old, next] = [before, after].map((text) => makeParsedPlan([{ text }]));
    if (old === undefined || next === undefined) throw new Error('two texts');
    return rangeFinder(old, next, chapterMap(old, next)).find;
  };
  const found = (words: string, before: string, after: string): string | null => {
    const start = before.indexOf(words);
    const range = finder(before, after)({ start, end: start + words.length });
    return range && `${range.start} ${after.slice(range.start, range.end)}`;
  };
  it.each<[string, string, string, string | null]>([
    ['推进甲路建设', '一。推进甲路建设。', '前言。一。推进甲路建设。', '5 推进甲路建设'],
    // Of several the one in the same surroundings, then the nearest.
    ['抓好各项落实', '甲局抓好各项落实。乙局抓好各项落实。', '乙局抓好各项落实。甲局抓好各项落实。', '11 抓好各项落实'],
    ['抓好各项落实', '甲。抓好各项落实。', '乙抓好各项落实乙抓好各项落实', '1 抓好各项落实'],
    // Few characters that stand by chance elsewhere are another place.
    ['落实', '甲局落实', '乙落实丙落实', null],
    ['落实', '甲局落实', '乙落实丙', null],
    ['落实', '一二三四落实', '丙落实。一二三四落实', '8 落实'],
    // Changed words are found where three fifths of their pairs stand.
    ['推进甲乙路建设', '推进甲乙路建设。', '二。推进甲丙路建设。', '2 推进甲丙路建设'],
    ['推进甲乙路建设', '推进甲乙路建设。', '二。推行甲丙路规划。', null],
    ['推进甲路，建设乙桥梁工程', '推进甲路，建设乙桥梁工程。', '推进甲路，加快建设乙桥梁工程。', '0 推进甲路，加快建设乙桥梁工程'],
    ['推进甲路建设工程', '推进甲路建设工程。', '推进甲路，建设工程。', '0 推进甲路，建设工程'],
    ['无', '无', '', null],
  ])('%j of %j in %j: %s', (words, before, after, expected) => expect(found(words, before, after)).toBe(expected));

  it('an empty range stands nowhere', () => {
    expect(finder('甲乙', '甲乙')({ start: 1, end: 1 })).toBeNull();
  });
});
