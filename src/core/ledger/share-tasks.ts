/** 共享: tasks are shared with units outside of the jurisdiction, and with no others. */
import { failure, type Failure } from '#core/failure.ts';
import { isOutside, type UnitKind } from '#core/unit/unit.ts';

/**
 * What of a task is shared: content, what stands of it and what it is linked to, without which there is nothing to see; source, the printed sentences of all
 * versions with their place in the document. History, corrections and who decided what are never shared.
 */
export const taskParts = ['content', 'source'] as const;
export type TaskPart = (typeof taskParts)[number];

/** The parts that asking for these shares. */
export function sharedParts(asked: readonly TaskPart[]): TaskPart[] {
  return taskParts.filter((part) => part === 'content' || asked.includes(part));
}

interface ShareChange {
  readonly taskIds: readonly string[];
  /** Units that get to see the tasks, and units that no longer do. */
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** `tasks`, `units`: those of the change that there are. What was shared with a unit that came in since may be taken back. */
export function checkShares(
  { taskIds, add, remove }: ShareChange,
  tasks: { has(id: string): boolean },
  units: ReadonlyMap<string, { readonly kind: UnitKind; readonly name: string }>,
): Failure<'task-not-found' | 'unit-not-found' | 'unit-not-outside'> | null {
  if (taskIds.some((id) => !tasks.has(id))) return failure('task-not-found');
  if ([...add, ...remove].some((id) => !units.has(id))) return failure('unit-not-found');
  const inside = add.flatMap((id) => units.get(id) ?? []).find(({ kind }) => !isOutside(kind));
  return inside === undefined ? null : failure('unit-not-outside', { name: inside.name });
}
