import type { Assignment, Clause, Deadline, Heading, NamedProject, OpenComma, ParsedTask, PrintedField, Range } from '../parsed-plan.ts';
import type { FieldGroup } from '../fields/field-group.ts';
import { findTasks, labelsOf } from './find-tasks.ts';
import { resolveAssignments } from './resolve-assignments.ts';
import { resolveDeadlines } from './resolve-deadlines.ts';
import { resolveFields } from './resolve-fields.ts';

interface PlanForTasks {
  readonly text: string;
  readonly title: string;
  readonly clauses: readonly Clause[];
  readonly headings: readonly Heading[];
  readonly assignments: readonly Assignment[];
  readonly deadlines: readonly Deadline[];
  readonly groups: readonly FieldGroup[];
  readonly projects: readonly NamedProject[];
  readonly fields: readonly PrintedField[];
}

/**
 * Splits what the plan orders into tasks, one an action, and finds for each the assignments, deadlines and projects that apply.
 * `runInHeadings` are the sentences that only name what the next ones spell out.
 */
export function segmentTasks(plan: PlanForTasks): {
  readonly tasks: ParsedTask[];
  readonly runInHeadings: Range[];
  readonly openCommas: OpenComma[];
} {
  const spelled = [...plan.deadlines.filter(({ role }) => role === 'task'), ...plan.projects].sort((a, b) => a.start - b.start);
  const { found, runInHeadings, openCommas } = findTasks(plan.text, plan.clauses, spelled);
  const assignments = resolveAssignments(found, plan.assignments, plan.headings, plan.text);
  const assigned = found.map(({ start, end, path }, index) => ({ start, end, path, assignments: assignments[index] ?? [] }));
  const deadlines = resolveDeadlines(assigned, insideEach(found, plan.deadlines), plan);
  const projects = insideEach(found, plan.projects);
  const fields = resolveFields(
    assigned,
    plan.fields.map(({ start, end }, index) => ({ index, start, end })),
    plan,
  );
  const tasks = found.map((task, index): ParsedTask => {
    const names = (projects[index] ?? []).map((at) => plan.projects[at]?.name ?? '');
    return {
      path: task.path,
      start: task.start,
      end: task.end,
      text: plan.text.slice(task.start, task.end),
      title: task.title,
      role: task.role,
      ...labelsOf(plan.text, task, names),
      subject: task.action.subject,
      assignments: assignments[index] ?? [],
      deadlines: deadlines[index] ?? [],
      projects: projects[index] ?? [],
      fields: fields[index] ?? [],
    };
  });
  return { tasks, runInHeadings, openCommas };
}

/** For each range the indexes of the things that lie inside it; both lists stand in the order of the text. */
function insideEach(ranges: readonly Range[], things: readonly Range[]): number[][] {
  let next = 0;
  return ranges.map((range) => {
    while ((things[next]?.start ?? Infinity) < range.start) next++;
    const inside: number[] = [];
    for (let at = next; (things[at]?.start ?? Infinity) < range.end; at++) if ((things[at]?.end ?? Infinity) <= range.end) inside.push(at);
    return inside;
  });
}
