import type { DraftTask } from '#core/plan/draft/draft.ts';
import type { Operation, ResponsibilityRole } from '#core/plan/draft/operation.ts';

/** What picking a unit does to tasks; it is dropped only from those that have it. */
export function unitOperation(
  purpose: 'add' | 'drop',
  tasks: readonly Pick<DraftTask, 'ranges' | 'responsibilities'>[],
  unit: string,
  role: ResponsibilityRole,
): Operation {
  const having = purpose === 'drop' ? tasks.filter((task) => task.responsibilities.some((row) => row.unit === unit)) : tasks;
  const anchors = having.map(({ ranges }) => ({ ranges }));
  return purpose === 'drop' ? { type: 'drop-unit', tasks: anchors, unit } : { type: 'add-unit', tasks: anchors, unit, role, ownPart: null };
}
