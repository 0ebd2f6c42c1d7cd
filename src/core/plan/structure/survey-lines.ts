import { readMarks } from '../numbering/number-styles.ts';
import type { NumberMark } from '../numbering/number-style.ts';
import type { Line } from './lines.ts';
import { attachmentOpening, documentName } from './phrases.ts';

/** What a line looks like before its place is known. */
export interface SurveyedLine extends Line {
  readonly marks: readonly NumberMark[];
  readonly attachment: AttachmentOpening | null;
  /** No number follows before the next attachment or the end. */
  readonly tail: boolean;
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
/** So far below its title a document begins to count. */
const titleReach = 40;
/** 一、 and 第一章 count a document's chapters. */
const chapterRank = 4;

function readAttachment(text: string, line: Line): AttachmentOpening | null {
  if (text.charAt(line.start) !== '附') return null;
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
    tail: false,
    opensDocument: false,
  }));
  markDocuments(text, surveyed);
  let tail = true;
  for (let index = surveyed.length - 1; index >= 0; index--) {
    const line = surveyed[index];
    if (!line) continue;
    if (line.marks.length > 0) tail = false;
    line.tail = tail;
    if (line.opensDocument || (line.attachment && !line.attachment.lists)) tail = true;
  }
  return surveyed;
}

function markDocuments(text: string, lines: { -readonly [Key in keyof SurveyedLine]: SurveyedLine[Key] }[]): void {
  let chapters = 0;
  for (const [index, line] of lines.entries()) {
    const mark = line.marks[0];
    if (line.attachment && !line.attachment.lists) chapters = 0;
    if (mark && mark.style.rank <= chapterRank) chapters = mark.value;
    if (mark || chapters < 2 || line.end - line.start > longestTitle) continue;
    const words = text.slice(line.start, line.end);
    if (/[。：:，；;]$/.test(words) || !documentName.test(words)) continue;
    const next = lines.slice(index + 1, index + titleReach).find((below) => below.attachment ?? below.marks.length > 0);
    const first = next?.attachment ? undefined : next?.marks[0];
    line.opensDocument = first !== undefined && first.value === 1 && first.style.rank <= chapterRank;
  }
}
