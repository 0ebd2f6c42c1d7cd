/** What a file is, by its bytes. The name is not asked. */

import type { ForeignFormat } from '#core/plan/read-failure.ts';
import { openZip } from '#server/platform/zip-archive.ts';
import type { ZipEntry } from '#server/platform/zip-archive.ts';

export type Content =
  | { readonly kind: 'pdf' | 'text' }
  | { readonly kind: 'docx'; readonly entries: ReadonlyMap<string, ZipEntry> }
  | { readonly kind: 'encrypted' | 'zip-bomb' | 'damaged-zip' }
  | { readonly kind: 'foreign'; readonly found: ForeignFormat };

const magics: readonly (readonly [ForeignFormat, string])[] = [
  ['rar', 'Rar!\u001A\u0007'],
  ['7z', '7z\u00BC\u00AF\u0027\u001C'],
  ['gzip', '\u001F\u008B\u0008'],
  ['image', '\u0089PNG\r\n'],
  ['image', '\u00FF\u00D8\u00FF'],
  ['image', 'GIF8'],
  ['image', 'II*\u0000'],
  ['image', 'MM\u0000*'],
  ['rtf', '{\\rtf'],
  ['mht', 'MIME-Version:'],
  ['ceb', 'Founder CEB'],
  ['program', 'MZ\u0090\u0000'],
  ['program', '\u007FELF'],
];

function latin(bytes: Uint8Array, from: number, to: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', from, to);
}

function compound(bytes: Uint8Array): Content {
  // Names of streams stand in the compound file's directory as UTF-16.
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const has = (stream: string): boolean => file.includes(Buffer.from(`${stream}\0`, 'utf16le'));
  if (has('EncryptedPackage')) return { kind: 'encrypted' };
  if (has('WordDocument')) return { kind: 'foreign', found: 'doc' };
  if (has('Workbook') || has('Book')) return { kind: 'foreign', found: 'xls' };
  if (has('PowerPoint Document')) return { kind: 'foreign', found: 'ppt' };
  return { kind: 'foreign', found: 'ole' };
}

function zipped(bytes: Uint8Array): Content {
  const archive = openZip(bytes);
  if (archive.state === 'bomb') return { kind: 'zip-bomb' };
  if (archive.state !== 'open') return { kind: 'damaged-zip' };
  const { entries } = archive;
  const under = (folder: string): boolean => [...entries.keys()].some((name) => name.startsWith(folder));
  if (entries.has('OFD.xml')) return { kind: 'foreign', found: 'ofd' };
  if (entries.has('[Content_Types].xml')) {
    if (under('word/')) return { kind: 'docx', entries };
    if (under('xl/')) return { kind: 'foreign', found: 'xlsx' };
    if (under('ppt/')) return { kind: 'foreign', found: 'pptx' };
  }
  if (entries.has('META-INF/container.xml')) return { kind: 'foreign', found: 'epub' };
  if (entries.has('mimetype') && entries.has('content.xml')) return { kind: 'foreign', found: 'odt' };
  return { kind: 'foreign', found: 'zip' };
}

/** Text is what nothing else claims; the text reader finds out whether it is one. */
export function sniffContent(bytes: Uint8Array): Content {
  const head = latin(bytes, 0, 1024);
  if (head.startsWith('PK\u0003\u0004') || head.startsWith('PK\u0005\u0006')) return zipped(bytes);
  // Some programs put a few bytes before the mark of a PDF; readers of PDF accept that within the first kilobyte.
  if (/^[^\n]{0,16}%PDF-|^\s*%PDF-/.test(head)) return { kind: 'pdf' };
  if (head.startsWith('\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1')) return compound(bytes);
  const magic = magics.find(([, mark]) => head.startsWith(mark));
  if (magic !== undefined) return { kind: 'foreign', found: magic[0] };
  if (head.startsWith('BM') && head.slice(6, 10) === '\0\0\0\0') return { kind: 'foreign', found: 'image' };
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return { kind: 'foreign', found: 'image' };
  if (/^(?:\u00EF\u00BB\u00BF)?\s*<\?(?:xml|mso)[^]*(?:progid="Word\.Document"|<pkg:package|<w:wordDocument)/.test(head)) {
    return { kind: 'foreign', found: 'wordxml' };
  }
  return { kind: 'text' };
}
