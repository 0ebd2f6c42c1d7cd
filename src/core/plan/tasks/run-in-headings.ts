import type { Range } from '../parsed-plan.ts';
import type { Sentence } from './split-sentence.ts';
import { isTakenUp } from './taken-up.ts';

const longestHeading = 22;

/** The sentences of one stretch of the plan. */
type SentenceRun = readonly Sentence[];

/** A sentence that may be a heading, with what it would head. */
interface Head {
  readonly sentence: Sentence;
  /** Whether what stands below it takes its words up again. */
  readonly takenUp: boolean;
}

/**
 * The sentences that only name what the next ones spell out (补齐短板。全面梳理…，制定…。). A heading that is taken for a task is a row too many, a task
 * that is taken for a heading is work that is lost, so three things must come together: the sentence names one thing and nothing that could be
 * checked; the next one is no such sentence itself, since beside its like it is one task of several; and they come in a series whose expositions
 * take their words up again. A series stands in one paragraph that opens so, or at the head of most paragraphs; 一是… marks one by itself.
 * `proofs` are the days and names that prove a task, in the order of the text. The last sentence before its units is none: nothing is below it.
 */
export function runInHeadings(text: string, runs: readonly SentenceRun[], proofs: readonly Range[]): ReadonlySet<Sentence> {
  const headings = new Set<Sentence>();
  const atLineStart: Head[] = [];
  let lines = 0;
  const namesOnly = readsName(text, proofs);
  for (const sentences of runs) {
    const names = sentences.map(namesOnly);
    const opens = sentences.map(
      (_, index) => names[index] === true && index + 1 < names.length && names[index + 1] === false && names[index - 1] !== true,
    );
    const heads: Head[] = [];
    sentences.forEach((sentence, index) => {
      const opensLine = index + 1 < sentences.length && text[sentence.end] === '。' && startsLine(text, sentence);
      if (opensLine) lines++;
      if (opens[index] !== true || text[sentence.end] !== '。') return;
      const next = opens.indexOf(true, index + 1);
      const end = (next < 0 ? sentences.at(-1) : sentences[next - 1])?.end ?? sentence.end;
      const head = { sentence, takenUp: isTakenUp(text, { start: wordsOf(sentence), end: sentence.end }, end) };
      heads.push(head);
      if (opensLine) atLineStart.push(head);
      if (counts(text, sentence)) headings.add(sentence);
    });
    if (heads.length >= 2 && isSeries(heads)) addAll(headings, heads);
  }
  if (atLineStart.length >= leastLines && atLineStart.length * 2 > lines && isSeries(atLineStart)) addAll(headings, atLineStart);
  return headings;
}

/** Two paragraphs may begin alike by chance. */
const leastLines = 3;

function addAll(headings: Set<Sentence>, heads: readonly Head[]): void {
  for (const { sentence } of heads) headings.add(sentence);
}

/** More of them are taken up than are not. */
function isSeries(heads: readonly Head[]): boolean {
  return heads.filter(({ takenUp }) => takenUp).length * 2 > heads.length;
}

/** Where a sentence begins behind its number. */
function wordsOf(sentence: Sentence): number {
  return sentence.pieces[0]?.parts[0]?.start ?? sentence.start;
}

/** 一是…: the number of a heading inside a paragraph. */
function counts(text: string, sentence: Sentence): boolean {
  return /^\s*[一二三四五六七八九十]是/u.test(text.slice(sentence.start, wordsOf(sentence)));
}

/** Whether a sentence, asked in the order of the text, names one thing, without a figure, a day or the name of a work. */
function readsName(text: string, proofs: readonly Range[]): (sentence: Sentence) => boolean {
  let next = 0;
  return ({ start, end, pieces }) => {
    while ((proofs[next]?.start ?? Infinity) < start) next++;
    const [piece, ...others] = pieces;
    const part = piece?.parts[0];
    if (part === undefined || others.length > 0 || piece?.parts.length !== 1 || part.end - part.start > longestHeading) return false;
    return (proofs[next]?.start ?? Infinity) >= end && !/[0-9]/u.test(text.slice(part.start, part.end));
  };
}

/** Whether nothing but white space stands before the sentence on its line. */
function startsLine(text: string, sentence: Sentence): boolean {
  let at = wordsOf(sentence);
  while (/[^\S\n]/u.test(text.charAt(at - 1))) at--;
  return at === 0 || text.charAt(at - 1) === '\n';
}
