/** A set of characters, asked by code unit. */
export type CharSet = (code: number) => boolean;

/**
 * Holds the characters in a table with a place for each code unit: what is asked of every character of a text costs several times as much in
 * a Set. Characters beyond U+FFFF are not for it. Past the end of a text (NaN) stands none.
 */
export function charSet(chars: string): CharSet {
  const table = new Uint8Array(0x10000);
  for (const char of Array.from(chars)) table[char.charCodeAt(0)] = 1;
  return (code) => table[code & 0xffff] === 1;
}

/** White space as \s has it. */
export const whiteSpace =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';

/** The text up to its last character that is none of the set. */
export function withoutEnd(text: string, isIn: CharSet): string {
  let end = text.length;
  while (end > 0 && isIn(text.charCodeAt(end - 1))) end--;
  return text.slice(0, end);
}
