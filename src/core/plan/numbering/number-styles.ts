import { bracketedArabicNumber, bracketedChineseNumber, halfBracketedChineseNumber, halfBracketedNumber } from './bracketed-number.ts';
import { commaNumber } from './comma-number.ts';
import { decimalNumber, dottedNumber } from './dotted-number.ts';
import { circledNumber, enclosedArabicNumber, enclosedChineseNumber, enclosedDottedNumber } from './enclosed-number.ts';
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
  halfBracketedChineseNumber,
  halfBracketedNumber,
  enclosedChineseNumber,
  enclosedDottedNumber,
  enclosedArabicNumber,
  circledNumber,
];

/** Every character that a number can begin with. */
export const numberOpenings = numberStyles.map(({ opening }) => opening).join('');

const none: readonly NumberStyle[] = [];
const stylesByOpening = new Map<number, NumberStyle[]>();
for (const style of numberStyles) {
  for (const char of Array.from(style.opening)) {
    const code = char.charCodeAt(0);
    stylesByOpening.set(code, [...(stylesByOpening.get(code) ?? []), style]);
  }
}

const noMarks: readonly NumberMark[] = [];

/** Reads the numbers that could stand at an offset, likeliest first: 1.1 may be a number of two parts or `1.` before a digit. */
export function readMarks(text: string, at: number): readonly NumberMark[] {
  const styles = stylesByOpening.get(text.charCodeAt(at)) ?? none;
  if (styles.length === 0) return noMarks;
  const marks: NumberMark[] = [];
  for (const style of styles) {
    const found = style.match(text, at);
    if (found) marks.push({ style, start: at, value: found.value, printed: found.printed, end: found.end });
  }
  return marks;
}
