/** Plain text: exactly the characters of the file; its lines are its places. */

import { assembleDocument } from './assemble-document.ts';
import type { SourcePiece } from './assemble-document.ts';
import type { DecodedText } from '#server/platform/decode-text.ts';
import type { ReadResult } from './read-result.ts';

const version = 'txt/1';

/** Line breaks stay as they are: CR LF, LF or a lone CR. */
export function readPlainText(decoded: DecodedText): ReadResult {
  const pieces: SourcePiece[] = [];
  // By their ends: a pattern over whole lines runs out of stack on one of five million characters.
  let start = 0;
  for (const { 0: end, index } of decoded.text.matchAll(/\r\n|\r|\n/g)) {
    pieces.push({ text: decoded.text.slice(start, index + end.length), number: pieces.length + 1 });
    start = index + end.length;
  }
  if (start < decoded.text.length) pieces.push({ text: decoded.text.slice(start), number: pieces.length + 1 });
  return assembleDocument('txt', version, pieces, decoded.damaged);
}
