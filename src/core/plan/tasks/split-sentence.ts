import { charSet, whiteSpace } from '#core/platform/char-set.ts';
import type { Range } from '../parsed-plan.ts';

/** What stands between two ；。： — an ordered run of comma parts. */
export interface Piece extends Range {
  readonly parts: readonly Range[];
}

/** A sentence up to its 。 or the end of its line. */
export interface Sentence extends Range {
  readonly pieces: readonly Piece[];
}

const code = (char: string): number => char.charCodeAt(0);
const roundOpen = [code('（'), code('(')];
const roundClose = [code('）'), code(')')];
/** What closes each opening bracket; round brackets of either width close each other. */
const closing = new Map<number, readonly number[]>([
  ...roundOpen.map((open): [number, readonly number[]] => [open, roundClose]),
  [code('“'), [code('”')]],
  [code('《'), [code('》')]],
  [code('〔'), [code('〕')]],
  [code('「'), [code('」')]],
  [code('【'), [code('】')]],
]);
const newline = code('\n');
/** A bracket that is not closed within so many characters is a slip of the pen and binds nothing. */
const maxBracketLength = 160;

/** The index of the bracket that closes the one at `at`, or -1. */
function closingAt(text: string, at: number, end: number, closers: readonly number[]): number {
  const open = text.charCodeAt(at);
  const isRound = closers === roundClose;
  const limit = Math.min(end, at + maxBracketLength);
  let depth = 0;
  for (let i = at; i < limit; i++) {
    const char = text.charCodeAt(i);
    if (char === newline) return -1;
    if (char === open || (isRound && roundOpen.includes(char))) depth++;
    else if (closers.includes(char) && --depth === 0) return i;
  }
  return -1;
}

const listNumber =
  /[（(]\d{1,2}[)）]|[一二三四五六七八九十]{1,3}是要?|\d{1,2}(?:[.．](?=\d{1,2}月)|[.．、](?!\d)|、(?=\d{1,2}月(?:\d|[底末初上中下])))|[①-⑳]|[—-]{1,2}|第[一二三四五六七八九]，/y;

const isSpace = charSet(whiteSpace);
const isSpaceOrComma = charSet(`${whiteSpace}，,`);
/** What a number of a list begins with: most pieces begin with none of it. */
const mayNumber = charSet('（(0123456789一二三四五六七八九十第—-①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳');

/** Past the white space and the number of a list item that a piece may begin with. */
export function pastListNumber(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isSpace(text.charCodeAt(at))) at++;
  if (!mayNumber(text.charCodeAt(at))) return at;
  listNumber.lastIndex = at;
  const number = listNumber.exec(text);
  return number !== null && at + number[0].length < end ? at + number[0].length : at;
}

function trimmed(text: string, range: Range): Range {
  const start = pastListNumber(text, range.start, range.end);
  let end = range.end;
  while (end > start && isSpaceOrComma(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

/** The characters that open a bracket or may end a part; all others are passed over. */
const isDelimiter = charSet(`${String.fromCharCode(...closing.keys())}。！\n；;：:，,`);

const isDigit = (char: string | undefined): boolean => char !== undefined && char >= '0' && char <= '9';

/** The comma parts of a stretch of running text, in order. */
export function commaParts(text: string, start: number, end: number): Range[] {
  const parts: Range[] = [];
  for (const { pieces } of splitSentences(text, start, end)) {
    for (const piece of pieces) for (const part of piece.parts) parts.push(part);
  }
  return parts;
}

/** Splits a stretch of running text into sentences, pieces and comma parts; brackets and quotation marks bind what they hold. */
export function splitSentences(text: string, start: number, end: number): Sentence[] {
  const sentences: Sentence[] = [];
  let pieces: Piece[] = [];
  let parts: Range[] = [];
  let sentenceAt = start;
  let pieceAt = start;
  let partAt = start;
  const closePart = (at: number): void => {
    const part = trimmed(text, { start: partAt, end: at });
    if (part.end > part.start) parts.push(part);
    partAt = at + 1;
  };
  const closePiece = (at: number): void => {
    closePart(at);
    if (parts.length > 0) pieces.push({ start: pieceAt, end: at, parts });
    parts = [];
    pieceAt = at + 1;
  };
  const closeSentence = (at: number): void => {
    closePiece(at);
    if (pieces.length > 0) sentences.push({ start: sentenceAt, end: at, pieces });
    pieces = [];
    sentenceAt = at + 1;
  };
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (!isDelimiter(unit)) continue;
    const char = text.charAt(at);
    const closers = closing.get(unit);
    if (closers !== undefined) {
      const close = closingAt(text, at, end, closers);
      if (close > at) at = close;
    } else if (char === '。' || char === '！' || char === '\n') closeSentence(at);
    else if (char === '；' || char === ';' || char === '：' || (char === ':' && !isDigit(text[at - 1]))) closePiece(at);
    else if (char === '，' || (char === ',' && !(isDigit(text[at - 1]) && isDigit(text[at + 1])))) closePart(at);
  }
  closeSentence(end);
  return sentences;
}
