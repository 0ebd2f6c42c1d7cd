/** Which deadlines apply to a task: those in its own words, and those in a field of its item: a bracket, a label line, a column. */
import type { Deadline } from '../parsed-plan.ts';
import { resolveFields, type AssignedRange, type FieldedPlan } from './resolve-fields.ts';

/** For each task the indexes of its deadlines; `inside` are those in its own words. Both lists stand in the order of the text. */
export function resolveDeadlines(
  tasks: readonly AssignedRange[],
  inside: readonly (readonly number[])[],
  plan: FieldedPlan & { readonly deadlines: readonly Deadline[] },
): number[][] {
  const taken = new Set(inside.flat());
  const printed = plan.deadlines.flatMap(({ role, start, end }, index) =>
    taken.has(index) || role !== 'task' ? [] : [{ index, start, end }],
  );
  const beside = resolveFields(tasks, printed, plan);
  return inside.map((own, task) => [...own, ...(beside[task] ?? [])].sort((a, b) => a - b));
}
