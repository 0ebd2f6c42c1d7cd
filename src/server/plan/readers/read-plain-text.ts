/** Plain text: exactly the characters of the file; its lines are its places. */

import { assembleDocument } from './assemble-document.ts';
import type { SourcePiece } from './assemble-document.ts';
import type { DecodedText } from '#server/platform/decode-text.ts';
import type { ReadResult } from './read-result.ts';

const version = 'txt/1';

/** Line breaks stay as they are: CR LF, LF or a lone CR. */
export function readPlainText(decoded: DecodedText): ReadResult {
  const pieces: SourcePiece[] = [];
  for (const { 0: line } of decoded.text.matchAll(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g))
    pieces.push({ text: line, number: pieces.length + 1 });
  return assembleDocument('txt', version, pieces, decoded.damaged);
}
