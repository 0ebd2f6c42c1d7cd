import { readMarks } from '../numbering/number-styles.ts';
import type { NumberMark } from '../numbering/number-style.ts';
import type { Line } from './lines.ts';
import { attachmentOpening, documentName, tableHead } from './phrases.ts';

/** What a line looks like before its place is known. */
export interface SurveyedLine extends Line {
  readonly marks: readonly NumberMark[];
  readonly attachment: AttachmentOpening | null;
  /** Names attachments below: 附件：1.… with the lines that continue it. Its numbers are no headings. */
  readonly listed: boolean;
  /** No number follows before the next attachment or the end. */
  readonly tail: boolean;
  /** A number of the same style on a line near by goes before it or follows it. */
  readonly counted: boolean;
  /** The title of another document in the same file: its numbers begin anew below. */
  readonly opensDocument: boolean;
}

export interface AttachmentOpening {
  /** 附件 or 附件1, as a path begins with it. */
  readonly label: string;
  /** 附件： lists the attachments; 附件1 alone begins one. */
  readonly lists: boolean;
  readonly nameStart: number;
}

const longestName = 70;
const longestTitle = 60;
const longestItem = 80;
const listItem = /^(?:(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})\s?[.．、﹒]|《)/;
/** So far below its title a document begins to count. */
const titleReach = 40;
/** 一、 and 第一章 count a document's chapters. */
const chapterRank = 4;

function readAttachment(text: string, line: Line): AttachmentOpening | null {
  if (text[line.start] !== '附') return null;
  const found = attachmentOpening.exec(text.slice(line.start, Math.min(line.end, line.start + 20)));
  if (!found) return null;
  const nameStart = line.start + found[0].length;
  const name = text.slice(nameStart, Math.min(line.end, nameStart + longestName + 1));
  const lists = found[2] !== undefined && name.trim() !== '';
  if (!lists && (line.end - nameStart > longestName || /[。；，]/.test(name))) return null;
  // 附则, 附件中 and the like are words of the text.
  if (!lists && found[1] === undefined && /^[中所的和与及]/.test(name)) return null;
  return { label: `附件${found[1] ?? ''}`, lists, nameStart };
}

/** Surveys all lines; one pass forward for what they are, one backward for what follows. */
export function surveyLines(text: string, lines: readonly Line[]): SurveyedLine[] {
  const surveyed = lines.map((line) => ({
    ...line,
    marks: readMarks(text, line.start),
    attachment: readAttachment(text, line),
    listed: false,
    tail: false,
    counted: false,
    opensDocument: false,
  }));
  markLists(text, surveyed);
  markCounted(surveyed);
  markDocuments(text, surveyed);
  let tail = true;
  for (const line of surveyed.toReversed()) {
    if (line.marks.length > 0 && !line.listed) tail = false;
    line.tail = tail;
    if (line.opensDocument || (line.attachment && !line.listed)) tail = true;
  }
  return surveyed;
}

type Draft = { -readonly [Key in keyof SurveyedLine]: SurveyedLine[Key] };

function markLists(text: string, lines: Draft[]): void {
  let listing = false;
  for (const [index, line] of lines.entries()) {
    if (line.attachment) listing = line.attachment.lists && !opensBody(text, line.attachment, lines[index + 1]);
    else listing &&= line.end - line.start <= longestItem && listItem.test(text.slice(line.start, line.end));
    line.listed = listing;
  }
}

/** A document may begin to count at any number (an extract from 43 on): the next one tells. */
function markCounted(lines: Draft[]): void {
  const before = new Map<string, { readonly value: number; readonly line: Draft }>();
  for (const line of lines) {
    const [mark] = line.marks;
    if (mark === undefined) continue;
    const last = before.get(mark.style.name);
    if (last !== undefined && mark.value === last.value + 1) {
      line.counted = true;
      last.line.counted = true;
    }
    before.set(mark.style.name, { value: mark.value, line });
  }
}

/** 附件1：清单 begins an attachment where a number or a table's head comes next; otherwise it is a line of the list. */
function opensBody(text: string, attachment: AttachmentOpening, next: Draft | undefined): boolean {
  if (attachment.label === '附件' || !next || next.attachment) return false;
  const words = text.slice(next.start, Math.min(next.end, next.start + 120));
  return next.marks.length > 0 || tableHead.test(words) || words.length > longestName;
}

function markDocuments(text: string, lines: Draft[]): void {
  let chapters = 0;
  for (const [index, line] of lines.entries()) {
    const mark = line.listed ? undefined : line.marks[0];
    if (line.attachment && !line.listed) chapters = 0;
    if (mark && mark.style.rank <= chapterRank) chapters = mark.value;
    if (mark || chapters < 2 || line.end - line.start > longestTitle) continue;
    const words = text.slice(line.start, line.end);
    if (/[。：:，；;]$/.test(words) || !documentName.test(words)) continue;
    const next = lines.slice(index + 1, index + titleReach).find((below) => below.attachment ?? below.marks.length > 0);
    const first = next?.attachment ? undefined : next?.marks[0];
    line.opensDocument = first !== undefined && first.value === 1 && first.style.rank <= chapterRank;
  }
}
