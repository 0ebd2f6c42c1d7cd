/** From lines to sections: which heading stands where, and what each stretch of the text is. */
import { parentOf } from '../chapter-path.ts';
import type { ClauseKind } from '../parsed-plan.ts';
import type { NumberMark } from '../numbering/number-style.ts';
import { kindOfHeading } from './clause-role.ts';
import { headRole, readDocumentHead } from './document-head.ts';
import { createHeadingStack, type HeadingStack } from './heading-stack.ts';
import { type HeadingText, readHeadingText } from './heading-text.ts';
import { type Line, readLines } from './lines.ts';
import { boxLine, goalSentence, particularLine, tableHead, validityOpening, validitySentence } from './phrases.ts';
import { restoreBreaks } from './restore-breaks.ts';
import { type SurveyedLine, surveyLines } from './survey-lines.ts';
import { firstFrom, type FoundRange, type Part, type Piece, type Section, type Structure } from './structure.ts';
import { readCells, readTabHead, type TabTable } from './tab-table.ts';
import { readFlatRows, readTabRow, type TablePlace, type TableRows } from './table-rows.ts';

const longestTitle = 60;
const label = /^(?:具体|主要|工作|重点)?(?:措施|任务|举措|内容)[:：]$/;
const punctuationOnly = /^[\s。；;，,）)〕.]*$/;

