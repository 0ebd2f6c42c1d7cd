import { parseArabicNumber, parseChineseNumber } from './chinese-number.ts';
import { matchAt, type NumberStyle } from './number-style.ts';

const chinese = /[（(〔]\s?([一二三四五六七八九十百]{1,5})\s?[）)〕](?:[、.．](?![（(]))?/y;
const arabic = /[（(]\s?([0-9０-９]{1,3})\s?[）)](?:[、.．](?![（(]))?/y;
const halfChinese = /([一二三四五六七八九十]{1,3})[）)](?:[、.．](?![（(]))?/y;
const half = /([0-9０-９]{1,3})[）)](?:[、.．](?![（(]))?/y;
const reference = /[项款条、，,。]|至[（(]/y;

function printedOf(matched: string): string {
  return matched.replace(/\s/g, '').replace(/[、.．]$/, '');
}

/** （一） or (一), but not the reference 第（一）项 or （一）、（二）. */
export const bracketedChineseNumber: NumberStyle = {
  name: 'bracketed-chinese',
  rank: 5,
  opening: '（(〔',
  match(text, at) {
    const found = matchAt(chinese, text, at);
    if (!found) return null;
    const end = at + found[0].length;
    if (matchAt(reference, text, end)) return null;
    const value = parseChineseNumber(found[1] ?? '');
    return value === null ? null : { value, printed: printedOf(found[0]), end };
  },
};

/** （1） or (1) */
export const bracketedArabicNumber: NumberStyle = {
  name: 'bracketed-arabic',
  rank: 8,
  opening: '（(',
  match(text, at) {
    const found = matchAt(arabic, text, at);
    if (!found) return null;
    const end = at + found[0].length;
    if (matchAt(reference, text, end)) return null;
    const value = parseArabicNumber(found[1] ?? '');
    return value === null ? null : { value, printed: printedOf(found[0]), end };
  },
};

/** 1） or 1) */
export const halfBracketedNumber: NumberStyle = {
  name: 'half-bracketed',
  rank: 9,
  opening: '0123456789０１２３４５６７８９',
  match(text, at) {
    const found = matchAt(half, text, at);
    if (!found) return null;
    const value = parseArabicNumber(found[1] ?? '');
    return value === null ? null : { value, printed: printedOf(found[0]), end: at + found[0].length };
  },
};

/** 一） or 一) */
export const halfBracketedChineseNumber: NumberStyle = {
  name: 'half-bracketed-chinese',
  rank: 5,
  opening: '一二三四五六七八九十',
  match(text, at) {
    const found = matchAt(halfChinese, text, at);
    const value = parseChineseNumber(found?.[1] ?? '');
    return !found || value === null ? null : { value, printed: printedOf(found[0]), end: at + found[0].length };
  },
};
