/** Answers how long the longest word of a list is that stands in `text` at `at`; 0 where none does. */
export type WordList = (text: string, at: number) => number;

/** The second character is looked at first: with it most words of a group are told apart. */
interface Word {
  readonly word: string;
  readonly length: number;
  readonly second: number;
}

/** Compiles lists of words, separated by white space, so that looking one up costs no more than the words of its first character. */
export function wordList(...lists: readonly string[]): WordList {
  // Words by their first character, longest first. A table by code unit says which: it is asked at almost every character of a plan.
  const groups: Word[][] = [[]];
  const groupOf = new Uint16Array(0x10000);
  for (const word of new Set(lists.join(' ').split(/\s+/))) {
    if (word === '') continue;
    const first = word.charCodeAt(0);
    groupOf[first] ||= groups.push([]) - 1;
    groups[groupOf[first] ?? 0]?.push({ word, length: word.length, second: word.charCodeAt(1) });
  }
  for (const words of groups) words.sort((a, b) => b.length - a.length);
  return (text, at) => {
    const group = groupOf[text.charCodeAt(at) & 0xffff] ?? 0;
    if (group === 0) return 0;
    const second = text.charCodeAt(at + 1);
    for (const { word, length, second: own } of groups[group] ?? [])
      if (length === 1 || (own === second && (length === 2 || text.startsWith(word, at)))) return length;
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
