import type { Assignment, Clause, Deadline, Doubt, Heading, ParsedTask } from '../parsed-plan.ts';
import type { Structure } from '../structure/structure.ts';

/** Everything that a question can be about. */
export interface DoubtSource {
  readonly text: string;
  readonly structure: Structure;
  readonly clauses: readonly Clause[];
  readonly headings: readonly Heading[];
  readonly tasks: readonly ParsedTask[];
  readonly assignments: readonly Assignment[];
  readonly deadlines: readonly Deadline[];
  readonly issuedOn: string | null;
}

/** A kind of question to a person; reads all of them from a plan. */
export interface DoubtReader {
  readonly name: string;
  readonly read: (source: DoubtSource) => Doubt[];
}

/** Words of the text inside a message, shortened. */
export function quote(words: string, longest = 24): string {
  const plain = words.replace(/\s+/g, ' ').trim();
  const points = Array.from(plain);
  return `“${points.length > longest ? `${points.slice(0, longest).join('')}…` : plain}”`;
}

/** Whose it is, in front of a word: 条目“二/（三）”的, or nothing at the top of the document. */
export function ofItem(path: string): string {
  return path === '' ? '' : `条目“${path}”的`;
}
