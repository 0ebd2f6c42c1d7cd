/** The units that the dialog offers for one task or many, and the operation that a choice makes. */
import type { DraftTask } from '#core/plan/draft/draft.ts';
import type { Operation, ResponsibilityRole } from '#core/plan/draft/operation.ts';
import type { TaskDialog } from '#web/plan/review/task-dialog.ts';

export type UnitPurpose = Exclude<TaskDialog['purpose'], 'move'>;

export interface UnitOffer {
  readonly unit: string;
  /** In how many of the tasks it stands. */
  readonly count: number;
}

/** Units of the tasks first, those in most of them first of all; then the others of the draft, which cannot be dropped. */
export function unitOffers(units: readonly string[], tasks: readonly DraftTask[], purpose: UnitPurpose): UnitOffer[] {
  const counts = new Map<string, number>();
  for (const task of tasks) {
    for (const { unit, openList } of task.responsibilities)
      if (purpose === 'drop' || !openList) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  }
  const own = [...counts].map(([unit, count]) => ({ unit, count })).sort((a, b) => b.count - a.count);
  return purpose === 'drop' ? own : [...own, ...units.filter((unit) => !counts.has(unit)).map((unit) => ({ unit, count: 0 }))];
}

/** Those that contain what was typed; a name that none has is offered as a new one, but not for dropping. */
export function matchingOffers(offers: readonly UnitOffer[], typed: string, purpose: UnitPurpose): readonly UnitOffer[] {
  const name = typed.trim();
  const matching = offers.filter(({ unit }) => unit.includes(name));
  const isNew = name !== '' && purpose !== 'drop' && matching.every(({ unit }) => unit !== name);
  return isNew ? [...matching, { unit: name, count: 0 }] : matching;
}

/** What choosing the unit does; it is dropped only from the tasks that have it. */
export function unitOperation(
  purpose: UnitPurpose,
  tasks: readonly Pick<DraftTask, 'ranges' | 'responsibilities'>[],
  unit: string,
  role: ResponsibilityRole,
): Operation {
  const having = purpose === 'drop' ? tasks.filter((task) => task.responsibilities.some((row) => row.unit === unit)) : tasks;
  const anchors = having.map(({ ranges }) => ({ ranges }));
  switch (purpose) {
    case 'lead':
      return { type: 'set-lead', tasks: anchors, unit };
    case 'drop':
      return { type: 'drop-unit', tasks: anchors, unit };
    case 'add':
      return { type: 'add-unit', tasks: anchors, unit, role, ownPart: null };
  }
}
