/** The tasks that an open doubt or gap is about. */
import type { Draft } from '#core/plan/draft/draft.ts';
import { overlaps } from '#core/plan/draft/ranges.ts';
import type { Range } from '#core/plan/parsed-plan.ts';

/**
 * Keys of the tasks whose text it stands in, else of those that get their units from the assignment it stands in, else of the one that follows it
 * (the last one behind all); in the order of the draft. None where there are no tasks.
 */
export function askedTasks({ tasks, assignments }: Pick<Draft, 'tasks' | 'assignments'>, asked: Range): string[] {
  const within = tasks.filter(({ ranges }) => ranges.some((range) => overlaps(range, asked)));
  if (within.length > 0) return within.map(({ key }) => key);
  const meant = new Set(assignments.flatMap((assignment, index) => (overlaps(assignment, asked) ? [index] : [])));
  const assigned = tasks.filter(({ responsibilities }) =>
    responsibilities.some((row) => row.assignment !== null && meant.has(row.assignment)),
  );
  if (assigned.length > 0) return assigned.map(({ key }) => key);
  const next = tasks.find(({ ranges }) => (ranges[0]?.start ?? 0) >= asked.end) ?? tasks.at(-1);
  return next === undefined ? [] : [next.key];
}
