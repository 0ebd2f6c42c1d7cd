import { bracketedArabicNumber, bracketedChineseNumber, halfBracketedNumber } from './bracketed-number.ts';
import { circledNumber } from './circled-number.ts';
import { commaNumber } from './comma-number.ts';
import { decimalNumber, dottedNumber } from './dotted-number.ts';
import type { NumberMark, NumberStyle } from './number-style.ts';
import { articleNumber, chapterNumber, partNumber, sectionNumber } from './ordinal-number.ts';

/** Every style of number that a heading may carry; a fraction is tried before the plain number that it begins with. */
export const numberStyles: readonly NumberStyle[] = [
  partNumber,
  chapterNumber,
  sectionNumber,
  articleNumber,
  commaNumber,
  bracketedChineseNumber,
  decimalNumber,
  dottedNumber,
  bracketedArabicNumber,
  halfBracketedNumber,
  circledNumber,
];

/** The characters that a number can begin with; all else is skipped without trying a style. */
const opening = /[第一二三四五六七八九十百（(〔0-9０-９①-⑳]/;

/** Reads the numbers that could stand at an offset, likeliest first: 1.1 may be a number of two parts or `1.` before a digit. */
export function readMarks(text: string, at: number): NumberMark[] {
  if (!opening.test(text.charAt(at))) return [];
  const marks: NumberMark[] = [];
  for (const style of numberStyles) {
    const found = style.match(text, at);
    if (found) marks.push({ style, start: at, value: found.value, printed: found.printed, end: found.end });
  }
  return marks;
}
