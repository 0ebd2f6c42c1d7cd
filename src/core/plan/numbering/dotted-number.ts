import { parseArabicNumber } from './chinese-number.ts';
import { matchAt, type NumberStyle } from './number-style.ts';

const dotted = /([0-9０-９]{1,3})\s?[.．﹒、]\s?/y;
const decimal = /([0-9]{1,2}(?:[.．][0-9]{1,2}){1,3})(?![0-9.．%％])[、.]?/y;
/** A month has no fraction: 2.5月30日前 is the second item. */
const monthBehindDot = /(?<=[.．﹒]\s?)[0-9]{1,2}月/y;
/** What follows a decimal fraction or a count, never a heading: 1.5亿元, 2.3%, 3、4月. */
const quantity = /[0-9０-９]+(?:[.．][0-9]+)?(?:[%％‰亿万倍元吨]|平方|公里|公顷|公斤|个百分点|月|日)/y;
const digit = /[0-9０-９]/y;

/** 1. 1． 1﹒ 1、 — but not the fraction in 1.5亿元 nor the months in 1、2月. */
export const dottedNumber: NumberStyle = {
  name: 'dotted',
  rank: 6,
  opening: '0123456789０１２３４５６７８９',
  match(text, at) {
    const found = matchAt(dotted, text, at);
    if (!found) return null;
    const end = at + found[0].length;
    if (matchAt(quantity, text, end) && !matchAt(monthBehindDot, text, end)) return null;
    const value = parseArabicNumber(found[1] ?? '');
    return value === null || value === 0 ? null : { value, printed: (found[1] ?? '').trim(), end };
  },
};

/** 1.1 or 1.2.3 before a word. `value` is the last part; the parts before it are checked where the tree is built. */
export const decimalNumber: NumberStyle = {
  name: 'decimal',
  rank: 7,
  opening: '0123456789',
  match(text, at) {
    const found = matchAt(decimal, text, at);
    if (!found) return null;
    const printed = (found[1] ?? '').replace(/．/g, '.');
    const end = at + found[0].length;
    if (matchAt(digit, text, end) || /^[%％‰亿万千百元吨米个倍项家人次年月日]/.test(text.slice(end, end + 1))) return null;
    const value = Number(printed.slice(printed.lastIndexOf('.') + 1));
    return value === 0 ? null : { value, printed, end };
  },
};
