import type { NumberStyle } from './number-style.ts';

/** Numbers that are one character: the series of Unicode, from its first, with the style that they stand for. */
function enclosed(name: string, rank: number, from: string, count: number): NumberStyle {
  const first = from.charCodeAt(0);
  return {
    name,
    rank,
    opening: Array.from({ length: count }, (_, index) => String.fromCharCode(first + index)).join(''),
    match(text, at) {
      const value = text.charCodeAt(at) - first + 1;
      const end = /[、.．]/.test(text.charAt(at + 1)) ? at + 2 : at + 1;
      return value >= 1 && value <= count ? { value, printed: text.charAt(at), end } : null;
    },
  };
}

/** ㈠ */
export const enclosedChineseNumber = enclosed('enclosed-chinese', 5, '㈠', 10);
/** ⒈ */
export const enclosedDottedNumber = enclosed('enclosed-dotted', 6, '⒈', 20);
/** ⑴ */
export const enclosedArabicNumber = enclosed('enclosed-arabic', 8, '⑴', 20);
/** ① */
export const circledNumber = enclosed('circled', 10, '①', 20);
