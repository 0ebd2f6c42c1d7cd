/** Names and numbers of the plan's chapters and of the tasks in them, as the office reads them out. */
import { sectionOf } from '#core/plan/draft/task-code.ts';
import type { Heading } from '#core/plan/parsed-plan.ts';

/** `二/（二）推进交通互联互通`; the path alone where the paragraph has a number but no heading. */
export function chapterName(headings: ReadonlyMap<string, Heading>, path: string): string {
  const heading = headings.get(path)?.heading ?? '';
  // A bracket parts the number from the words, a bare number does not: 二/（一）/1 明确年度目标.
  return /[）)]$/u.test(path) || heading === '' ? `${path}${heading}` : `${path} ${heading}`;
}

/** The headings by their path; of two with one path the first. */
export function headingsByPath(headings: readonly Heading[]): Map<string, Heading> {
  const byPath = new Map<string, Heading>();
  for (const heading of headings) if (!byPath.has(heading.path)) byPath.set(heading.path, heading);
  return byPath;
}

/** `2.2.14`: the fourteenth task of 二/（二）, as its code will read. */
export function taskNumber(path: string, ordinal: number): string {
  return `${sectionOf(path)}.${ordinal}`;
}
