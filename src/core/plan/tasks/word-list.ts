/** Answers how long the longest word of a list is that stands in `text` at `at`; 0 where none does. */
export type WordList = (text: string, at: number) => number;

/** Compiles lists of words, separated by white space, so that looking one up costs no more than the words of its first character. */
export function wordList(...lists: readonly string[]): WordList {
  // Keyed by code unit: taking a one-character string out of the text for every look-up would cost more than the look-up.
  const byFirst = new Map<number, string[]>();
  for (const word of new Set(lists.join(' ').split(/\s+/))) {
    if (word === '') continue;
    const first = word.charCodeAt(0);
    const words = byFirst.get(first);
    if (words) words.push(word);
    else byFirst.set(first, [word]);
  }
  for (const words of byFirst.values()) words.sort((a, b) => b.length - a.length);
  return (text, at) => {
    const words = byFirst.get(text.charCodeAt(at));
    if (words === undefined) return 0;
    for (const word of words) if (text.startsWith(word, at)) return word.length;
    return 0;
  };
}

/** Whether the whole of `word` is in the list. */
export function isWord(list: WordList, word: string): boolean {
  return word !== '' && list(word, 0) === word.length;
}

/** Where the first word of the list begins between `start` and `end`; -1 where none does. */
export function findWord(list: WordList, text: string, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    const length = list(text, at);
    if (length > 0 && at + length <= end) return at;
  }
  return -1;
}
