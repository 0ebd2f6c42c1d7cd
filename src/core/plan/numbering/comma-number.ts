import { parseChineseNumber } from './chinese-number.ts';
import { matchAt, type NumberStyle } from './number-style.ts';

const pattern = /([一二三四五六七八九十百]{1,5})\s?[、．.﹒]\s?/y;
const listOn = /[一二三四五六七八九十]{1,3}[、．]/y;

/** 一、 — but not 一、二、三产业, which lists numbers. */
export const commaNumber: NumberStyle = {
  name: 'comma',
  rank: 4,
  opening: '一二三四五六七八九十百',
  match(text, at) {
    const found = matchAt(pattern, text, at);
    if (!found) return null;
    const end = at + found[0].length;
    if (matchAt(listOn, text, end)) return null;
    const value = parseChineseNumber(found[1] ?? '');
    return value === null ? null : { value, printed: found[1] ?? '', end };
  },
};
