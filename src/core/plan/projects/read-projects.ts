import type { Clause, Heading, NamedProject } from '../parsed-plan.ts';
import { namesInPart } from './names-in-part.ts';
import { commaParts } from '../tasks/split-sentence.ts';

interface PlanForProjects {
  readonly text: string;
  readonly clauses: readonly Clause[];
  readonly headings: readonly Heading[];
}

const kindsWithProjects = new Set(['task', 'safeguard', 'heading', 'attachment']);

/** Finds the works, places and platforms that the plan calls by name (济南至泰安高速公路, “金服云”平台), each where it stands. */
export function readProjects(plan: PlanForProjects): NamedProject[] {
  const { text } = plan;
  const found: NamedProject[] = [];
  for (const { kind, path, start, end } of plan.clauses) {
    if (!kindsWithProjects.has(kind)) continue;
    for (const part of commaParts(text, start, end)) {
      for (const name of namesInPart(text, part, kind === 'heading')) {
        found.push({ name: text.slice(name.start, name.end), start: name.start, end: name.end, path });
      }
    }
  }
  return found;
}
