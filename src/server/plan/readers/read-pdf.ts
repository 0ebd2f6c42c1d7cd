/** The text layer of a PDF, page by page. */

import { getDocumentProxy } from 'unpdf';
import { z } from 'zod';
import { assembleDocument, type SourcePiece } from './assemble-document.ts';
import { joinPages } from './pdf-paragraphs.ts';
import { openCharacterMaps } from './pdf-character-maps.ts';
import type { CharacterMaps } from './pdf-character-maps.ts';
import { withoutFurniture } from './pdf-furniture.ts';
import { linesOfPage } from './pdf-lines.ts';
import type { PageLayout, PdfLine, PdfPiece } from './pdf-lines.ts';
import { limits, refuse } from './read-result.ts';
import type { ReadResult } from './read-result.ts';

const version = 'pdf/2';

const words = z.string().catch('');
/** Of an annotation what is text; whatever else it says is let alone. */
const Note = z.object({
  contentsObj: z.object({ str: words }).optional().catch(undefined),
  textContent: z.array(words).optional().catch(undefined),
  fieldValue: z
    .union([words, z.array(words)])
    .optional()
    .catch(undefined),
  title: words.optional(),
});

/** Images are streams of their own, so their dictionaries are readable even where the file packs its other objects. */
function hasImages(bytes: Uint8Array): boolean {
  return /\/Subtype\s*\/Image/.test(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'));
}

function errorName(error: unknown): string {
  return error instanceof Error ? error.name : '';
}

type Pages =
  | { readonly ok: true; readonly pages: PdfLine[][]; readonly incomplete: boolean; readonly notes: string; readonly properties: string }
  | Extract<ReadResult, { ok: false }>;

/** pdf.js wants a constructor of something that fetches; fonts and decoders of images are not needed for text. */
function factoryOf(maps: CharacterMaps): new () => object {
  return class {
    fetch({ kind, filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
      return kind === 'cMapUrl' ? Promise.resolve().then(() => maps.fetch(filename)) : Promise.reject(new Error(`no ${kind}`));
    }
  };
}

async function readPages(bytes: Uint8Array): Promise<Pages> {
  // pdf.js takes the buffer for itself; the caller still needs the bytes.
  const maps = openCharacterMaps();
  const pdf = await getDocumentProxy(Uint8Array.from(bytes), {
    verbosity: 0,
    stopAtErrors: false,
    enableXfa: false,
    useWorkerFetch: false,
    cMapUrl: 'maps/',
    cMapPacked: false,
    BinaryDataFactory: factoryOf(maps),
  });
  try {
    if (pdf.numPages > limits.pdfPages) return refuse('document-too-large', { what: 'pages', limit: limits.pdfPages });
    const until = performance.now() + limits.pdfMilliseconds;
    const pages: PdfLine[][] = [];
    let before: PageLayout = {};
    const notes: string[] = [];
    let characters = 0;
    for (let number = 1; number <= pdf.numPages; number += 1) {
      if (performance.now() > until) return refuse('document-too-large', { what: 'structure' });
      const page = await pdf.getPage(number);
      const content = await page.getTextContent({ includeMarkedContent: false });
      const pieces: PdfPiece[] = [];
      for (const item of content.items) {
        if (!('str' in item)) continue;
        const [a = 0, b = 0, , , x = 0, y = 0] = item.transform.map(Number);
        characters += item.str.length;
        pieces.push({ text: item.str, x, y, width: item.width, size: Math.hypot(a, b) });
      }
      if (characters > limits.textUnits) return refuse('document-too-large', { what: 'text', limit: limits.textUnits });
      const read = linesOfPage(pieces, number, before);
      pages.push(read.lines);
      before = read;
      for (const note of await notesOf(page)) notes.push(note);
      page.cleanup();
    }
    return { ok: true, pages, incomplete: maps.incomplete(), notes: notes.join('\n'), properties: await propertiesOf(pdf) };
  } finally {
    await pdf.cleanup();
    await pdf.loadingTask.destroy();
  }
}

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

/** What comments, stamps and fields of forms say. */
async function notesOf(page: Awaited<ReturnType<Pdf['getPage']>>): Promise<readonly string[]> {
  const annotations: readonly unknown[] = await page.getAnnotations();
  return annotations
    .flatMap((annotation) => Note.parse(annotation))
    .flatMap(({ contentsObj, textContent, fieldValue, title }) => [
      contentsObj?.str ?? '',
      (textContent ?? []).join(''),
      ...[fieldValue ?? []].flat(),
      title ?? '',
    ]);
}

/** Title, subject and keywords as the file states them, in its own words and in the packet that programs read. */
async function propertiesOf(pdf: Pdf): Promise<string> {
  const { info, metadata } = await pdf.getMetadata();
  const stated: readonly unknown[] = [...Object.values(info), ...Array.from(metadata ?? [], (pair: readonly unknown[]) => pair[1])];
  return stated
    .flat()
    .filter((value) => typeof value === 'string')
    .join('\n');
}

/** Characters of a plan: Latin, Greek, Cyrillic, punctuation, symbols, ideographs, full-width forms. Others mean glyph numbers taken for characters. */
const usual = /[\u0020-\u024F\u0370-\u04FF\u2000-\u9FFF\uF900-\uFAFF\uFE10-\uFE6F\uFF00-\uFFEF\uD800-\uDFFF\s]/g;

function isGibberish(pages: readonly (readonly PdfLine[])[]): boolean {
  let all = 0;
  let strange = 0;
  for (const { text } of pages.flat()) {
    all += text.length;
    strange += text.replace(usual, '').length;
  }
  return strange > all * 0.3;
}

/** The first piece of each page tells how many lines of headers and footers were left out since the piece before. */
function withCounts(pieces: readonly SourcePiece[], counts: readonly number[]): SourcePiece[] {
  let told = 0;
  return pieces.map((piece) => {
    let count = 0;
    for (; told < piece.number; told++) count += counts[told] ?? 0;
    return count === 0 ? piece : { ...piece, setAside: { kind: 'page', count } };
  });
}

/** Never throws: what pdf.js refuses becomes a reason. */
export async function readPdf(bytes: Uint8Array): Promise<ReadResult> {
  let read: Pages;
  try {
    read = await readPages(bytes);
  } catch (error) {
    return errorName(error) === 'PasswordException'
      ? refuse('document-encrypted', { format: 'pdf' })
      : refuse('document-damaged', { format: 'pdf' });
  }
  if (!read.ok) return read;
  const { pages, furniture, counts } = withoutFurniture(read.pages);
  const images = hasImages(bytes);
  if (pages.every((lines) => lines.length === 0)) {
    return images ? refuse('document-scanned', { pages: pages.length }) : refuse('document-empty', { format: 'pdf' });
  }
  if (isGibberish(pages)) return refuse('document-empty', { format: 'pdf', reason: 'font' });
  const pieces = withCounts(joinPages(pages, images), counts);
  const missing = { text: '', number: pieces[0]?.number ?? 1, remark: '这份 PDF 有的字体没有写明是哪些字，可能缺字，请对照原件核对全文' };
  return assembleDocument('pdf', version, read.incomplete ? [missing, ...pieces] : pieces, false, [
    { place: 'header', text: furniture.join('\n') },
    { place: 'aside', text: read.notes },
    { place: 'properties', text: read.properties },
  ]);
}
