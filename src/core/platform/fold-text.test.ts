import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from './fold-text.ts';

describe('what people take for the same text', () => {
  it.each([
    [
      'quotation marks of every kind, and none',
      ['“十四五”规划', '"十四五"规划', '「十四五」规划', '『十四五』规划', '‘十四五’规划', '＂十四五＂规划', '十四五规划'],
    ],
    ['dashes, short and long', ['济南-泰安', '济南—泰安', '济南–泰安', '济南——泰安', '济南－泰安', '济南~泰安', '济南～泰安']],
    ['brackets', ['鲁政发〔2020〕8号', '鲁政发[2020]8号', '鲁政发（2020）8号', '鲁政发【2020】8号', '鲁政发［2020］8号']],
    ['width and case', ['Ｓ１０３', 'S103', 's103', 'ｓ１０３', 'S 103', 'S　103']],
    ['Kangxi radicals', ['高新区', '⾼新区', '⾼新⼖'.replace('⼖', '区')]],
    ['radicals that NFKC leaves', ['龙门车马长风', '⻰⻔⻋⻢⻓⻛']],
    ['compatibility ideographs', ['金融', '\uF90A融']],
    ['Traditional characters', ['泰安市发展和改革委员会', '泰安市發展和改革委員會']],
    ['zeros', ['二〇二〇年', '二○二○年', '二◯二〇年']],
    ['middle dots', ['阿卜杜拉·买买提', '阿卜杜拉•买买提', '阿卜杜拉・买买提']],
    ['what cannot be seen', ['机场', '机\u200B场', '机\u00AD场', '机场\uFE00', '\uFEFF机场']],
  ])('is one: %s', (_case, forms) => {
    expect(new Set(forms.map(foldText)).size, forms.map(foldText).join(' ')).toBe(1);
  });

  it('leaves apart what differs', () => {
    expect(new Set(['济南', '济-南', '(济南)', '济南·', '齐南'].map(foldText)).size).toBe(5);
  });

  it('finds a part by itself, whatever stands around it', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[一-龥a-z0-9]{0,6}$/u),
        fc.stringMatching(/^[“”一-龥（—A-Z]{1,6}$/u),
        fc.stringMatching(/^[一-龥]{0,6}$/u),
        (before, part, after) => foldText(`${before}${part}${after}`).includes(foldText(part)),
      ),
    );
  });

  it('folds what is folded to itself, each character that there is', () => {
    const twice: string[] = [];
    for (let from = 0; from <= 0x10_ff_ff; from += 256) {
      const characters = Array.from({ length: 256 }, (_none, at) => String.fromCodePoint(from + at)).filter((one) => one.isWellFormed());
      const folded = foldText(characters.join('|'));
      if (foldText(folded) !== folded) twice.push(`U+${from.toString(16)} …`);
    }
    expect(twice).toEqual([]);
    expect(foldText('薴')).toBe(foldText('苎'));
  });

  it('folds what is folded to itself, whatever text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^[“”（）〔〕—-龥発發⺠ＡＢ\s\u{300}-\u{340}\u{200b}]*$/u),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const folded = foldText(pieces.join(''));
        expect(foldText(folded)).toBe(folded);
      }),
      { numRuns: 2000 },
    );
  });

  it('takes time with the length of a text, not with its square', () => {
    // The square took longer than a test may.
    expect(foldText('一-'.repeat(200_000))).toHaveLength(400_000);
  });
});
