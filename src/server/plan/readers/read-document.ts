/** Reads a plan document of any supported format. The one door to the readers; what a file is, its bytes say, not its name. */

import { decodeText, looksBinary } from '#server/platform/decode-text.ts';
import { readDocx } from './read-docx.ts';
import { decodeHtml, looksLikeHtml, readHtml } from './read-html.ts';
import { readMarkdown } from './read-markdown.ts';
import { readPdf } from './read-pdf.ts';
import { readPlainText } from './read-plain-text.ts';
import { limits, refuse } from './read-result.ts';
import type { ReadRefusal, ReadResult } from './read-result.ts';
import { sniffContent } from './sniff-content.ts';

export type { ReadDocument, ReadResult } from './read-result.ts';

const readable = new Set(['docx', 'pdf', 'html', 'htm', 'md', 'markdown', 'txt', 'text']);

function extensionOf(fileName: string): string {
  return /\.([^./\\]{1,12})$/.exec(fileName.trim())?.[1]?.toLowerCase() ?? '';
}

/** A file that says it is a plan and is not is mislabelled; one that says what it is is just not supported. */
function refuseForeign(found: string, extension: string): ReadRefusal {
  return readable.has(extension)
    ? refuse('document-mislabelled', { extension, found })
    : refuse('document-unsupported', { extension, found });
}

function readText(bytes: Uint8Array, extension: string): ReadResult {
  const decoded = decodeText(bytes);
  if (decoded === undefined || looksBinary(decoded.text)) {
    const isText = ['txt', 'text', 'md', 'markdown', 'html', 'htm'].includes(extension);
    return isText && !looksBinary(Buffer.from(bytes.subarray(0, 100_000)).toString('latin1'))
      ? refuse('document-encoding', { extension })
      : refuseForeign('binary', extension);
  }
  if (looksLikeHtml(decoded.text) || extension === 'html' || extension === 'htm') return readHtml(decodeHtml(bytes) ?? decoded);
  return extension === 'md' || extension === 'markdown' ? readMarkdown(decoded) : readPlainText(decoded);
}

/** Never throws for what is in the file: every way in which it can fail is a value. */
export async function readDocument(bytes: Uint8Array, fileName: string): Promise<ReadResult> {
  if (bytes.length === 0) return refuse('document-empty', { bytes: 0 });
  if (bytes.length > limits.fileMegabytes * 1024 * 1024) {
    return refuse('document-too-large', { what: 'file', limit: limits.fileMegabytes, bytes: bytes.length });
  }
  const extension = extensionOf(fileName);
  const content = sniffContent(bytes);
  switch (content.kind) {
    case 'docx':
      return readDocx(bytes, content.entries);
    case 'pdf':
      return await readPdf(bytes);
    case 'encrypted':
      return refuse('document-encrypted', { format: 'office' });
    case 'zip-bomb':
      return refuse('document-zip-bomb');
    case 'damaged-zip':
      return refuse('document-damaged', { format: 'docx' });
    case 'foreign':
      return refuseForeign(content.found, extension);
    case 'text':
      break;
  }
  return readText(bytes, extension);
}
