import { describe, expect, it } from 'vitest';
import { parseArabicNumber, parseChineseNumber } from './chinese-number.ts';
import { readMarks } from './number-styles.ts';

describe('numerals', () => {
  it.each([
    ['一', 1],
    ['十', 10],
    ['十一', 11],
    ['二十', 20],
    ['三十五', 35],
    ['一百零三', 103],
    ['甲', null],
    ['', null],
  ])('reads %s as %s', (printed, value) => expect(parseChineseNumber(printed)).toBe(value));

  it.each([
    ['23', 23],
    ['２３', 23],
    ['2a', null],
  ])('reads %s as %s', (printed, value) => expect(parseArabicNumber(printed)).toBe(value));
});

describe('the number at the beginning of a line', () => {
  it.each([
    ['一、总体要求', 'comma', 1, '一'],
    ['二十一、落实', 'comma', 21, '二十一'],
    ['一．总体要求', 'comma', 1, '一'],
    ['（十二）落实责任', 'bracketed-chinese', 12, '（十二）'],
    ['(二)激发活力', 'bracketed-chinese', 2, '(二)'],
    ['（ 三 ）加强领导', 'bracketed-chinese', 3, '（三）'],
    ['四）加强领导', 'half-bracketed-chinese', 4, '四）'],
    ['1.明确目标', 'dotted', 1, '1'],
    ['8. 厘清关系', 'dotted', 8, '8'],
    ['1．支持企业', 'dotted', 1, '1'],
    ['1﹒推进建设', 'dotted', 1, '1'],
    ['１．支持企业', 'dotted', 1, '１'],
    ['3、加快建设', 'dotted', 3, '3'],
    ['23.2023年4月1日以后', 'dotted', 23, '23'],
    ['11.121人才项目', 'dotted', 11, '11'],
    ['（1）给予补贴', 'bracketed-arabic', 1, '（1）'],
    ['2）减免税费', 'half-bracketed', 2, '2）'],
    ['③做好服务', 'circled', 3, '③'],
    ['㈡强化考核', 'enclosed-chinese', 2, '㈡'],
    ['第一章 总则', 'chapter', 1, '第一章'],
    ['第十二条 本办法', 'article', 12, '第十二条'],
    ['第二部分 任务', 'part', 2, '第二部分'],
  ])('%s', (text, style, value, printed) => {
    expect(readMarks(text, 0).map((mark) => ({ style: mark.style.name, value: mark.value, printed: mark.printed }))).toEqual([
      { style, value, printed },
    ]);
  });

  it('leaves open whether 1.1 is a number of two parts', () => {
    expect(readMarks('1.1 建设平台', 0).map((mark) => mark.style.name)).toEqual(['decimal', 'dotted']);
  });

  it.each([
    '1.5亿元资金',
    '2.3%以上',
    '1、2月应缴',
    '2020.3月起',
    '一、二、三产业融合',
    '第一条规定的',
    '第三章的',
    '（一）、（二）项',
    '第二节中',
    '2023年底前',
    '一般公共预算',
    '0.2亿元',
  ])('%s carries none', (text) => expect(readMarks(text, 0)).toEqual([]));
});
