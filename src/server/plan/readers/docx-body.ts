/** The blocks of a docx in order: paragraphs with their numbers, tables as lines of tab-separated cells, text boxes where they are anchored. */

import type { SourcePiece } from './assemble-document.ts';
import type { DocxNumbering } from './docx-numbering.ts';
import { leftOutRemark } from './docx-left-out.ts';
import { readParagraph } from './docx-paragraph.ts';
import { readNumbering } from './docx-styles.ts';
import type { DocxStyles } from './docx-styles.ts';
import { tableLine } from './table-line.ts';
import { child, isOn, valueOf } from '#server/platform/xml-tree.ts';
import type { XmlNode } from '#server/platform/xml-tree.ts';

interface Line {
  /** null: of what was left out here no text remains. */
  readonly text: string | null;
  /** The paragraph's mark was deleted: its text runs on into the next paragraph. */
  readonly runsOn: boolean;
  /** What was left out of it, as a person calls it. */
  readonly leftOut: readonly string[];
  /** How many lines of a contents list were left out before it. */
  readonly contents: number;
}

/** A line of the text with what was left out of it. */
type ReadLine = Omit<Line, 'runsOn'>;

interface Context {
  readonly styles: DocxStyles;
  readonly numbering: DocxNumbering;
  /** The words of each comment, by its id. */
  readonly comments: ReadonlyMap<string, string>;
}

const bare = { runsOn: false, leftOut: [], contents: 0 } as const;

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
        if (isContents(node)) lines.push({ text: null, ...bare, contents: paragraphsIn(node) });
        else readBlocks(child(node, 'sdtContent')?.children ?? [], context, lines);
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
  const { text, boxes, leftOut } = readParagraph(node, context.styles, context.comments);
  if (context.styles.find(styleId).contents) {
    if (text.trim() !== '') lines.push({ text: null, ...bare, contents: 1 });
    return;
  }
  const mark = child(properties, 'rPr');
  const runsOn = child(mark, 'del') !== undefined || child(mark, 'moveFrom') !== undefined;
  const gone = text === '' && (runsOn || isOn(mark, 'vanish'));
  // What is deleted or hidden as a whole is not counted by Word's numbering either.
  const number = gone ? '' : context.numbering.next(readNumbering(properties), styleId);
  const onlyBoxes = text === '' && number === '' && boxes.length > 0;
  if (!gone && !onlyBoxes) lines.push({ text: number + text, runsOn, leftOut, contents: 0 });
  else if (leftOut.length > 0) lines.push({ text: null, ...bare, leftOut });
  for (const box of boxes) readBlocks(box.children, context, lines);
}

/** How many paragraphs with words there are in a contents list. */
function paragraphsIn(node: XmlNode): number {
  const words = (inner: XmlNode): boolean => inner.text.trim() !== '' || inner.children.some(words);
  if (node.name === 'p') return words(node) ? 1 : 0;
  return node.children.reduce((sum, inner) => sum + paragraphsIn(inner), 0);
}

function linesOf(nodes: readonly XmlNode[], context: Context): ReadLine[] {
  const lines: Line[] = [];
  readBlocks(nodes, context, lines);
  return joinRunning(lines);
}

/** What has no text of its own goes with the line behind it, at the end with the one before. */
function joinRunning(lines: readonly Line[]): ReadLine[] {
  const joined: ReadLine[] = [];
  const fresh = (): { text: string | null; leftOut: string[]; contents: number } => ({ text: null, leftOut: [], contents: 0 });
  let open = fresh();
  const close = (): void => {
    joined.push(open);
    open = fresh();
  };
  for (const { text, runsOn, leftOut, contents } of lines) {
    if (text !== null) open.text = (open.text ?? '') + text;
    for (const one of leftOut) open.leftOut.push(one);
    open.contents += contents;
    if (!runsOn && text !== null) close();
  }
  if (open.text !== null && open.text !== '') close();
  if (open.leftOut.length > 0 || open.contents > 0) close();
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
function readCell(cell: XmlNode, context: Context): { readonly text: string; readonly leftOut: readonly string[] } {
  const lines = linesOf(cell.children, context);
  const words = lines.flatMap(({ text }) => (text ?? '').split(/[\t\n]/).map((line) => line.trim()));
  return { text: words.filter((line) => line !== '').join(' '), leftOut: lines.flatMap(({ leftOut }) => leftOut) };
}

function readTable(table: XmlNode, context: Context, lines: Line[]): void {
  for (const row of unwrap(table.children, 'tr')) {
    const properties = child(row, 'trPr');
    if (child(properties, 'del') !== undefined || isOn(properties, 'hidden')) continue;
    const cells = unwrap(row.children, 'tc');
    const only = cells.length === 1 ? cells[0] : undefined;
    // A row of one cell is a frame or a heading inside of the table: its paragraphs are lines of their own.
    if (only !== undefined) {
      for (const line of linesOf(only.children, context)) {
        const isBlank = line.text === null || line.text.trim() === '';
        if (!isBlank || line.leftOut.length + line.contents > 0) lines.push({ ...line, text: isBlank ? null : line.text, runsOn: false });
      }
      continue;
    }
    const fields = Array.from({ length: span(valueOf(properties, 'gridBefore')) }, () => '');
    const leftOut: string[] = [];
    for (const cell of cells) {
      const read = readCell(cell, context);
      for (const one of read.leftOut) leftOut.push(one);
      const format = child(cell, 'tcPr');
      // A merged cell's text stands once, in its first place; the other places stay empty, so that columns keep theirs.
      fields.push(read.text, ...Array.from({ length: span(valueOf(format, 'gridSpan')) - 1 }, () => ''));
    }
    const text = tableLine(fields);
    if (text !== '' || leftOut.length > 0) lines.push({ ...bare, text: text === '' ? null : text, leftOut });
  }
}

/** Paragraphs that show something are counted from 1; an empty one belongs to the paragraph before it. */
export function readBody(body: XmlNode, notes: readonly XmlNode[], context: Context): SourcePiece[] {
  const pieces: SourcePiece[] = [];
  let number = 0;
  const add = ({ text, leftOut, contents }: ReadLine): void => {
    if (text !== null && text.trim() !== '') number += 1;
    const remark = leftOutRemark(leftOut);
    pieces.push({
      text: text === null ? '' : `${text}\n`,
      number: Math.max(1, number),
      ...(remark === undefined ? {} : { remark }),
      ...(contents === 0 ? {} : { setAside: { kind: 'contents', count: contents } }),
    });
  };
  for (const line of linesOf(body.children, context)) add(line);
  for (const [index, note] of notes.entries()) {
    const lines = linesOf(note.children, context);
    const text = lines
      .map((line) => line.text ?? '')
      .join(' ')
      .trim();
    if (text !== '') add({ text: `注${index + 1}：${text}`, leftOut: lines.flatMap(({ leftOut }) => leftOut), contents: 0 });
  }
  return pieces;
}
