import { charSet } from '#core/platform/char-set.ts';
import { genericHeading } from './clause-role.ts';
import type { Line } from './lines.ts';
import { trimRange } from './lines.ts';

export interface HeadingText {
  readonly start: number;
  readonly end: number;
  /** alone: the line is nothing else; run-in: text follows in the line; none: the paragraph has no heading. */
  readonly kind: 'alone' | 'run-in' | 'none';
}

/** The longest run-in heading and the longest line that is a heading and nothing else. */
const longestRunIn = 28;
const longestAlone = 60;
const inner = /[，,：:；;]/;
const quotes = new Map([
  ['“', '”'],
  ['《', '》'],
]);

/** 加快推进甲工程建设。（3.5亿元）: what stands in a bracket belongs to the sentence before it, which heads nothing. */
const onlyBracket = /^\s*[（(][^（()）。；]*[）)]。?$/u;

const isStopOrQuote = charSet('。“”《》');

/** The first full stop that stands outside of quotation marks and book-title marks. */
function firstStop(text: string, from: number, to: number): number {
  let close: string | null = null;
  for (let at = from; at < to; at++) {
    if (!isStopOrQuote(text.charCodeAt(at))) continue;
    const char = text.charAt(at);
    if (close !== null) {
      if (char === close || char === '。') close = null;
      if (char !== '。') continue;
    }
    if (char === '。') return at;
    close = quotes.get(char) ?? null;
  }
  return -1;
}

/** A sentence alone in its line, with commas, heads the numbers below it: （一）优化产业结构，推动绿色转型。 */
const longestSentence = 45;

/**
 * Reads the heading of a numbered line; `from` follows the number, `to` precedes an assignment that closes the line.
 * `deeperFollows`: the next line carries the number of a lower level.
 */
export function readHeadingText(
  text: string,
  line: Line,
  from: number,
  to: number,
  closedByAssignment: boolean,
  deeperFollows: boolean,
): HeadingText {
  const range = trimRange(text, from, to);
  if (!range) return { start: from, end: from, kind: 'none' };
  const { start, end } = range;
  const none: HeadingText = { start, end: start, kind: 'none' };
  const spaced = line.restored ? spacedRange(text, start, end) : null;
  if (spaced) return spaced;
  const stop = firstStop(text, start, Math.min(end, start + longestAlone + 1));
  if (stop >= 0) {
    const heading = text.slice(start, stop);
    const generic = line.restored ? genericRange(text, start, end) : null;
    if (generic && generic.end - start + 4 <= heading.length) return generic;
    const isFollowed = deeperFollows || !onlyBracket.test(text.slice(stop + 1, Math.min(end, stop + 1 + longestAlone)));
    if (isFollowed && heading.length <= longestRunIn && heading.length > 0 && !inner.test(heading))
      return { start, end: stop, kind: 'run-in' };
    if (deeperFollows && stop + 1 >= end && heading.length <= longestSentence && !/[：:；;]/.test(heading))
      return { start, end: stop, kind: 'alone' };
    return generic ?? none;
  }
  const lost = line.restored ? genericRange(text, start, end) : null;
  if (lost) return lost;
  if (end - start > longestAlone) return none;
  const whole = text.slice(start, end);
  if (/[；;，,、]$/.test(whole)) return none;
  const colon = /[：:]\s*$/.exec(whole);
  const body = colon ? whole.slice(0, colon.index) : whole;
  if (/[：:；;]/.test(body)) return none;
  if (closedByAssignment && /[，,]/.test(body)) return none;
  return { start, end: start + body.trimEnd().length, kind: 'alone' };
}

/** Where breaks are lost: 一、指导思想全面贯彻… */
function genericRange(text: string, start: number, end: number): HeadingText | null {
  const found = genericHeading.exec(text.slice(start, Math.min(end, start + 24)));
  if (!found || found[0].length < 3) return null;
  const after = text.charAt(start + found[0].length);
  if (/[的地得。，、：；和与及]/.test(after)) return null;
  return { start, end: start + found[0].length, kind: start + found[0].length >= end ? 'alone' : 'run-in' };
}

/** Where breaks became spaces: （五）具体指标 表1主要指标表 */
function spacedRange(text: string, start: number, end: number): HeadingText | null {
  const found = /^[^\s，。：；,;:]{2,29}[^\s，。：；、,;:A-Za-z0-9](?=\s+[^A-Za-z\s])/.exec(text.slice(start, Math.min(end, start + 32)));
  return found ? { start, end: start + found[0].length, kind: 'run-in' } : null;
}

/** In a document whose chapters all have a heading in their line, a long first sentence is one too. */
export function longHeadingText(text: string, from: number, to: number): HeadingText | null {
  const range = trimRange(text, from, to);
  if (!range) return null;
  const stop = firstStop(text, range.start, Math.min(range.end, range.start + 46));
  return stop > 0 && stop + 1 < range.end ? { start: range.start, end: stop, kind: 'run-in' } : null;
}
