/** Which tasks of the ledger go on in a version that is published, and which are withdrawn. */
import { failure, success, type Outcome } from '#core/failure.ts';
import { matchTasks, matchWithdrawn, sameWords, withChoices, type TaskMatch } from '#core/ledger/publish/match-tasks.ts';
import type { DraftTask } from '#core/plan/draft/draft.ts';

/** A task that the plan has in the ledger, or had. */
export interface LedgerTask {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly text: string;
  readonly lead: string | null;
  readonly state: string;
}

/** What a person says of a task of the draft: which task of the ledger it is; null: a new one. */
export interface Said {
  readonly key: string;
  readonly taskId: string | null;
}

interface Continuation {
  /** By the draft's key: the task that goes on, which may have been withdrawn. */
  readonly continued: ReadonlyMap<string, LedgerTask>;
  /** Open tasks that go on in nothing. */
  readonly withdrawn: readonly LedgerTask[];
  /** What the texts suggest, with what was said. */
  readonly matches: readonly TaskMatch[];
}

/**
 * What a person said comes before what the texts suggest; each old task once. What a person said must be clear: a task that goes on into
 * nothing would lose its units and objects. `ledger`: all tasks that the plan ever had.
 */
export function continueTasks(
  drafted: readonly DraftTask[],
  ledger: readonly LedgerTask[],
  said: readonly Said[],
): Outcome<Continuation, 'continues-unclear'> {
  const byId = new Map(ledger.map((task) => [task.id, task]));
  if (!isClear(said, new Set(drafted.map(({ key }) => key)), byId)) return failure('continues-unclear');
  const [open, gone] = [ledger.filter(({ state }) => state === 'open'), ledger.filter(({ state }) => state === 'withdrawn')];
  const matches = ledger.length === 0 ? [] : matchWithdrawn(matchTasks(open, drafted), gone, drafted);
  const textOf = new Map(drafted.map(({ key, text }) => [key, text]));
  const decided = withChoices(matches, new Map(said.map(({ key, taskId }) => [key, taskId])), (key, taskId) =>
    sameWords(textOf.get(key) ?? '', byId.get(taskId)?.text ?? ''),
  );
  const saidKeys = new Set(said.map(({ key }) => key));
  const proposed = matches.flatMap(({ key, taskId, continues }) =>
    continues && key !== null && !saidKeys.has(key) ? [{ key, taskId }] : [],
  );
  const continued = new Map<string, LedgerTask>();
  const taken = new Set<string>();
  for (const { key, taskId } of [...said, ...proposed]) {
    const task = taskId === null ? undefined : byId.get(taskId);
    if (task === undefined || taken.has(task.id)) continue;
    taken.add(task.id);
    continued.set(key, task);
  }
  return success({ continued, withdrawn: open.filter(({ id }) => !taken.has(id)), matches: decided });
}

/** What was said earlier, of tasks that there are still, and nothing is said of now. */
export function stillSaid(
  earlier: readonly Said[],
  drafted: readonly { readonly key: string }[],
  ledger: readonly { readonly id: string }[],
  now: readonly Said[],
): Said[] {
  const [keys, ids] = [new Set(drafted.map(({ key }) => key)), new Set(ledger.map(({ id }) => id))];
  for (const { key, taskId } of now) {
    keys.delete(key);
    if (taskId !== null) ids.delete(taskId);
  }
  return earlier.filter(({ key, taskId }) => keys.has(key) && (taskId === null || ids.has(taskId)));
}

/** Each of both once, and nothing that is not there. */
function isClear(said: readonly Said[], keys: ReadonlySet<string>, ledger: ReadonlyMap<string, LedgerTask>): boolean {
  const taskIds = said.flatMap(({ taskId }) => taskId ?? []);
  return (
    new Set(said.map(({ key }) => key)).size === said.length &&
    new Set(taskIds).size === taskIds.length &&
    said.every(({ key, taskId }) => keys.has(key) && (taskId === null || ledger.has(taskId)))
  );
}
