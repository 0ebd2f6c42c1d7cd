import type { Clause, Heading, NamedProject, Range } from '../parsed-plan.ts';
import { namesInPart } from './names-in-part.ts';
import { splitSentences } from '../tasks/split-sentence.ts';

interface PlanForProjects {
  readonly text: string;
  readonly clauses: readonly Clause[];
  readonly headings: readonly Heading[];
}

const kindsWithProjects = new Set(['task', 'safeguard', 'heading', 'attachment']);

/** Finds the works, places and platforms that the plan calls by name (济南至泰安高速公路, “金服云”平台), each where it stands. */
export function readProjects(plan: PlanForProjects): NamedProject[] {
  return plan.clauses.flatMap((clause) => {
    if (!kindsWithProjects.has(clause.kind)) return [];
    return splitSentences(plan.text, clause.start, clause.end)
      .flatMap((sentence) => sentence.pieces.flatMap((piece) => piece.parts))
      .flatMap((part) => namesInPart(plan.text, part, clause.kind === 'heading'))
      .map((range: Range) => ({ name: plan.text.slice(range.start, range.end), start: range.start, end: range.end, path: clause.path }));
  });
}
