/**
 * Substring search of any length ≥ 2 in texts as foldText reads them. The database keeps the pairs of neighbouring characters of each text in
 * an index (search_pairs), a text must have all those of the query, and is then looked through once more.
 */
import { foldText } from '#core/platform/fold-text.ts';
import { isTooShort, wordsOf } from '#core/platform/search-words.ts';

/** Between the parts of a text; no substring reaches across. */
const between = '\u0001';

/** What search looks through: each part folded, kept apart by U+0001. */
export function searchText(parts: readonly (string | null)[]): string {
  return parts
    .map((part) => foldText(part ?? ''))
    .filter((part) => part !== '')
    .join(between);
}

/** The words of a query, folded; null when one is shorter than two characters, which the index cannot serve. A character outside of the basic plane is one. */
export function queryWords(query: string): readonly string[] | null {
  const words = foldedWords(query);
  return words.length === 0 || words.some(isTooShort) ? null : words;
}

/** The words of a query, folded, of any length. */
export function foldedWords(query: string): readonly string[] {
  return wordsOf(query)
    .map(foldText)
    .filter((word) => word !== '');
}

/** Whether the parts of a text hold all words of a query, for boxes that look through what is already there; nothing typed is in every text. */
export function holdsText(parts: readonly (string | null)[], query: string): boolean {
  const words = foldedWords(query);
  const said = searchText(parts);
  return words.every((word) => said.includes(word));
}
