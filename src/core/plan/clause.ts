/** The leaves that tile a text: what each stretch is, with the assignments cut out as clauses of their own. */
import type { Clause, ClauseKind, Heading } from './parsed-plan.ts';
import { isTakenUp } from './tasks/taken-up.ts';
import { longHeadingText } from './structure/heading-text.ts';
import { firstFrom, type FoundRange, type Piece, type Section, type Structure } from './structure/structure.ts';

const punctuationOnly = /^[\s。；;，,、）)〕.　]*$/;

/** A remark below an item is no longer than this; what is longer spells the item out. */
const longestRemark = 40;

/** One thing and no more: what spells a heading out says more than the heading. */
const oneThing = /^[^，,；;：:。]{4,22}。?$/u;

/** Whether a numbered line is two tasks one beside the other: 1.编制规划。引进企业。（责任单位：…） The second says nothing of the first. */
function isBesideItsLike(text: string, { heading, hasBody, bodyLength, line }: Section, assignments: readonly FoundRange[]): boolean {
  if (heading.kind !== 'run-in' || !hasBody || bodyLength > 0) return false;
  const units = assignments[firstFrom(assignments, heading.end)];
  // Where other sentences with units of their own follow, it heads them all.
  if (units === undefined || units.start >= line.end || !punctuationOnly.test(text.slice(units.end, line.end))) return false;
  return oneThing.test(text.slice(heading.end + 1, units.start)) && !isTakenUp(text, heading, units.start);
}

/**
 * Sections without any text of their own are tasks printed as headings: the text is the task, the number its heading. So is a sentence with its units
 * right behind it, below which only a remark stands, and one that stands beside its like.
 */
function leafPieces(text: string, sections: readonly Section[], assignments: readonly FoundRange[]): Piece[] {
  return sections.flatMap((section, index) => {
    const { path, hasBody, assigned, bodyLength, heading, kind } = section;
    const hasChild = sections[index + 1]?.path.startsWith(`${path}/`) ?? false;
    const remarked = assigned && heading.kind === 'run-in' && bodyLength <= longestRemark;
    const isTask = !hasBody || remarked || isBesideItsLike(text, section, assignments);
    const bare = !hasChild && isTask && heading.end > heading.start && (kind === 'task' || kind === 'safeguard');
    return bare ? [{ start: heading.start, kind, path }] : [];
  });
}

/** Attachments without assignments whose names announce no work: lists and forms. */
function attachmentsWithoutWork(structure: Structure, pieces: Piece[], assignments: readonly FoundRange[]): Piece[] {
  const parts = structure.parts.map((part, index) => {
    const end = structure.parts[index + 1]?.start ?? Infinity;
    return {
      start: part.start,
      end,
      hasNoWork:
        part.prefix !== '' &&
        !/任务|分工|方案|计划|措施|行动/.test(part.name) &&
        (assignments[firstFrom(assignments, part.start)]?.start ?? Infinity) >= end,
    };
  });
  let at = 0;
  return pieces.map((piece) => {
    while (at + 1 < parts.length && (parts[at]?.end ?? Infinity) <= piece.start) at++;
    return parts[at]?.hasNoWork && piece.kind !== 'heading' ? { ...piece, kind: 'attachment' } : piece;
  });
}

/** Lays the assignments over the pieces and closes every gap, so that the clauses tile the text. */
export function layClauses(text: string, structure: Structure, assignments: readonly FoundRange[]): Clause[] {
  if (text.length === 0) return [];
  const sorted = [...structure.pieces, ...leafPieces(text, structure.sections, assignments)].sort((a, b) => a.start - b.start);
  const pieces = attachmentsWithoutWork(structure, sorted, assignments);
  const clauses: Clause[] = [];
  const push = (start: number, end: number, kind: ClauseKind, path: string): void => {
    if (end <= start) return;
    const last = clauses.at(-1);
    if (last && punctuationOnly.test(text.slice(start, end)) && last.kind === 'assignment') clauses[clauses.length - 1] = { ...last, end };
    else clauses.push({ path, kind, start, end });
  };
  let next = 0;
  let covered = 0;
  for (const [index, piece] of pieces.entries()) {
    const end = pieces[index + 1]?.start ?? text.length;
    let at = Math.max(index === 0 ? 0 : piece.start, covered);
    for (let found = assignments[next]; found && found.start < end; found = assignments[++next]) {
      if (found.start < at) continue;
      push(at, found.start, piece.kind, piece.path);
      push(found.start, found.end, 'assignment', piece.path);
      at = found.end;
    }
    push(at, end, piece.kind, piece.path);
    covered = Math.max(end, at);
  }
  return clauses.length > 0 ? clauses : [{ path: '', kind: 'other', start: 0, end: text.length }];
}

/** The headings of the plan. Chapters that all have a heading in their line may have a long one among them. */
export function layHeadings(text: string, sections: readonly Section[]): Heading[] {
  const chapters = new Set(sections.filter((section) => section.mark.style === 'comma' && section.depth === 1 && section.part === 0));
  const named = [...chapters].filter((section) => section.heading.kind === 'run-in').length;
  const allNamed = chapters.size >= 5 && named / chapters.size >= 0.8;
  return sections.map((section) => {
    let { heading } = section;
    if (allNamed && heading.kind === 'none' && chapters.has(section))
      heading = longHeadingText(text, section.mark.end, section.line.end) ?? heading;
    section.heading = heading;
    const end = heading.kind === 'none' ? section.mark.end : heading.end;
    const words = heading.kind === 'none' ? '' : text.slice(heading.start, heading.end).replace(/(?<!\s)\s*[\n\r]\s*/g, '');
    return { path: section.path, heading: words, start: section.mark.start, end };
  });
}

/** Finds the clause at an offset by halving. */
export function createClauseAt(clauses: readonly Clause[]): (offset: number) => Clause | null {
  return (offset) => {
    let low = 0;
    let high = clauses.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const clause = clauses[middle];
      if (!clause) return null;
      if (offset < clause.start) high = middle - 1;
      else if (offset >= clause.end) low = middle + 1;
      else return clause;
    }
    return null;
  };
}
