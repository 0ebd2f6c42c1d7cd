/** Names and numbers of the plan's chapters and of the tasks in them, as the office reads them out. */
import { sectionOf } from '#core/plan/draft/task-code.ts';
import type { Heading } from '#core/plan/parsed-plan.ts';

/** `二/（二）推进交通互联互通`; where the paragraph has a number but no heading, the first words of `text`, when it is given. */
export function chapterName(headings: ReadonlyMap<string, Heading>, path: string, text = ''): string {
  const heading = headings.get(path)?.heading || firstWords(text);
  // A bracket parts the number from the words, a bare number does not: 二/（一）/1 明确年度目标.
  return /[）)]$/u.test(path) || heading === '' ? `${path}${heading}` : `${path} ${heading}`;
}

const longestWords = 18;

/** The text up to its first mark, or what of it has room. */
function firstWords(text: string): string {
  const [words = ''] = text.trim().split(/[\n，。；：！？]/u, 1);
  const shown = Array.from(words).slice(0, longestWords).join('');
  return shown.length < text.trim().length ? `${shown}…` : shown;
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
