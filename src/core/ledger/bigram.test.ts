import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bigrams, queryWords, searchText } from './bigram.ts';

describe('what search compares', () => {
  it('knows no case, no width and no white space, and keeps parts apart', () => {
    expect(searchText(['Ｓ１０３ 公路', null, '', 'AB'])).toBe('s103公路\u0001ab');
  });
  it('cuts every pair once, none across parts, none through a character outside of the basic plane', () => {
    expect(bigrams(searchText(['泰安泰安', '安泰']))).toEqual(['泰安', '安泰']);
    expect(bigrams('甲\u0001乙')).toEqual([]);
    expect(bigrams('𠮷野家')).toEqual(['𠮷野', '野家']);
  });
  it.each([
    ['机场', ['机场']],
    [' 机场  高速 ', ['机场', '高速']],
    ['场', null],
    ['机场 场', null],
    ['', null],
    ['𠮷', null],
  ])('query %j', (query, words) => {
    expect(queryWords(query)).toEqual(words);
  });
  it('finds whatever stands in the text', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 2 }), fc.nat(), fc.integer({ min: 2, max: 9 }), (text, from, length) => {
        const whole = searchText([text]);
        const characters = Array.from(whole);
        const part = characters.slice(from % Math.max(1, characters.length), (from % Math.max(1, characters.length)) + length).join('');
        const has = new Set(bigrams(whole));
        expect(bigrams(part).every((pair) => has.has(pair))).toBe(true);
      }),
    );
  });
});
