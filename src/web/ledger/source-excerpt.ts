/** The sentence around printed words: enough to understand it, and short enough that the marked words are in sight. */
const contextLength = 70;

/** The words before within the same paragraph; … where they were cut. */
export function sentenceBefore(before: string): string {
  const paragraph = before.slice(before.lastIndexOf('\n') + 1).trimStart();
  return paragraph.length > contextLength || (paragraph !== '' && paragraph === before) ? `…${paragraph.slice(-contextLength)}` : paragraph;
}

/** The words after within the same paragraph. */
export function sentenceAfter(after: string): string {
  const [paragraph = ''] = after.split('\n');
  return paragraph.length > contextLength || (paragraph !== '' && paragraph === after)
    ? `${paragraph.slice(0, contextLength)}…`
    : paragraph;
}
