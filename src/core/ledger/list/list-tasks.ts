/** Which tasks come into a year's list (列入), and which are left out on purpose (不列). A task stands in the lists of a year once. */
import { failure, success, type Outcome } from '#core/failure.ts';
import { isComposed, type ListState } from '#core/ledger/list/list-state.ts';

export interface ListedTask {
  readonly id: string;
  readonly code: string;
  readonly state: 'open' | 'withdrawn';
  /** The list of the same year that it is in already. */
  readonly listed: { readonly id: string; readonly name: string } | null;
}

/** May tasks be put in, taken out, and their cells typed? Refused once it is approved or issued (`state`). */
export function composable(list: { readonly state: ListState }): Outcome<null, 'list-not-composed'> {
  return isComposed(list.state) ? success(null) : failure('list-not-composed', { state: list.state });
}

/** The tasks that come into the list, all that were named or none; refused with the first that cannot. */
export function tasksToList(
  asked: readonly string[],
  found: ReadonlyMap<string, ListedTask>,
): Outcome<readonly string[], 'task-not-found' | 'task-withdrawn' | 'task-listed' | 'task-asked-twice'> {
  const named = new Set<string>();
  for (const id of asked) {
    const task = found.get(id);
    if (task === undefined) return failure('task-not-found');
    if (named.has(id)) return failure('task-asked-twice', { code: task.code });
    named.add(id);
    if (task.listed !== null) return failure('task-listed', { code: task.code, list: task.listed.name });
    if (task.state === 'withdrawn') return failure('task-withdrawn', { code: task.code });
  }
  return success(asked);
}

/** The tasks that a list leaves out with a reason; what is in a list of the year is not left out. */
export function tasksToOmit(
  asked: readonly string[],
  found: ReadonlyMap<string, ListedTask>,
): Outcome<readonly string[], 'task-not-found' | 'task-listed'> {
  for (const id of asked) {
    const task = found.get(id);
    if (task === undefined) return failure('task-not-found');
    if (task.listed !== null) return failure('task-listed', { code: task.code, list: task.listed.name });
  }
  return success([...new Set(asked)]);
}
