/** Puts the pieces that a reader found together: one text without characters that PostgreSQL cannot store, and anchors that tile it. */

import { limits, refuse } from './read-result.ts';
import type { MarkedPart } from '#core/platform/mark-text.ts';
import type { SetAside } from '#core/plan/parsed-plan.ts';
import type { DocumentFormat, ReadResult, Replacement, SourceAnchor } from './read-result.ts';

/** A piece of text with its line break; pieces of the same number (page, paragraph, line) share an anchor. */
export interface SourcePiece {
  readonly text: string;
  readonly number: number;
  /** What a person should know about this place (a page without text …). */
  readonly remark?: string;
  /** What was left out before it and is none of the document's work: a contents list, headers and footers. */
  readonly setAside?: Pick<SetAside, 'kind' | 'count'>;
}

// Control characters but tab, line feed and carriage return; and lone halves of surrogate pairs.
const unstorable = /[\p{Cc}--[\t\n\r]]+|\p{Cs}/gv;

// Nobody settles more doubts than this one by one; the rest is told in one remark.
const listed = 1000;

const units: Record<DocumentFormat, string> = { docx: '段', html: '段', md: '段', pdf: '页', txt: '行' };

function codeName(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Removes control characters and replaces lone surrogates, remembering each place. */
function cleanText(text: string, offset: number, replaced: Replacement[]): string {
  const parts: string[] = [];
  let from = 0;
  let at = offset;
  for (const { 0: found, index } of text.matchAll(unstorable)) {
    parts.push(text.slice(from, index));
    at += index - from;
    from = index + found.length;
    if (found >= '\uD800') {
      parts.push('\uFFFD');
      replaced.push({ start: at, end: at + 1, what: `半个字符（${codeName(found)}）已替换为“\uFFFD”，请对照原件改正` });
      at += 1;
    } else {
      const what = found.length === 1 ? `此处的控制字符（${codeName(found)}）已删除` : `此处的 ${found.length} 个控制字符已删除`;
      replaced.push({ start: at, end: at, what });
    }
  }
  return from === 0 ? text : parts.join('') + text.slice(from);
}

function markDamage(clean: string, offset: number, replaced: Replacement[]): void {
  for (const { index } of clean.matchAll(/\uFFFD+/g)) {
    const start = offset + index;
    replaced.push({ start, end: start + 1, what: '此处的字节不是文字，已替换为“\uFFFD”，请对照原件改正' });
  }
}

function shorten(replaced: Replacement[]): Replacement[] {
  const next = replaced[listed];
  if (next === undefined) return replaced;
  const rest = `从此处起还有 ${replaced.length - listed} 处字符已删除或替换，请对照原件核对全文`;
  return [...replaced.slice(0, listed), { ...next, what: rest }];
}

function label(unit: string, first: number, last: number): string {
  return first === last ? `第${first}${unit}` : `第${first}—${last}${unit}`;
}

/** The end of every reader. Refuses a text that is blank or too long. `damaged`: the U+FFFD in it stand for bytes that were no text. */
export function assembleDocument(
  format: DocumentFormat,
  readerVersion: string,
  pieces: readonly SourcePiece[],
  damaged = false,
  aside: readonly MarkedPart[] = [],
): ReadResult {
  const replaced: Replacement[] = [];
  const anchors: SourceAnchor[] = [];
  const setAside: SetAside[] = [];
  const last = pieces.at(-1)?.number ?? 0;
  // A file of millions of empty lines must not become millions of anchors: then one anchor covers several lines.
  const group = Math.max(1, Math.ceil(last / limits.anchors));
  const parts: string[] = [];
  let length = 0;
  let open: { start: number; first: number; last: number } | undefined;
  const close = (): void => {
    if (open !== undefined && length > open.start)
      anchors.push({ start: open.start, end: length, label: label(units[format], open.first, open.last) });
  };
  for (const piece of pieces) {
    if (open === undefined || Math.ceil(piece.number / group) !== Math.ceil(open.first / group)) {
      close();
      open = { start: length, first: piece.number, last: piece.number };
    }
    open.last = piece.number;
    if (piece.setAside !== undefined) setAside.push({ ...piece.setAside, start: length, end: length });
    if (piece.remark !== undefined) replaced.push({ start: length, end: length, what: piece.remark });
    const clean = cleanText(piece.text, length, replaced);
    if (damaged) markDamage(clean, length, replaced);
    parts.push(clean);
    length += clean.length;
    if (length > limits.textUnits) return refuse('document-too-large', { what: 'text', limit: limits.textUnits });
  }
  close();
  const text = parts.join('');
  if (text.trim() === '') return refuse('document-empty', { format });
  return { ok: true, document: { text, format, readerVersion, anchors, replaced: shorten(replaced), setAside, aside } };
}
