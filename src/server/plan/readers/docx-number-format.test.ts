import { describe, expect, it } from 'vitest';
import { formatNumber } from './docx-number-format.ts';

describe('formatNumber', () => {
  it.each([
    ['chineseCounting', [1, 10, 11, 20, 21, 99], '一 十 十一 二十 二十一 九十九'],
    ['chineseCountingThousand', [10, 100, 101, 110, 111, 1001, 1010], '十 一百 一百零一 一百一十 一百一十一 一千零一 一千零一十'],
    ['japaneseCounting', [9, 10, 19, 30, 100, 101, 211], '九 十 十九 三十 百 百一 二百十一'],
    ['chineseLegalSimplified', [1, 10, 12, 20], '壹 壹拾 壹拾贰 贰拾'],
    ['ideographDigital', [1, 10, 20], '一 一〇 二〇'],
    ['ideographTraditional', [1, 2, 10, 11], '甲 乙 癸 11'],
    ['ideographZodiac', [1, 12], '子 亥'],
    ['decimal', [1, 10], '1 10'],
    ['decimalZero', [1, 10], '01 10'],
    ['decimalFullWidth', [1, 10], '１ １０'],
    ['decimalEnclosedCircle', [1, 20, 21, 35, 36, 50], '① ⑳ ㉑ ㉟ ㊱ ㊿'],
    ['decimalEnclosedParen', [1, 20, 21], '⑴ ⒇ 21'],
    ['decimalEnclosedFullstop', [1, 20], '⒈ ⒛'],
    ['ideographEnclosedCircle', [1, 10], '㊀ ㊉'],
    ['upperRoman', [1, 4, 9, 14, 40], 'I IV IX XIV XL'],
    ['lowerRoman', [3, 8], 'iii viii'],
    ['upperLetter', [1, 26, 27], 'A Z AA'],
    ['lowerLetter', [2, 28], 'b bb'],
    ['ordinal', [1, 2, 3, 4, 11, 21], '1st 2nd 3rd 4th 11th 21st'],
    ['unheard', [7], '7'],
    ['none', [7], ''],
  ])('%s', (format, values, expected) => {
    expect(values.map((value) => formatNumber(value, format)).join(' ')).toBe(expected);
  });
});
