import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchUnits, withSuccessors, type PinyinOf } from '#core/unit/picker.ts';

const syllables: Readonly<Record<string, string>> = {
  市: 'shi',
  发: 'fa',
  展: 'zhan',
  改: 'gai',
  革: 'ge',
  委: 'wei',
  财: 'cai',
  政: 'zheng',
  局: 'ju',
  泰: 'tai',
  山: 'shan',
  区: 'qu',
  西: 'xi',
  安: 'an',
  站: 'zhan',
};
const pinyinOf: PinyinOf = (name) => Array.from(name, (char) => syllables[char] ?? char);
const unit = (id: string, position: number, ...names: string[]) => ({
  id,
  position,
  names: names.map((name) => ({ name, form: 'full' as const, validFrom: null, validTo: null, checked: false, source: null })),
});
const units = [
  unit('taishan', 40, '泰山区'),
  unit('caizheng', 20, '市财政局'),
  unit('fagai', 10, '泰安市发展和改革委员会', '市发展改革委'),
  unit('xian', 50, '西安站'),
  unit('b-zone', 60, '保税区（B区）'),
];

describe('a picker', () => {
  it.each([
    ['', 'fagai caizheng taishan xian b-zone'],
    ['  ', 'fagai caizheng taishan xian b-zone'],
    ['市', 'fagai caizheng'],
    ['财政', 'caizheng'],
    ['改革', 'fagai'],
    ['泰', 'fagai taishan'],
    ['安', 'fagai xian'],
    ['（b区）', 'b-zone'],
    ['(B', 'b-zone'],
    ['（财政', 'caizheng'],
    ['财政局）', 'caizheng'],
    ['（ｃｚｊ', 'caizheng'],
    ['ｃｚｊ', 'caizheng'],
    ['czj', 'caizheng'],
    ['scz', 'caizheng'],
    ['caizheng', 'caizheng'],
    ['caizj', 'caizheng'],
    ['CZJ', 'caizheng'],
    ['fzggw', 'fagai'],
    ['fgw', 'fagai'],
    ['財政局', 'caizheng'],
    ['保税区〔Ｂ', 'b-zone'],
    ['gaige', 'fagai'],
    ["xi'an", 'xian'],
    ['tsq', 'taishan'],
    ['fazhanx', ''],
    ['hospital', ''],
    ['发展局', ''],
  ])('finds for %j: %s', (query, expected) => {
    expect(
      matchUnits(query, units, pinyinOf)
        .map(({ id }) => id)
        .join(' '),
    ).toBe(expected);
  });

  it('counts characters alone while the pinyin is not there', () => {
    expect(matchUnits('czj', units)).toEqual([]);
    expect(matchUnits('财政', units)).toHaveLength(1);
  });

  it('puts an equal name before a part, a part before its pinyin, and keeps the official order among equals', () => {
    const near = [unit('c', 3, '山财政区'), unit('a', 1, '市财政局'), unit('d', 4, '财政'), unit('b', 2, '财政局')];
    expect(matchUnits('财政', near, pinyinOf).map(({ id }) => id)).toEqual(['d', 'b', 'a', 'c']);
  });

  it.each([
    // The beginning of a name by its letters before a part of it, a part before scattered initials.
    ['cz', ['泰山财政站', '市财政局', '财政站'], '市财政局 财政站 泰山财政站'],
    ['fgw', ['发展改革委', '泰西发改委', '市发改委'], '市发改委 泰西发改委 发展改革委'],
    ['fw', ['发展委'], ''],
    ['fzw', ['发展改委'], '发展改委'],
    ['fzww', ['发展改委'], ''],
    ["'", ['市财政局'], '市财政局'],
    ['cai1', ['财政局'], ''],
    ['1cai', ['财政局'], ''],
    ['caiz', ['财'], ''],
    ['xian', ['西安站', '西安'], '西安站 西安'],
  ])('puts for %j of %j: %s', (query, names, expected) => {
    const found = matchUnits(
      query,
      names.map((name, at) => unit(name, at, name)),
      pinyinOf,
    );
    expect(found.map(({ id }) => id).join(' ')).toBe(expected);
  });

  it('puts an equal name of letters first', () => {
    const lettered = [unit('part', 1, 'ABC'), unit('equal', 2, 'AB'), unit('inside', 3, 'XAB')];
    expect(matchUnits('ab', lettered, pinyinOf).map(({ id }) => id)).toEqual(['equal', 'part', 'inside']);
  });

  it('finds every name by any stretch of it and by its initials, and never throws', () => {
    const word = fc.array(fc.constantFrom(...Object.keys(syllables)), { minLength: 1, maxLength: 8 }).map((chars) => chars.join(''));
    fc.assert(
      fc.property(word, fc.nat(7), fc.string({ unit: 'binary' }), (name, from, noise) => {
        const one = [unit('one', 1, name)];
        expect(matchUnits(name.slice(from), one, pinyinOf)).toEqual(one);
        expect(
          matchUnits(
            pinyinOf(name)
              .map((syllable) => syllable.charAt(0))
              .join(''),
            one,
            pinyinOf,
          ),
        ).toEqual(one);
        expect(matchUnits(pinyinOf(name).join(''), one, pinyinOf)).toEqual(one);
        matchUnits(noise, units, pinyinOf);
      }),
    );
  });
});

it('a unit that ended stands behind what took over, each once', () => {
  const [one, two, old] = [{ id: 'one' }, { id: 'two' }, { id: 'old', successorIds: ['two', 'gone'] }];
  const all = [one, two, old];
  expect(withSuccessors([old], all)).toEqual([two, old]);
  expect(withSuccessors([one, two, old], all)).toEqual([one, two, old]);
  expect(withSuccessors([old, two], all)).toEqual([two, old]);
});
