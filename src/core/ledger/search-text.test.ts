import { describe, expect, it } from 'vitest';
import { queryWords, searchText } from './search-text.ts';

describe('what search compares', () => {
  it('knows no case, no width and no white space, and keeps parts apart', () => {
    expect(searchText(['Ｓ１０３ 公路', null, '', 'AB'])).toBe('s103公路\u0001ab');
  });
  it.each([
    ['机场', ['机场']],
    [' 机场  高速 ', ['机场', '高速']],
    ['场', null],
    ['机场 场', null],
    ['', null],
    ['𠮷', null],
    ['𠮷野', ['𠮷野']],
    ['场\u0001机', null],
    ['机场\u0001', ['机场\u0001']],
  ])('query %j', (query, words) => {
    expect(queryWords(query)).toEqual(words);
  });
});