/** Reads the sections of a text. `assignments` are those found in it, in order. */
export function readStructure(text: string, assignments: readonly FoundRange[]): Structure {
  const lines = surveyLines(text, restoreBreaks(text, readLines(text)));
  const pieces: Piece[] = [];
  const sections: Section[] = [];
  let part: Part = { start: 0, prefix: '', name: '' };
  const parts = [part];
  let title = '';
  let stack: HeadingStack = createHeadingStack('');
  let head: Line[] | null = [];
  let signed = false;
  let table: TabTable | null = null;
  /** The numbered line between the rows of a table that the rows below it belong to. */
  let rowGroup: string | null = null;
  let chapterKinds: ClauseKind[] = [];
  let closed = false;
  /** What an unnumbered chapter name on a line of its own makes of the text below it. */
  let plainKind: ClauseKind | null = null;
  let nextAssignment = 0;

  const add = (start: number, kind: ClauseKind, path: string): void => void pieces.push({ start, kind, path });
  const take = (rows: TableRows): void => {
    pieces.push(...rows.pieces);
    sections.push(...rows.sections);
  };
  const content = (line: Line): string => text.slice(line.start, line.end);
  const prefix = (): string => part.prefix;
  const current = (): Section | null => {
    const last = sections.at(-1);
    return last && last.part === parts.length - 1 ? last : null;
  };

  const flushHead = (bodyFollows: boolean, sentOut = false): void => {
    if (!head) return;
    const own = prefix() === '';
    const read = readDocumentHead(text, head, bodyFollows, sentOut);
    if (own && read.title !== '' && !(title !== '' && sections.length > 0)) title = read.title;
    part.name = read.title;
    for (const piece of read.pieces) add(piece.start, own ? piece.kind : attachmentKind(piece.kind), prefix());
    head = null;
  };

  const openPart = (start: number, label: string, firstLine: Line | null): void => {
    const letterOnly = sections.length === 0;
    flushHead(letterOnly, letterOnly && label !== '');
    part = { start, prefix: letterOnly ? '' : label, name: '' };
    parts.push(part);
    stack = createHeadingStack(prefix());
    head = firstLine ? [firstLine] : [];
    table = null;
    signed = false;
    closed = false;
    chapterKinds = [];
  };

  const assignmentIn = (line: Line): FoundRange | null => {
    while ((assignments[nextAssignment]?.start ?? Infinity) < line.start) nextAssignment++;
    const found = assignments[nextAssignment];
    return found && found.start < line.end ? found : null;
  };

  /** The line stands within fields that began on a line above. */
  const fieldsOver = (line: Line): boolean => {
    const at = firstFrom(assignments, line.start);
    const before = assignments[at - 1];
    return before !== undefined && before.end >= line.end;
  };

  const openSection = (mark: NumberMark, line: Line, next: SurveyedLine | null): boolean => {
    const assignment = assignmentIn(line);
    const placed = stack.place(mark);
    const closes = assignment !== null && punctuationOnly.test(text.slice(assignment.end, Math.min(line.end, assignment.end + 8)));
    const deeperFollows = (next?.marks[0]?.style.rank ?? 0) > mark.style.rank;
    let heading = readHeadingText(text, line, mark.end, assignment?.start ?? line.end, closes, deeperFollows);
    // The number may stand alone on its line, the heading on the next.
    const broken = mark.end >= line.end && next !== null && next.marks.length === 0 && next.end - next.start <= longestTitle;
    if (broken) heading = readHeadingText(text, next, next.start, next.end, false, false);
    plainKind = null;
    const kind = kindOfHeading(text.slice(heading.start, heading.end), placed.depth) ?? chapterKinds[placed.depth - 2] ?? 'task';
    chapterKinds.length = placed.depth - 1;
    chapterKinds.push(kind);
    const body = bodyStart(text, heading, mark.end, line);
    const hasBody = body < Math.min(assignment?.start ?? line.end, line.end) && !broken;
    sections.push({
      ...placed,
      mark: { start: mark.start, end: mark.end, printed: mark.printed, style: mark.style.name },
      heading,
      kind,
      line,
      hasBody,
      assigned: closes && !hasBody,
      bodyLength: 0,
      part: parts.length - 1,
    });
    add(mark.start, 'heading', placed.path);
    if (hasBody) add(body, validity(line, body) ? 'validity' : kind, placed.path);
    closed = hasBody;
    return broken;
  };

  const validity = (line: Line, from: number): boolean => {
    const body = text.slice(from, Math.min(line.end, from + 320));
    return body.length < 320 && validityOpening.test(body) && validitySentence.test(body);
  };

  const tablePlace = (): TablePlace => {
    const section = current();
    const path = section?.path ?? prefix();
    const inGroup = section?.mark.style === 'row' && section.depth === 2;
    return { prefix: rowGroup ?? prefix(), path, group: inGroup ? parentOf(path) : path, part: parts.length - 1 };
  };

  const readRow = (line: Line): boolean => {
    const cells = readCells(text, line);
    if (!cells) return false;
    const newHead = readTabHead(text, cells);
    if (newHead) {
      flushHead(true);
      table = newHead;
      rowGroup = null;
      add(line.start, 'heading', prefix());
      return true;
    }
    if (!table) return false;
    take(readTabRow(text, line, cells, table, tablePlace()));
    return true;
  };

  const readFlatTable = (line: Line): void => take(readFlatRows(text, line, assignments, tablePlace()));

  const readPlain = (line: SurveyedLine, index: number): void => {
    const words = line.end - line.start <= 120 ? content(line) : '';
    const section = current();
    if (label.test(words) || boxLine.test(words)) {
      // What it announces belongs to the section above, even after an assignment.
      closed = false;
      return add(line.start, 'heading', section?.path ?? prefix());
    }
    if (tableHead.test(text.slice(line.start, line.start + 120))) return readFlatTable(line);
    if (table && words.length <= 40) return add(line.start, 'heading', prefix());
    if (line.tail) {
      const role = words === '' ? 'paragraph' : headRole(words);
      const next = lines[index + 1];
      const beforeDate =
        role === 'organisation' && (!next || next.end - next.start > 60 || headRole(content(next)) !== 'paragraph' || !!next.attachment);
      if (role === 'date' || role === 'note' || beforeDate) {
        signed = true;
        return add(line.start, 'signature', prefix());
      }
      if (signed) return add(line.start, prefix() === '' ? 'other' : 'attachment', prefix());
      if (validity(line, line.start)) return add(line.start, 'validity', prefix());
      if (/^(?:注|备注|说明)[:：]/.test(words)) return add(line.start, 'attachment', prefix());
      if (section && closed && !onlyAssignment(line) && !particularLine.test(words))
        return add(line.start, section.kind === 'safeguard' ? 'safeguard' : 'task', prefix());
    }
    const named = words.length <= 16 ? kindOfHeading(words, 0) : null;
    if (named !== null) {
      plainKind = named;
      return add(line.start, 'heading', section?.path ?? prefix());
    }
    if (section) {
      if (!onlyAssignment(line)) {
        section.hasBody = true;
        section.bodyLength += line.end - line.start;
      }
      const goalEnd = plainKind === null && section.kind === 'task' && !assignmentIn(line) ? goalSentenceEnd(text, line) : line.start;
      if (goalEnd > line.start) add(line.start, 'goal', section.path);
      if (goalEnd < line.end) add(goalEnd, plainKind ?? section.kind, section.path);
      if (line.tail && assignmentIn(line)) closed = true;
    } else add(line.start, 'other', prefix());
  };

  const onlyAssignment = (line: Line): boolean => {
    const found = assignmentIn(line);
    if (fieldsOver(line)) return true;
    return (
      found !== null && found.start <= line.start + 1 && punctuationOnly.test(text.slice(found.end, Math.min(line.end, found.end + 8)))
    );
  };

  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (!line) continue;
    const next = lines[index + 1] ?? null;
    if (line.attachment || line.listed) {
      if (line.attachment && !line.listed) {
        const { label: name, nameStart } = line.attachment;
        openPart(line.start, name, nameStart < line.end ? { ...line, start: nameStart } : null);
      }
      add(line.start, 'attachment', prefix());
      continue;
    }
    if (readRow(line)) continue;
    const mark = line.marks.find((candidate) => stack.fits(candidate, text.charAt(candidate.end), line.counted));
    if (mark && !(signed && head === null)) {
      flushHead(true);
      // A line that names a group of rows stands between them and ends no table.
      if (!next || !readCells(text, next)) table = null;
      if (openSection(mark, line, next)) index++;
      rowGroup = table ? (current()?.path ?? null) : null;
      continue;
    }
    if (head) {
      if (tableHead.test(text.slice(line.start, line.start + 120))) {
        flushHead(true);
        readFlatTable(line);
      } else head.push(line);
      continue;
    }
    if (line.opensDocument) openPart(line.start, '', line);
    else readPlain(line, index);
  }
  flushHead(false);
  return { title, pieces, sections, parts, restored: lines.filter((line) => line.restored) };
}

/** Where the sentence ends that says what a line expects (今年的主要预期目标是：…); the line's start where it says no such thing. */
function goalSentenceEnd(text: string, line: Line): number {
  if (!goalSentence.test(text.slice(line.start, Math.min(line.end, line.start + 60)))) return line.start;
  const stop = text.slice(line.start, line.end).search(/。\s*[^\s]/u);
  return stop < 0 ? line.end : line.start + stop + 1;
}

const outsideOfChapters = new Set<ClauseKind>(['title', 'letter', 'other', 'signature', 'preamble', 'task']);

function attachmentKind(kind: ClauseKind): ClauseKind {
  return outsideOfChapters.has(kind) ? 'attachment' : kind;
}

function bodyStart(text: string, heading: HeadingText, afterNumber: number, line: Line): number {
  if (heading.kind === 'none') return afterNumber;
  let at = heading.end;
  while (at < line.end && /[。：:\s]/.test(text.charAt(at))) at++;
  return at;
}
