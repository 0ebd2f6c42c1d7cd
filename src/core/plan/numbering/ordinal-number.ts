import { parseArabicNumber, parseChineseNumber } from './chinese-number.ts';
import { matchAt, type NumberStyle } from './number-style.ts';

function ordinal(name: string, rank: number, pattern: RegExp): NumberStyle {
  return {
    name,
    rank,
    opening: '第',
    match(text, at) {
      const found = matchAt(pattern, text, at);
      if (!found) return null;
      const value = parseChineseNumber(found[1] ?? '') ?? parseArabicNumber(found[1] ?? '');
      return value === null ? null : { value, printed: found[0].replace(/\s/g, ''), end: at + found[0].length };
    },
  };
}

const count = '[一二三四五六七八九十百零〇两\\d]{1,6}';

/** 第一部分, 第一编 */
export const partNumber = ordinal('part', 0, new RegExp(`第\\s?(${count})\\s?(?:部分|编|篇)(?![的之规所中内])`, 'y'));
/** 第一章 */
export const chapterNumber = ordinal('chapter', 1, new RegExp(`第\\s?(${count})\\s?章(?![的之规所中内])`, 'y'));
/** 第一节 */
export const sectionNumber = ordinal('section', 2, new RegExp(`第\\s?(${count})\\s?节(?![的之规所中内])`, 'y'));
/** 第一条, set off by a space: 第一条规定 is a reference, not a number. */
export const articleNumber = ordinal('article', 3, new RegExp(`第\\s?(${count})\\s?条(?=[\\s【]|$)`, 'y'));
