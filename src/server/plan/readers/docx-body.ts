/** The blocks of a docx in order: paragraphs with their numbers, tables as lines of tab-separated cells, text boxes where they are anchored. */

import type { SourcePiece } from './assemble-document.ts';
import type { DocxNumbering } from './docx-numbering.ts';
import { readParagraph } from './docx-paragraph.ts';
import { readNumbering } from './docx-styles.ts';
import type { DocxStyles } from './docx-styles.ts';
import { tableLine } from './table-line.ts';
import { child, isOn, valueOf } from '#server/platform/xml-tree.ts';
import type { XmlNode } from '#server/platform/xml-tree.ts';

interface Line {
  readonly text: string;
  /** The paragraph's mark was deleted: its text runs on into the next paragraph. */
  readonly runsOn: boolean;
}

interface Context {
  readonly styles: DocxStyles;
  readonly numbering: DocxNumbering;
}

function isContents(block: XmlNode): boolean {
  const gallery = child(child(child(block, 'sdtPr'), 'docPartObj'), 'docPartGallery')?.attributes['val'];
  return gallery === 'Table of Contents';
}

function readBlocks(nodes: readonly XmlNode[], context: Context, lines: Line[]): void {
  for (const node of nodes) {
    switch (node.name) {
      case 'p':
        readParagraphBlock(node, context, lines);
        break;
      case 'tbl':
        readTable(node, context, lines);
        break;
      case 'sdt':
        if (!isContents(node)) readBlocks(child(node, 'sdtContent')?.children ?? [], context, lines);
        break;
      case 'customXml':
      case 'ins':
      case 'moveTo':
        readBlocks(node.children, context, lines);
        break;
      case 'AlternateContent':
        readBlocks((child(node, 'Choice') ?? child(node, 'Fallback'))?.children ?? [], context, lines);
        break;
      default:
    }
  }
}

function readParagraphBlock(node: XmlNode, context: Context, lines: Line[]): void {
  const properties = child(node, 'pPr');
  const styleId = valueOf(properties, 'pStyle');
  // A table of contents repeats the headings; it is made by the program, like page numbers.
  if (context.styles.find(styleId).contents) return;
  const { text, boxes } = readParagraph(node, context.styles);
  const mark = child(properties, 'rPr');
  const runsOn = child(mark, 'del') !== undefined || child(mark, 'moveFrom') !== undefined;
  const gone = text === '' && (runsOn || isOn(mark, 'vanish'));
  // What is deleted or hidden as a whole is not counted by Word's numbering either.
  const number = gone ? '' : context.numbering.next(readNumbering(properties), styleId);
  const onlyBoxes = text === '' && number === '' && boxes.length > 0;
  if (!gone && !onlyBoxes) lines.push({ text: number + text, runsOn });
  for (const box of boxes) readBlocks(box.children, context, lines);
}

function linesOf(nodes: readonly XmlNode[], context: Context): string[] {
  const lines: Line[] = [];
  readBlocks(nodes, context, lines);
  return joinRunning(lines);
}

function joinRunning(lines: readonly Line[]): string[] {
  const joined: string[] = [];
  let carried = '';
  for (const line of lines) {
    if (line.runsOn) {
      carried += line.text;
      continue;
    }
    joined.push(carried + line.text);
    carried = '';
  }
  if (carried !== '') joined.push(carried);
  return joined;
}

/** Rows and cells may be wrapped in content controls and tracked insertions. */
function unwrap(nodes: readonly XmlNode[], name: string): XmlNode[] {
  const found: XmlNode[] = [];
  for (const node of nodes) {
    if (node.name === name) found.push(node);
    else if (node.name === 'sdt') found.push(...unwrap(child(node, 'sdtContent')?.children ?? [], name));
    else if (node.name === 'customXml' || node.name === 'ins' || node.name === 'moveTo') found.push(...unwrap(node.children, name));
  }
  return found;
}

function span(text: string | undefined): number {
  const value = Number(text ?? 0);
  return Number.isInteger(value) && value < 64 ? value : 0;
}

/** A cell's paragraphs stay one field of the row: a line break would end the row. */
function cellText(cell: XmlNode, context: Context): string {
  const lines = linesOf(cell.children, context).flatMap((line) => line.split(/[\t\n]/));
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
}

function readTable(table: XmlNode, context: Context, lines: Line[]): void {
  for (const row of unwrap(table.children, 'tr')) {
    const properties = child(row, 'trPr');
    if (child(properties, 'del') !== undefined || isOn(properties, 'hidden')) continue;
    const cells = unwrap(row.children, 'tc');
    const only = cells.length === 1 ? cells[0] : undefined;
    // A row of one cell is a frame or a heading inside of the table: its paragraphs are lines of their own.
    if (only !== undefined) {
      for (const text of linesOf(only.children, context)) if (text.trim() !== '') lines.push({ text, runsOn: false });
      continue;
    }
    const fields = Array.from({ length: span(valueOf(properties, 'gridBefore')) }, () => '');
    for (const cell of cells) {
      const format = child(cell, 'tcPr');
      // A merged cell's text stands once, in its first place; the other places stay empty, so that columns keep theirs.
      fields.push(cellText(cell, context), ...Array.from({ length: span(valueOf(format, 'gridSpan')) - 1 }, () => ''));
    }
    const text = tableLine(fields);
    if (text !== '') lines.push({ text, runsOn: false });
  }
}

/** Paragraphs that show something are counted from 1; an empty one belongs to the paragraph before it. */
export function readBody(body: XmlNode, notes: readonly XmlNode[], context: Context): SourcePiece[] {
  const pieces: SourcePiece[] = [];
  let number = 0;
  const add = (text: string): void => {
    if (text.trim() !== '') number += 1;
    pieces.push({ text: `${text}\n`, number: Math.max(1, number) });
  };
  for (const text of linesOf(body.children, context)) add(text);
  for (const [index, note] of notes.entries()) {
    const text = linesOf(note.children, context).join(' ').trim();
    if (text !== '') add(`注${index + 1}：${text}`);
  }
  return pieces;
}
