/** Which deadlines apply to a task: those in its own words, and those in a field of its item: a bracket, a label line, a column. */
import type { FieldGroup } from '../fields/field-group.ts';
import type { Assignment, Deadline, Heading, ParsedTask, Range } from '../parsed-plan.ts';
import { firstFrom } from '../structure/structure.ts';
import { resolveAssignments } from './resolve-assignments.ts';

interface DatedPlan {
  readonly text: string;
  readonly headings: readonly Heading[];
  readonly assignments: readonly Assignment[];
  readonly deadlines: readonly Deadline[];
  readonly groups: readonly FieldGroup[];
}

type AssignedRange = Range & Pick<ParsedTask, 'path' | 'assignments'>;

/** The group that an offset stands in. */
function groupAt(groups: readonly FieldGroup[], offset: number): FieldGroup | undefined {
  const group = groups[firstFrom(groups, offset + 1) - 1];
  return group !== undefined && offset < group.end ? group : undefined;
}

/** The line that an offset stands in, where it is a row of cells. */
function rowAt(text: string, offset: number): Range | null {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const found = text.indexOf('\n', offset);
  const end = found < 0 ? text.length : found;
  return text.slice(start, end).includes('\t') ? { start, end } : null;
}

/** For each task the indexes of its deadlines; `inside` are those in its own words. Both lists stand in the order of the text. */
export function resolveDeadlines(tasks: readonly AssignedRange[], inside: readonly (readonly number[])[], plan: DatedPlan): number[][] {
  const { text, headings, assignments, deadlines, groups } = plan;
  const dated = inside.map((own) => [...own]);
  const taken = new Set(inside.flat());
  const byAssignment = new Map<number, number[]>();
  tasks.forEach((task, index) => {
    for (const assignment of task.assignments) {
      const covered = byAssignment.get(assignment);
      if (covered === undefined) byAssignment.set(assignment, [index]);
      else covered.push(index);
    }
  });
  /** Fields with a time and no units of their own: what they cover is told by their place. */
  const alone: { readonly group: Range; readonly deadlines: number[] }[] = [];
  deadlines.forEach((deadline, index) => {
    if (taken.has(index) || deadline.role !== 'task') return;
    const group = groupAt(groups, deadline.start);
    const row = rowAt(text, deadline.start);
    if (row !== null) {
      for (let at = firstFrom(tasks, row.start); (tasks[at]?.start ?? Infinity) < row.end; at++) dated[at]?.push(index);
    } else if (group !== undefined) {
      const from = firstFrom(assignments, group.start);
      const units = (assignments[from]?.start ?? Infinity) < group.end;
      const last = alone.at(-1);
      if (!units && last?.group === group) last.deadlines.push(index);
      else if (!units) alone.push({ group, deadlines: [index] });
      else {
        for (let at = from; (assignments[at]?.start ?? Infinity) < group.end; at++) {
          for (const task of byAssignment.get(at) ?? []) if (!dated[task]?.includes(index)) dated[task]?.push(index);
        }
      }
    }
  });
  const fields = alone.map(({ group }) => ({ start: group.start, end: group.end, raw: text.slice(group.start, group.start + 1) }));
  const covered = resolveAssignments(tasks, fields, headings, text.length);
  covered.forEach((found, task) => {
    for (const field of found) dated[task]?.push(...(alone[field]?.deadlines ?? []));
  });
  return dated.map((found) => found.sort((a, b) => a - b));
}
