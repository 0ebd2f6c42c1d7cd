/** The parser: text in, draft ledger out. The steps run in the order of their dependencies; the readers do not know each other. */
import { accountClauses, attachmentsAside } from './account-clauses.ts';
import { readAssignments } from './assignment.ts';
import { createClauseAt, layClauses, layHeadings } from './clause.ts';
import { readDeadlines } from './deadline.ts';
import { readMixedDigits } from './doubts/mixed-digits.ts';
import { byPlace, readDoubts } from './doubts/read-doubts.ts';
import { readWorkAside } from './doubts/work-aside.ts';
import { readIssue } from './issue.ts';
import { leadBack } from './normal/led-back.ts';
import { normalText } from './normal/normal-text.ts';
import { readFieldGroups } from './fields/field-group.ts';
import { readFields } from './fields/read-fields.ts';
import type { ParsedPlan } from './parsed-plan.ts';
import { readProjects } from './projects/read-projects.ts';
import { readReferences } from './reference.ts';
import { withAssignedGoals } from './structure/assigned-goals.ts';
import { readStructure } from './structure/read-structure.ts';
import { firstFrom } from './structure/structure.ts';
import { segmentTasks } from './tasks/read-tasks.ts';

/** Parses the text of a plan. Never throws, whatever the text. */
export function parsePlan(original: string): ParsedPlan {
  const normal = normalText(original);
  const plan = leadBack(readNormal(normal.text), normal);
  const more = [...readMixedDigits(original), ...readWorkAside(plan)];
  return more.length === 0 ? plan : { ...plan, doubts: [...plan.doubts, ...more].sort(byPlace) };
}

/** Reads a text in its normal form. */
function readNormal(text: string): ParsedPlan {
  const found = readAssignments(text);
  const groups = readFieldGroups(text, found);
  const structure = withAssignedGoals(readStructure(text, groups), found);
  const headings = layHeadings(text, structure.sections);
  const clauses = layClauses(text, structure, groups);
  const clauseAt = createClauseAt(clauses);
  const pathAt = (offset: number): string => clauseAt(offset)?.path ?? '';
  const issue = readIssue(text);
  const assignments = found.map((assignment) => ({ ...assignment, path: pathAt(assignment.start) }));
  const deadlines = readDeadlines(text, {
    issuedOn: issue.issuedOn,
    titleYear: yearOfTitle(structure.title),
    kindAt: (offset: number) => clauseAt(offset)?.kind ?? 'other',
  }).map((deadline) => ({ ...deadline, path: pathAt(deadline.start) }));
  // A time that is a day is a deadline, and no field beside it.
  const fields = readFields(text, groups)
    .filter((field) => field.kind !== 'time' || (deadlines[firstFrom(deadlines, field.start)]?.start ?? Infinity) >= field.end)
    .map((field) => ({ ...field, path: pathAt(field.start) }));
  const { title } = structure;
  const projects = readProjects({ text, clauses, headings });
  const { tasks, runInHeadings, openCommas } = segmentTasks({
    text,
    title,
    clauses,
    headings,
    assignments,
    deadlines,
    groups,
    projects,
    fields,
  });
  const accounted = accountClauses(text, clauses, tasks, runInHeadings);
  return {
    title,
    text,
    ...issue,
    clauses: accounted,
    headings,
    tasks,
    assignments,
    deadlines,
    projects,
    fields,
    references: readReferences(text),
    setAside: attachmentsAside(text, accounted),
    openCommas,
    doubts: readDoubts({ text, structure, clauses: accounted, headings, tasks, assignments, deadlines, issuedOn: issue.issuedOn }),
  };
}

/** 某市2024年工作要点: the one year that the title names; none where it names several. */
function yearOfTitle(title: string): number | null {
  const years = new Set((title.match(/(?<![\d—-])20\d\d(?=年(?![—-]))/gu) ?? []).map(Number));
  const [year] = years;
  return years.size === 1 && !/20\d\d年?[—至-]/u.test(title) ? (year ?? null) : null;
}
