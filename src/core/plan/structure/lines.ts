import { charSet, whiteSpace } from '#core/platform/char-set.ts';

/** A line without its indentation and trailing space. Blank lines are left out. */
export interface Line {
  readonly start: number;
  readonly end: number;
  /** The break before or after it is not in the text: it was lost and is restored here. */
  readonly restored: boolean;
}

const lineBreak = /[\n\r\u2028\u2029\f\v]+/g;
// Byte-order marks and zero-width spaces come with text copied from web pages.
const isSpace = charSet(`${whiteSpace}\u200b\0`);

/** Trims a range to its first and last character that is no space; null when nothing is left. */
export function trimRange(text: string, from: number, to: number): { start: number; end: number } | null {
  let start = from;
  let end = to;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return start < end ? { start, end } : null;
}

/** The lines of a text, in order. */
export function readLines(text: string): Line[] {
  const lines: Line[] = [];
  let from = 0;
  const add = (to: number): void => {
    const range = trimRange(text, from, to);
    if (range) lines.push({ ...range, restored: false });
  };
  for (const found of text.matchAll(lineBreak)) {
    add(found.index);
    from = found.index + found[0].length;
  }
  add(text.length);
  return lines;
}

/** Cuts a line at offsets within it (ascending) and marks the pieces as restored. */
export function cutLine(text: string, line: Line, cuts: readonly number[]): Line[] {
  const pieces: Line[] = [];
  let from = line.start;
  for (const cut of [...cuts, line.end]) {
    if (cut <= from) continue;
    const range = trimRange(text, from, cut);
    if (range) pieces.push({ ...range, restored: true });
    from = cut;
  }
  return pieces;
}
