/**
 * Substring search of any length ≥ 2: white space, case and full-width forms do not count. The database keeps the pairs of neighbouring
 * characters of each text in an index (search_pairs), a text must have all those of the query, and is then looked through once more.
 */
import { compatible } from '#core/platform/compatible.ts';

/** Between the parts of a text; no substring reaches across. */
const between = '\u0001';

/** What search compares: NFKC (full-width digits and letters become half-width), lower case, no white space. Parts are kept apart by U+0001. */
export function searchText(parts: readonly (string | null)[]): string {
  return parts
    .filter((part) => part !== null && part !== '')
    .map((part) =>
      compatible(part ?? '')
        .toLowerCase()
        .replace(/\s/gu, ''),
    )
    .join(between);
}

/** The words of a query, normalised; null when one is shorter than two characters, which the index cannot serve. */
export function queryWords(query: string): readonly string[] | null {
  const words = query
    .split(/\s+/u)
    .map((word) => searchText([word]))
    .filter((word) => word !== '');
  return words.length === 0 || words.some((word) => !hasPair(word)) ? null : words;
}

/** Whether two characters stand beside each other in one part. A character outside of the basic plane is one. */
function hasPair(search: string): boolean {
  return search.split(between).some((part) => Array.from(part).length > 1);
}
