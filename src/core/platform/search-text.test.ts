import { describe, expect, it } from 'vitest';
import { holdsText, queryWords, searchText } from './search-text.ts';
import { isTooShort } from './search-words.ts';

describe('what search looks through', () => {
  it('is folded part by part, and keeps the parts apart', () => {
    expect(searchText(['Ｓ１０３ 公路', null, '', '“”', 'AB', '一\u0001二'])).toBe('s103公路\u0001ab\u0001一二');
  });
  it.each([
    ['机场', ['机场']],
    [' 机场  高速 ', ['机场', '高速']],
    ['“十四五”  規劃', ['十四五', '规划']],
    ['场', null],
    ['机场 场', null],
    ['机场 「场」', null],
    ['', null],
    ['“”', null],
    ['𠮷', null],
    ['𠮷野', ['𠮷野']],
    ['场\u0001', null],
    ['机\u0001场', ['机场']],
  ])('query %j', (query, words) => {
    expect(queryWords(query)).toEqual(words);
  });
});

it.each([
  ['發展', true],
  ['改革 泰安', true],
  ['改革 wang', true],
  ['委wang', false],
  ['改革 济南', false],
  ['', true],
  ['“', true],
])('a box that holds what it looks through: %j %s', (query, holds) => {
  expect(holdsText(['泰安市发展改革委', null, 'Wang'], query)).toBe(holds);
});

it.each([
  ['机场', false],
  [' 机场  高速 ', false],
  ['机 高速', true],
  ['机场 高', true],
  ['𠮷', true],
  ['', false],
])('a box that asks refuses what has a word of one character: %j %s', (query, refused) => {
  expect(isTooShort(query)).toBe(refused);
});
