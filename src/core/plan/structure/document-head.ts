import type { ClauseKind } from '../parsed-plan.ts';
import { kindOfHeading } from './clause-role.ts';
import type { Line } from './lines.ts';
import {
  addresseeLine,
  addresseeWord,
  columnAtEnd,
  columnNames,
  dateLine,
  docNumberLine,
  documentName,
  letterSentence,
  metadataLine,
  noteLine,
  organisationLine,
  signedAtEnd,
  signedDateLine,
} from './phrases.ts';

export interface HeadPiece {
  readonly start: number;
  readonly kind: ClauseKind;
}

export interface DocumentHead {
  readonly title: string;
  readonly pieces: readonly HeadPiece[];
}

type HeadRole = 'metadata' | 'doc-number' | 'date' | 'note' | 'addressee' | 'name' | 'organisation' | 'paragraph';

/** A longer line is a paragraph: no form below is as long. */
const longestRole = 260;
const longestTitleLine = 70;
/** A title is broken over so many lines at most. */
const longestTitle = 6;

/** What a line of the head is, by its form alone. */
export function headRole(content: string): HeadRole {
  const short = content.length <= 60;
  if (content.length <= 90 && metadataLine.test(content)) return 'metadata';
  if (short && docNumberLine.test(content)) return 'doc-number';
  if (short && (dateLine.test(content) || signedDateLine.test(content))) return 'date';
  if (content.length <= 80 && noteLine.test(content)) return 'note';
  if (
    content.length <= 240 &&
    addresseeLine.test(content) &&
    addresseeWord.test(content) &&
    !/(?:如下|通知|意见|措施|方案)[:：]$/.test(content)
  )
    return 'addressee';
  if (content.length > longestTitleLine || /[。；：:;]$/.test(content) || /[。；]/.test(content)) return 'paragraph';
  if (content.length <= 40 && organisationLine.test(content)) return 'organisation';
  return 'name';
}

interface HeadLine {
  readonly line: Line;
  /** As much of it as tells its role. */
  readonly content: string;
  readonly role: HeadRole;
}

/** Where the cover letter ends: after its signature, or after the sentence that sends the plan out. 0 when there is none. */
function letterEnd(text: string, lines: readonly HeadLine[]): number {
  let end = 0;
  let addressed = false;
  /** A line that could be the plan's own title stands between the letter's last line and here. */
  let nameSince = false;
  for (const [index, { line, role }] of lines.entries()) {
    const signs = role === 'date' || role === 'note' || role === 'organisation';
    if (role === 'paragraph' && sendsOut(text, line)) end = index + 1;
    else if (signs && addressed && (end === 0 || !nameSince) && (end > 0 || role !== 'organisation')) end = index + 1;
    if (end === index + 1) nameSince = false;
    else if (role === 'name') nameSince = true;
    addressed ||= role === 'paragraph' || role === 'addressee';
  }
  return lines.slice(end).some(({ role }) => role === 'name') ? end : 0;
}

/** A paragraph of the letter that sends the plan out, or that ends in the letter's date because its breaks are lost. */
function sendsOut(text: string, line: Line): boolean {
  return (
    letterSentence.test(text.slice(line.start, Math.min(line.end, line.start + 400))) ||
    signedAtEnd.test(text.slice(Math.max(line.start, line.end - 60), line.end))
  );
}

/** Reads the lines before the first heading: cover letter, title, addressee, preamble. */
export function readDocumentHead(text: string, lines: readonly Line[], bodyFollows: boolean, sentOut: boolean): DocumentHead {
  const heads = lines.map((line): HeadLine => {
    const content = text.slice(line.start, Math.min(line.end, line.start + longestRole));
    return { line, content, role: headRole(content) };
  });
  // Where the plan is an attachment, all before it is its letter.
  const letter = sentOut ? lines.length : letterEnd(text, heads);
  const pieces: HeadPiece[] = [];
  const titleLines: string[] = [];
  let preamble = false;
  let addressed = false;
  let plainKind: ClauseKind = 'task';
  for (const [index, { line, content, role }] of heads.entries()) {
    let kind: ClauseKind;
    if (index < letter) kind = role === 'date' || role === 'note' || (role === 'organisation' && index > 1) ? 'signature' : 'letter';
    else if (runTogetherHead(content)) kind = 'heading';
    else if (role === 'doc-number') kind = titleLines.length > 0 ? 'title' : 'letter';
    else if (role === 'metadata') kind = 'letter';
    else if (role === 'addressee') kind = preamble ? 'preamble' : 'letter';
    else if (role === 'note' || role === 'date') kind = 'signature';
    else if (role === 'paragraph') {
      kind = !bodyFollows && preamble ? plainKind : 'preamble';
      preamble = true;
    } else if (!preamble && !addressed) {
      kind = 'title';
      // Some sites print the title twice, around the document's number.
      const joined = titleLines.length < longestTitle ? titleLines.join('') : content;
      if (joined !== content && !(documentName.test(joined) && heads[index - 1]?.role === 'doc-number')) titleLines.push(content);
    } else {
      kind = bodyFollows ? 'other' : 'heading';
      plainKind = kindOfHeading(content, 0) ?? 'task';
    }
    if (tabbed(content)) kind = 'heading';
    addressed ||= index >= letter && role === 'addressee';
    pieces.push({ start: line.start, kind });
  }
  return { title: joinTitle(titleLines), pieces };
}

function tabbed(content: string): boolean {
  return content.split('\t').length >= 3;
}

/** A table's head whose cells run together: 工作任务工作要求牵头单位配合单位. */
function runTogetherHead(content: string): boolean {
  return (
    content.length <= 60 && !/[，。：；\s]/.test(content) && (content.match(columnNames)?.length ?? 0) >= 3 && columnAtEnd.test(content)
  );
}

function joinTitle(parts: readonly string[]): string {
  return parts
    .map((part) => part.trim())
    .join('')
    .slice(0, 200);
}
