/** 共享: tasks are shared with units outside of the jurisdiction, and with no others. */
import { failure, type Failure } from '#core/failure.ts';
import { isOutside, type UnitKind } from '#core/unit/unit.ts';

interface ShareChange {
  readonly taskIds: readonly string[];
  /** Units that get to see the tasks, and units that no longer do. */
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** `tasks`, `units`: those of the change that there are. What was shared with a unit that came in since may be taken back. */
export function checkShares(
  { taskIds, add, remove }: ShareChange,
  tasks: ReadonlySet<string>,
  units: ReadonlyMap<string, { readonly kind: UnitKind; readonly name: string }>,
): Failure<'task-not-found' | 'unit-not-found' | 'unit-not-outside'> | null {
  if (taskIds.some((id) => !tasks.has(id))) return failure('task-not-found');
  if ([...add, ...remove].some((id) => !units.has(id))) return failure('unit-not-found');
  const inside = add.flatMap((id) => units.get(id) ?? []).find(({ kind }) => !isOutside(kind));
  return inside === undefined ? null : failure('unit-not-outside', { name: inside.name });
}
