/** The characters of one paragraph of a docx as it is printed: insertions in, deletions and hidden text out, fields by their result. */

import { commentWords, thingsIn } from './docx-left-out.ts';
import { plainSymbol } from './docx-numbering.ts';
import type { DocxStyles } from './docx-styles.ts';
import { child, isOn, valueOf } from '#server/platform/xml-tree.ts';
import type { XmlNode } from '#server/platform/xml-tree.ts';

export interface ParagraphContent {
  readonly text: string;
  /** The contents of text boxes anchored in the paragraph, each a list of blocks. */
  readonly boxes: readonly XmlNode[];
  /** Pictures, comments and the like that stand in it, as a person calls them. */
  readonly leftOut: readonly string[];
}

/** Elements inside a paragraph that hold runs or further such elements. */
const containers = new Set(['hyperlink', 'ins', 'moveTo', 'smartTag', 'fldSimple', 'sdtContent', 'customXml', 'dir', 'bdo', 'rubyBase']);

/** A line or page break, a tab, a special character; undefined for what is none of these. */
function specialText(node: XmlNode): string | undefined {
  switch (node.name) {
    case 'tab':
    case 'ptab':
      return '\t';
    case 'br':
    case 'cr':
      return node.attributes['type'] === 'page' || node.attributes['type'] === 'column' ? '' : '\n';
    case 'noBreakHyphen':
      return '-';
    case 'sym': {
      const code = Number.parseInt(node.attributes['char'] ?? '', 16);
      return Number.isNaN(code) || code > 0xffff ? '' : plainSymbol(String.fromCharCode(code < 0x100 ? code + 0xf000 : code));
    }
    default:
      return undefined;
  }
}

/** Characters that say how to break a line and are no part of the words: soft hyphen, zero-width space, byte-order mark. */
function withoutInvisible(text: string): string {
  return text.replace(/[\u00AD\u200B\uFEFF\u2060]/g, '');
}

function boxesIn(node: XmlNode, boxes: XmlNode[]): void {
  // A box stands twice in the file: once for new programs (Choice), once for old ones (Fallback).
  const chosen = node.name === 'AlternateContent' ? [child(node, 'Choice') ?? child(node, 'Fallback')] : node.children;
  for (const inner of chosen) {
    if (inner === undefined) continue;
    if (inner.name === 'txbxContent') boxes.push(inner);
    else boxesIn(inner, boxes);
  }
}

/** `styles` decide which runs are hidden; `comments` are the words of each by its id. */
export function readParagraph(paragraph: XmlNode, styles: DocxStyles, comments: ReadonlyMap<string, string>): ParagraphContent {
  const parts: string[] = [];
  const boxes: XmlNode[] = [];
  const leftOut: string[] = [];
  const properties = child(paragraph, 'pPr');
  const hiddenByStyle = styles.find(valueOf(properties, 'pStyle')).hidden;

  function isHidden(run: XmlNode): boolean {
    const own = child(run, 'rPr');
    if (child(own, 'vanish') !== undefined) return isOn(own, 'vanish');
    const style = valueOf(own, 'rStyle');
    return hiddenByStyle || (style !== undefined && styles.find(style).hidden);
  }

  function readRun(run: XmlNode): void {
    if (isHidden(run)) return;
    for (const node of run.children) {
      if (node.name === 't') {
        // XML line breaks inside of a text are spaces to Word.
        for (const piece of node.children) parts.push(withoutInvisible(piece.text).replace(/\r\n?|\n/g, ' '));
      } else if (node.name === 'ruby') {
        readInline(node);
      } else if (node.name === 'drawing' || node.name === 'pict' || node.name === 'object' || node.name === 'AlternateContent') {
        readGraphic(node);
      } else if (node.name === 'commentReference') {
        leftOut.push(commentWords(comments.get(node.attributes['id'] ?? '')));
      } else {
        parts.push(specialText(node) ?? '');
      }
    }
  }

  function readGraphic(node: XmlNode): void {
    boxesIn(node, boxes);
    leftOut.push(...thingsIn(node));
    if (node.name !== 'AlternateContent') return;
    // The choice may be about runs' own contents instead of a drawing (a symbol of a newer version).
    const chosen = child(node, 'Choice') ?? child(node, 'Fallback');
    for (const inner of chosen?.children ?? []) parts.push(specialText(inner) ?? '');
  }

  function readInline(node: XmlNode): void {
    for (const inner of node.children) {
      if (inner.name === 'r') readRun(inner);
      else if (inner.name === 'sdt') readInline(child(inner, 'sdtContent') ?? inner);
      else if (inner.name === 'AlternateContent') readInline(child(inner, 'Choice') ?? child(inner, 'Fallback') ?? inner);
      else if (inner.name === 'oMath' || inner.name === 'oMathPara') readFormula(inner);
      else if (containers.has(inner.name)) readInline(inner);
    }
  }

  /** A formula nests its runs in elements of its own (numerator, base, …): take what is in there in order. */
  function readFormula(node: XmlNode): void {
    for (const inner of node.children) {
      if (inner.name === 'r') readRun(inner);
      else readFormula(inner);
    }
  }

  readInline(paragraph);
  return { text: parts.join(''), boxes, leftOut };
}
