import type { Sentence } from './split-sentence.ts';

const longestHeading = 22;

/** The sentences of one stretch of the plan. */
type SentenceRun = readonly Sentence[];

/**
 * The sentences that only name what the next ones spell out (补齐短板。全面梳理…，制定…。). They are short, have no comma and come in a series:
 * in one paragraph, or at the head of most paragraphs that have no number; 一是… marks one by itself.
 */
export function runInHeadings(text: string, runs: readonly SentenceRun[]): ReadonlySet<Sentence> {
  const headings = new Set<Sentence>();
  const atLineStart: Sentence[] = [];
  let lines = 0;
  for (const sentences of runs) {
    const short: Sentence[] = [];
    const listing: Sentence[] = [];
    sentences.forEach((sentence, index) => {
      const next = sentences[index + 1];
      const opensLine = next !== undefined && startsLine(text, sentence) && text[sentence.end] === '。';
      if (opensLine) lines++;
      const part = sentence.pieces[0]?.parts[0];
      if (!part || !next || !namesOnly(sentence) || text[sentence.end] !== '。') return;
      if (!spellsOut(next) && !opensLine) return;
      const before = sentences[index - 1];
      if (before && namesOnly(before) && startsLine(text, before)) return;
      if (/^\s*[一二三四五六七八九十]是/u.test(text.slice(sentence.start, part.start))) headings.add(sentence);
      else if (/[、0-9]/u.test(text.slice(part.start, part.end))) listing.push(sentence);
      else short.push(sentence);
      if (opensLine) atLineStart.push(sentence);
    });
    if (short.length >= 2) for (const sentence of [...short, ...listing]) headings.add(sentence);
  }
  if (atLineStart.length >= 3 && atLineStart.length * 5 >= lines * 3) for (const sentence of atLineStart) headings.add(sentence);
  return headings;
}

function namesOnly(sentence: Sentence): boolean {
  const [piece, ...others] = sentence.pieces;
  const part = piece?.parts[0];
  return part !== undefined && others.length === 0 && piece?.parts.length === 1 && part.end - part.start <= longestHeading;
}

function spellsOut(sentence: Sentence): boolean {
  return sentence.end - sentence.start >= longestHeading || (sentence.pieces[0]?.parts.length ?? 0) > 1;
}

/** Whether nothing but white space stands before the sentence on its line. */
function startsLine(text: string, sentence: Sentence): boolean {
  let at = sentence.pieces[0]?.parts[0]?.start ?? sentence.start;
  while (/[^\S\n]/u.test(text.charAt(at - 1))) at--;
  return at === 0 || text.charAt(at - 1) === '\n';
}
