/**
 * Substring search of any length ≥ 2: a text is kept with the set of its two-character substrings, and a query must find all of its own
 * in that set. White space, case and full-width forms do not count. What the sets agree on is checked once more against the text.
 */
import { compatible } from '#core/platform/compatible.ts';

/** What search compares: NFKC (full-width digits and letters become half-width), lower case, no white space. Parts are kept apart by U+0001. */
export function searchText(parts: readonly (string | null)[]): string {
  return parts
    .filter((part) => part !== null && part !== '')
    .map((part) =>
      compatible(part ?? '')
        .toLowerCase()
        .replace(/\s/gu, ''),
    )
    .join('\u0001');
}

/** Distinct two-code-point substrings of a text made by searchText, in order of appearance; none cross from part to part. */
export function bigrams(search: string): string[] {
  const found = new Set<string>();
  for (const part of search.split('\u0001')) {
    let previous = '';
    for (const character of part) {
      if (previous !== '') found.add(previous + character);
      previous = character;
    }
  }
  return [...found];
}

/** The words of a query, normalised; null when one is shorter than two characters, which the index cannot serve. */
export function queryWords(query: string): readonly string[] | null {
  const words = query
    .split(/\s+/u)
    .map((word) => searchText([word]))
    .filter((word) => word !== '');
  return words.length === 0 || words.some((word) => bigrams(word).length === 0) ? null : words;
}
