/** The plan's text as paragraphs to lay out: a virtual list shows only those in view. */
import type { Range } from '#core/plan/parsed-plan.ts';

/** `start` lies after the white space that indents the print; `continued`: the rest of a paragraph that was too long for one block. */
export interface Paragraph extends Range {
  readonly continued: boolean;
}

/** A text without line breaks is laid out in blocks of about this many characters, else the browser would lay out all of it at once. */
const blockLength = 3000;
const sentenceEnd = /[。！？；]/u;

/** Cuts at line breaks, leaves empty lines out, and cuts what is too long after a sentence. */
export function paragraphsOf(text: string): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (let start = 0; start < text.length;) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    addParagraph(paragraphs, text, start, end);
    start = end + 1;
  }
  return paragraphs;
}

function addParagraph(paragraphs: Paragraph[], text: string, from: number, to: number): void {
  let start = from;
  let end = to;
  while (start < end && isSpace(text, start)) start++;
  while (end > start && isSpace(text, end - 1)) end--;
  for (let continued = false; start < end; continued = true) {
    const cut = blockEnd(text, start, end);
    paragraphs.push({ start, end: cut, continued });
    start = cut;
  }
}

function blockEnd(text: string, start: number, end: number): number {
  if (end - start <= blockLength * 1.5) return end;
  for (let at = start + blockLength; at > start + blockLength / 2; at--) if (sentenceEnd.test(text.charAt(at - 1))) return at;
  const cut = start + blockLength;
  // Never between the halves of a surrogate pair.
  return (text.charCodeAt(cut - 1) & 0xfc00) === 0xd800 ? cut + 1 : cut;
}

function isSpace(text: string, at: number): boolean {
  return text.charAt(at).trim() === '';
}

/** Index of the paragraph at an offset, or of the next one where the offset is between two; -1 when there is none at all. */
export function paragraphAt(paragraphs: readonly Paragraph[], offset: number): number {
  let low = 0;
  let high = paragraphs.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((paragraphs[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return paragraphs.length === 0 ? -1 : low;
}
