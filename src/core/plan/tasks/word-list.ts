/** Answers how long the longest word of a list is that stands in `text` at `at`; 0 where none does. */
export type WordList = (text: string, at: number) => number;

/** Compiles a list of words, separated by white space, so that looking one up costs no more than its first character's words. */
export function wordList(...lists: readonly string[]): WordList {
  const byFirst = new Map<string, string[]>();
  for (const word of new Set(lists.join(' ').split(/\s+/))) {
    const first = word[0];
    if (first === undefined) continue;
    const words = byFirst.get(first);
    if (words) words.push(word);
    else byFirst.set(first, [word]);
  }
  for (const words of byFirst.values()) words.sort((a, b) => b.length - a.length);
  return (text, at) => {
    const words = byFirst.get(text[at] ?? '');
    if (!words) return 0;
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
