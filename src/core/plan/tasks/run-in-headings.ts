import type { Sentence } from './split-sentence.ts';

const longestHeading = 22;

/**
 * The indexes of the sentences that only name what the next ones spell out (补齐短板。全面梳理…，制定…). They are short, have no comma and
 * come in a series in one paragraph; 一是… marks one by itself.
 */
export function runInHeadings(text: string, sentences: readonly Sentence[]): ReadonlySet<number> {
  const numbered = new Set<number>();
  const short = new Set<number>();
  const listing = new Set<number>();
  sentences.forEach((sentence, index) => {
    const part = sentence.pieces[0]?.parts[0];
    if (!part || sentence.pieces.length > 1 || (sentence.pieces[0]?.parts.length ?? 0) > 1) return;
    const next = sentences[index + 1];
    if (part.end - part.start > longestHeading || !next || !spellsOut(next) || text[sentence.end] !== '。') return;
    if (/^\s*[一二三四五六七八九十]是/u.test(text.slice(sentence.start, part.start))) numbered.add(index);
    else if (!/[、0-9]/u.test(text.slice(part.start, part.end))) short.add(index);
    else listing.add(index);
  });
  return short.size >= 2 ? new Set([...numbered, ...short, ...listing]) : numbered;
}

function spellsOut(sentence: Sentence): boolean {
  return sentence.end - sentence.start >= longestHeading || (sentence.pieces[0]?.parts.length ?? 0) > 1;
}
