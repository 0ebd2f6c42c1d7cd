/**
 * A plan's text as the readers read it: plain characters, one line a paragraph, without what a page or site prints around it. What they find is
 * led back to the text as it was, so every range of a ledger points into the document's own words.
 */
import type { SetAside } from '../parsed-plan.ts';
import { type Line, readLines } from '../structure/lines.ts';
import { applyEdits, type Edit } from './edited-text.ts';
import { findCellEdits } from './cell-lines.ts';
import { findLabelEdits } from './label-edits.ts';
import { findFurniture, furnitureStretches } from './page-furniture.ts';
import { findPipedCells } from './piped-cells.ts';
import { plainCharacters } from './plain-characters.ts';
import { findTableEdits } from './table-edits.ts';
import { findWrapped } from './wrapped-lines.ts';

export interface NormalText {
  readonly original: string;
  readonly text: string;
  /** Whether characters were replaced, so that the readers' words may not be the document's. */
  readonly respelled: boolean;
  /** Where the character at an offset of the normal text stands in the original. */
  readonly back: (offset: number) => number;
  /** Stretches of the original that are none of the document: page numbers, contents lists, a site's own lines. */
  readonly setAside: readonly SetAside[];
}

/** Two words of letters stay two words. */
function joint(before: string, after: string): string {
  return /[A-Za-z]/u.test(before) && /[A-Za-z]/u.test(after) ? ' ' : '';
}

/** Tables, labels and headings that are printed in another form than the readers know. */
function findFormEdits(text: string, lines: readonly Line[]): Edit[] {
  const tables = [...findTableEdits(text, lines), ...findCellEdits(text, lines)];
  const all = [...tables, ...findLabelEdits(text), ...findRunOnHeadings(text)].sort((a, b) => a.start - b.start || a.end - b.end);
  // Where two would change the same place, the first holds.
  let end = -1;
  return all.filter((edit) => {
    const isFree = edit.start >= end;
    if (isFree) end = Math.max(edit.end, edit.start + 1);
    return isFree;
  });
}

/** A chapter's heading behind the bracket that closes the item before it, up to the end of the line. */
const runOnHeading = /[）)〕】][一二三四五六七八九十]{1,3}、[^。；，、\n]{2,30}$/gmu;

function findRunOnHeadings(text: string): Edit[] {
  return [...text.matchAll(runOnHeading)].map(({ index }) => ({ start: index + 1, end: index + 1, words: '\n' }));
}

/** Makes the text that is read. A text that needs nothing of it is answered as it is. */
export function normalText(original: string): NormalText {
  const respelled = plainCharacters(original);
  const piped = applyEdits(respelled, findPipedCells(respelled, readLines(respelled)));
  const plain = piped.text;
  const lines = readLines(plain);
  const furniture = findFurniture(plain, lines);
  const wrapped = findWrapped(plain, lines, (index) => furniture[index] === 'mark');
  const edits: Edit[] = [];
  let joined = -1;
  lines.forEach((line, index) => {
    if (wrapped.has(index)) {
      // Past the page numbers between the two halves.
      let next = index + 1;
      while (furniture[next] === 'mark') next++;
      const following = lines[next];
      if (following === undefined) return;
      const words = joint(plain.charAt(line.end - 1), plain.charAt(following.start));
      edits.push({ start: line.end, end: following.start, words });
      joined = next;
    } else if (furniture[index] !== null && index > joined) {
      edits.push({ start: line.start, end: lines[index + 1]?.start ?? line.end, words: '' });
    }
  });
  const page = applyEdits(plain, edits);
  const table = applyEdits(page.text, findFormEdits(page.text, edits.length === 0 ? lines : readLines(page.text)));
  return {
    original,
    text: table.text,
    respelled: respelled !== original,
    back: (offset) => piped.back(page.back(table.back(offset))),
    setAside: furnitureStretches(lines, furniture).map((one) => ({ ...one, start: piped.back(one.start), end: piped.back(one.end) })),
  };
}
