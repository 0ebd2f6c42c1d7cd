/** Word documents (.docx), also from WPS and LibreOffice. */

import { assembleDocument } from './assemble-document.ts';
import { readBody } from './docx-body.ts';
import { openNumbering } from './docx-numbering.ts';
import { readStyles } from './docx-styles.ts';
import { refuse } from './read-result.ts';
import type { ReadRefusal, ReadResult } from './read-result.ts';
import { child, parseXml } from '#server/platform/xml-tree.ts';
import type { XmlNode } from '#server/platform/xml-tree.ts';
import type { MarkedPart } from '#core/platform/mark-text.ts';
import { commentsOf } from './docx-left-out.ts';
import { asideOf, placesOf, targets } from './docx-aside.ts';
import { readEntry } from '#server/platform/zip-archive.ts';
import type { ZipEntry } from '#server/platform/zip-archive.ts';

const version = 'docx/1';

type Part = { readonly ok: true; readonly root: XmlNode | undefined } | ReadRefusal;

function openPart(bytes: Uint8Array, entry: ZipEntry | undefined): Part {
  if (entry === undefined) return { ok: true, root: undefined };
  if (entry.encrypted) return refuse('document-encrypted', { format: 'docx' });
  const content = readEntry(bytes, entry);
  if (content.state === 'bomb') return refuse('document-zip-bomb');
  if (content.state !== 'read') return refuse('document-damaged', { format: 'docx' });
  const xml = parseXml(content.bytes);
  if (xml.state === 'too-large') return refuse('document-too-large', { what: 'structure' });
  if (xml.state !== 'parsed') return refuse('document-damaged', { format: 'docx' });
  return { ok: true, root: xml.root };
}

/** The target of the first relationship of that type. */
function target(relations: XmlNode | undefined, type: string, folder: string): string | undefined {
  return targets(relations, type, folder)[0];
}

function relationsPath(path: string): string {
  const slash = path.lastIndexOf('/') + 1;
  return `${path.slice(0, slash)}_rels/${path.slice(slash)}.rels`;
}

function notesOf(root: XmlNode | undefined): XmlNode[] {
  const note = (node: XmlNode): boolean => node.name === 'footnote' || node.name === 'endnote';
  // Separators are notes with a type.
  return (root?.children ?? []).filter((node) => note(node) && (node.attributes['type'] ?? 'normal') === 'normal');
}

/** `entries` is the archive's directory as the sniffer read it. */
export function readDocx(bytes: Uint8Array, entries: ReadonlyMap<string, ZipEntry>): ReadResult {
  // What is read for the text is looked through for marks as well.
  const opened = new Map<string, Part>();
  const open = (name: string): Part => {
    const part = opened.get(name) ?? openPart(bytes, entries.get(name));
    opened.set(name, part);
    return part;
  };
  const packageRelations = open('_rels/.rels');
  if (!packageRelations.ok) return packageRelations;
  const path = target(packageRelations.root, 'officeDocument', '') ?? 'word/document.xml';
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const relations = open(relationsPath(path));
  if (!relations.ok) return relations;
  const part = (type: string): Part => open(target(relations.root, type, folder) ?? `${folder}${type}.xml`);
  const document = open(path);
  if (!document.ok) return document;
  // Another document inside of this one: its words would vanish, and nobody has looked at them.
  if (targets(relations.root, 'aFChunk', folder).length > 0) return refuse('document-embedded');
  const body = child(document.root, 'body');
  if (body === undefined) return refuse('document-damaged', { format: 'docx' });
  const styleSheet = part('styles');
  if (!styleSheet.ok) return styleSheet;
  const numberingPart = part('numbering');
  if (!numberingPart.ok) return numberingPart;
  const footnotes = part('footnotes');
  if (!footnotes.ok) return footnotes;
  const endnotes = part('endnotes');
  if (!endnotes.ok) return endnotes;
  const comments = part('comments');
  if (!comments.ok) return comments;
  const styles = readStyles(styleSheet.root);
  const numbering = openNumbering(numberingPart.root, styles);
  const notes = [...notesOf(footnotes.root), ...notesOf(endnotes.root)];
  const aside: MarkedPart[] = [];
  const about = { entries, packageRelations: packageRelations.root, relations: relations.root, main: path, folder };
  for (const [name, place] of placesOf(about)) {
    // What cannot be looked through may bear a mark: the file as a whole is refused.
    const found = open(name);
    if (!found.ok) return found;
    aside.push(...asideOf(place, found.root));
  }
  return assembleDocument('docx', version, readBody(body, notes, { styles, numbering, comments: commentsOf(comments.root) }), false, aside);
}
