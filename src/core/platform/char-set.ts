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
