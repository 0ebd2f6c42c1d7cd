/** Which tasks the fields beside an item apply to, be they days, persons or places: those of the row, of the units beside them, or of the whole item. */
import type { FieldGroup } from '../fields/field-group.ts';
import type { Assignment, Heading, ParsedTask, Range } from '../parsed-plan.ts';
import { firstFrom } from '../structure/structure.ts';
import { resolveAssignments } from './resolve-assignments.ts';

export interface FieldedPlan {
  readonly text: string;
  readonly headings: readonly Heading[];
  readonly assignments: readonly Assignment[];
  readonly groups: readonly FieldGroup[];
}

export type AssignedRange = Range & Pick<ParsedTask, 'path' | 'assignments'>;

/** The group that an offset stands in. */
function groupAt(groups: readonly FieldGroup[], offset: number): FieldGroup | undefined {
  const group = groups[firstFrom(groups, offset + 1) - 1];
  return group !== undefined && offset < group.end ? group : undefined;
}

/** Answers the line that an offset stands in, where it is a row of cells. A line is looked at once, however many fields it has. */
function rowFinder(text: string): (offset: number) => Range | null {
  let line = { start: 0, end: -1, isRow: false };
  return (offset) => {
    if (offset < line.start || offset > line.end) {
      const start = text.lastIndexOf('\n', offset - 1) + 1;
      const found = text.indexOf('\n', offset);
      const end = found < 0 ? text.length : found;
      line = { start, end, isRow: text.slice(start, end).includes('\t') };
    }
    return line.isRow ? line : null;
  };
}

/** For each task the indexes of what is printed in fields of its item, in order. Both lists stand in the order of the text. */
export function resolveFields(
  tasks: readonly AssignedRange[],
  printed: readonly (Range & { readonly index: number })[],
  plan: FieldedPlan,
): number[][] {
  const { text, headings, assignments, groups } = plan;
  const found: number[][] = tasks.map(() => []);
  const byAssignment = new Map<number, number[]>();
  tasks.forEach((task, index) => {
    for (const assignment of task.assignments) {
      const covered = byAssignment.get(assignment);
      if (covered === undefined) byAssignment.set(assignment, [index]);
      else covered.push(index);
    }
  });
  const rowAt = rowFinder(text);
  /** Fields without units beside them: what they cover is told by their place. */
  const alone: { readonly group: Range; readonly indexes: number[] }[] = [];
  /** What the units of a group cover: found once for all of its fields. */
  let covering: { readonly group: FieldGroup; readonly tasks: ReadonlySet<number> } | undefined;
  for (const { index, start } of printed) {
    const group = groupAt(groups, start);
    const row = rowAt(start);
    if (row !== null) {
      for (let at = firstFrom(tasks, row.start); (tasks[at]?.start ?? Infinity) < row.end; at++) found[at]?.push(index);
    } else if (group !== undefined) {
      const from = firstFrom(assignments, group.start);
      const units = (assignments[from]?.start ?? Infinity) < group.end;
      const last = alone.at(-1);
      if (!units && last?.group === group) last.indexes.push(index);
      else if (!units) alone.push({ group, indexes: [index] });
      else {
        if (covering?.group !== group) {
          const reached = new Set<number>();
          for (let at = from; (assignments[at]?.start ?? Infinity) < group.end; at++)
            for (const task of byAssignment.get(at) ?? []) reached.add(task);
          covering = { group, tasks: reached };
        }
        for (const task of covering.tasks) found[task]?.push(index);
      }
    }
  }
  const fields = alone.map(({ group }) => ({ start: group.start, end: group.end, raw: text.slice(group.start, group.start + 1) }));
  const covered = resolveAssignments(tasks, fields, headings, text);
  covered.forEach((covering, task) => {
    for (const field of covering) found[task]?.push(...(alone[field]?.indexes ?? []));
  });
  return found.map((indexes) => indexes.sort((a, b) => a - b));
}
