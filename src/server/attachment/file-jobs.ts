/** The job of the pool that looks through a file which is to stand beside an object. */
import { attachedKinds, checkName, refuseMacros, type AttachedKind } from '#core/attachment/attached-file.ts';
import { failure, success, type Failure, type Outcome } from '#core/failure.ts';
import type { MarkedPart } from '#core/platform/mark-text.ts';
import { refuseSecrecyMark } from '#core/platform/secrecy-mark.ts';
import { readDocument } from '#server/plan/readers/read-document.ts';
import { markedParts } from '#server/plan/readers/read-result.ts';
import { sniffContent } from '#server/plan/readers/sniff-content.ts';
import { holdsWords, wordsOfPart } from '#server/platform/words-of-part.ts';
import { parseXml } from '#server/platform/xml-tree.ts';
import { openZip, readEntry } from '#server/platform/zip-archive.ts';

type Refusal =
  | 'attachment-kind'
  | 'attachment-misnamed'
  | 'attachment-macros'
  | 'attachment-unreadable'
  | 'attachment-too-large'
  | 'secrecy-mark';

/** What the file is. Pictures and scans are not read (decision 016); of everything else all words are looked through. */
export async function lookThroughFile({
  bytes,
  fileName,
}: {
  readonly bytes: Uint8Array;
  readonly fileName: string;
}): Promise<Outcome<AttachedKind, Refusal>> {
  const kind = kindOf(bytes);
  if (!kind.ok) return kind;
  const named = checkName(fileName, kind.value);
  if (!named.ok) return named;
  const plain = kind.value === 'docx' || kind.value === 'xlsx' ? refuseMacros(partNames(bytes)) : success(null);
  if (!plain.ok) return plain;
  const parts = await wordsOf(bytes, fileName, kind.value);
  return parts.ok ? (refuseSecrecyMark([{ place: 'name', text: fileName }, ...parts.value]) ?? kind) : parts;
}

const pictures: readonly (readonly [AttachedKind, string])[] = [
  ['png', '\u0089PNG\r\n'],
  ['jpg', '\u00FF\u00D8\u00FF'],
  ['tif', 'II*\u0000'],
  ['tif', 'MM\u0000*'],
];

function kindOf(bytes: Uint8Array): Outcome<AttachedKind, 'attachment-kind' | 'attachment-unreadable'> {
  const content = sniffContent(bytes);
  switch (content.kind) {
    case 'pdf':
    case 'docx':
      return success(content.kind);
    case 'encrypted':
      return unreadable('encrypted');
    case 'zip-bomb':
    case 'damaged-zip':
      return unreadable('damaged');
    default:
  }
  if (content.kind === 'foreign' && (content.found === 'xlsx' || content.found === 'ofd')) return success(content.found);
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 16)).toString('latin1');
  const picture = pictures.find(([, mark]) => head.startsWith(mark));
  return picture === undefined ? failure('attachment-kind', { kinds: Object.keys(attachedKinds).join('、') }) : success(picture[0]);
}

async function wordsOf(
  bytes: Uint8Array,
  fileName: string,
  kind: AttachedKind,
): Promise<Outcome<readonly MarkedPart[], 'attachment-unreadable' | 'attachment-too-large'>> {
  if (kind === 'xlsx' || kind === 'ofd') return wordsInArchive(bytes);
  if (kind !== 'pdf' && kind !== 'docx') return success([]);
  const read = await readDocument(bytes, fileName);
  if (read.ok) return success(markedParts(fileName, read.document));
  // A scan, or nothing but a picture, has no words of its own; what stands around them has.
  if (read.code === 'document-scanned' || read.code === 'document-empty') return kind === 'docx' ? wordsInArchive(bytes) : success([]);
  if (read.code === 'document-too-large') return failure('attachment-too-large');
  return unreadable(read.code === 'document-encrypted' ? 'encrypted' : 'damaged');
}

/** Of one that does not open, nothing: its words are not read either, and it is refused for that. */
function partNames(bytes: Uint8Array): Iterable<string> {
  const archive = openZip(bytes);
  return archive.state === 'open' ? archive.entries.keys() : [];
}

function wordsInArchive(bytes: Uint8Array): Outcome<readonly MarkedPart[], 'attachment-unreadable' | 'attachment-too-large'> {
  const archive = openZip(bytes);
  if (archive.state !== 'open') return unreadable('damaged');
  const parts: MarkedPart[] = [];
  for (const entry of archive.entries.values()) {
    if (!holdsWords(entry.name)) continue;
    const content = readEntry(bytes, entry);
    if (content.state !== 'read') return unreadable('damaged');
    const part = parseXml(content.bytes);
    if (part.state === 'too-large') return failure('attachment-too-large');
    // What cannot be looked through may bear a mark.
    if (part.state !== 'parsed') return unreadable('damaged');
    parts.push({ place: 'aside', text: wordsOfPart(part.root) });
  }
  return success(parts);
}

function unreadable(why: 'encrypted' | 'damaged'): Failure<'attachment-unreadable'> {
  return failure('attachment-unreadable', { why });
}
