/** How the words of a search are told apart before anybody folds them: light enough for every page. */

/** Fewer characters have no pair that the index could serve. */
export const shortestWord = 2;

/** The words of a query, split at white space. A character outside of the basic plane is one. */
export function wordsOf(query: string): readonly string[] {
  return query.split(/\s+/u).filter((word) => word !== '');
}

/** Whether a search refuses the query as it is typed: one of its words has a single character. */
export function isTooShort(query: string): boolean {
  return wordsOf(query).some((word) => Array.from(word).length < shortestWord);
}
