/** A ParsedPlan out of marked-up text, for tests of what comes after the parser. */
import type {
  Assignment,
  Clause,
  ClauseKind,
  Deadline,
  Doubt,
  DoubtCode,
  Heading,
  NamedProject,
  ParsedPlan,
  ParsedTask,
  PrintedField,
} from '#core/plan/parsed-plan.ts';

interface TaskSketch extends Partial<Omit<ParsedTask, 'start' | 'end' | 'text' | 'path' | 'deadlines' | 'projects' | 'fields'>> {
  /** Names of projects that occur in the task's text. */
  readonly named?: readonly string[];
  readonly due?: Partial<Deadline> & { readonly raw: string };
  /** Printed beside it; the words stand anywhere in the leaf. */
  readonly fields?: readonly Pick<PrintedField, 'raw' | 'kind' | 'label' | 'values'>[];
}

/** One leaf of the plan: its text, and what the parser made of it. */
interface LeafSketch {
  readonly text: string;
  readonly kind?: ClauseKind;
  readonly path?: string;
  /** Makes the leaf a heading with this text. */
  readonly heading?: string;
  /** Makes each 。-ended stretch of the leaf a task with these fields (one sketch for each). */
  readonly tasks?: readonly TaskSketch[];
  /** Makes the leaf an assignment. */
  readonly assignment?: Partial<Pick<Assignment, 'lead' | 'responsible' | 'support' | 'local' | 'othersOpen'>>;
  readonly doubts?: readonly { readonly code: DoubtCode; readonly of?: string; readonly message?: string }[];
}

export function makeParsedPlan(leaves: readonly LeafSketch[], plan: Partial<ParsedPlan> = {}): ParsedPlan {
  const clauses: Clause[] = [];
  const headings: Heading[] = [];
  const tasks: ParsedTask[] = [];
  const assignments: Assignment[] = [];
  const deadlines: Deadline[] = [];
  const projects: NamedProject[] = [];
  const printed: PrintedField[] = [];
  const doubts: Doubt[] = [];
  let text = '';
  for (const leaf of leaves) {
    const start = text.length;
    text += leaf.text;
    const end = text.length;
    const path = leaf.path ?? '';
    const kind = leaf.kind ?? (leaf.heading === undefined ? (leaf.assignment ? 'assignment' : leaf.tasks ? 'task' : 'other') : 'heading');
    clauses.push({ path, kind, start, end });
    if (leaf.heading !== undefined) headings.push({ path, heading: leaf.heading, start, end });
    if (leaf.assignment) {
      const { lead = [], responsible = [], support = [], local = [], othersOpen = false } = leaf.assignment;
      const raw = leaf.text.trimEnd();
      assignments.push({ path, raw, lead, responsible, support, local, othersOpen, start, end: start + raw.length });
    }
    let from = start;
    for (const sketch of leaf.tasks ?? []) {
      const stop = text.indexOf('。', from);
      const { named = [], due, fields = [], ...said } = sketch;
      const words = text.slice(from, stop);
      const places = (name: string) => ({ start: from + words.indexOf(name), end: from + words.indexOf(name) + name.length });
      const task: ParsedTask = {
        role: 'task',
        kind: 'matter',
        commitment: 'advance',
        nature: 'once',
        subject: null,
        title: words,
        assignments: [],
        ...said,
        path,
        text: words,
        start: from,
        end: stop,
        deadlines: due === undefined ? [] : [deadlines.length],
        projects: named.map((_, index) => projects.length + index),
        fields: fields.map((_, index) => printed.length + index),
      };
      if (due !== undefined) deadlines.push({ kind: 'by', role: 'task', from: null, to: null, path, ...places(due.raw), ...due });
      for (const field of fields) {
        const at = text.indexOf(field.raw, start);
        printed.push({ ...field, path, start: at, end: at + field.raw.length });
      }
      projects.push(...named.map((name) => ({ name, path, ...places(name) })));
      tasks.push(task);
      from = stop + 1;
    }
    for (const { code, of, message = code } of leaf.doubts ?? []) {
      const at = of === undefined ? start : text.indexOf(of, start);
      doubts.push({ code, message, start: at, end: of === undefined ? end : at + of.length });
    }
  }
  return {
    title: '测试方案',
    docNumber: null,
    issuedOn: null,
    references: [],
    setAside: [],
    openCommas: [],
    ...plan,
    text,
    clauses,
    headings,
    tasks,
    assignments,
    deadlines,
    projects,
    fields: printed,
    doubts,
  };
}
