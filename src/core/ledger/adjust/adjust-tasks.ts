/**
 * 调整 of published tasks by hand: which of them an act ends, which it brings back. Tasks that come to be are made by whoever calls. A task is
 * never deleted, and an act is never changed: taking it back is one more of them.
 */
import { failure, success, type Failure, type Outcome } from '#core/failure.ts';

/** publish: a new version of the plan came in the place of what was split or merged by hand. */
export const adjustmentKinds = ['withdraw', 'restore', 'add', 'split', 'merge', 'publish'] as const;
export type AdjustmentKind = (typeof adjustmentKinds)[number];

/** What a task rests on. clause 规划印发 · resolution 会议议定 · share 共享 · instruction 批示交办; only the first is printed in a plan. */
export const origins = ['clause', 'resolution', 'share', 'instruction'] as const;
/** What a person adds. */
export const addedOrigins = ['resolution', 'instruction'] as const satisfies Origin[];
export type Origin = (typeof origins)[number];

/** What an act did to a task. */
export type Effect = 'ended' | 'begun' | 'reopened';

export interface AdjustableTask {
  readonly id: string;
  readonly code: string;
  readonly revision: number;
  readonly state: string;
  readonly planId: string;
  /** The act by which it ended; null: it stands, or its plan no longer has it. */
  readonly endedBy: string | null;
}

interface Asked {
  readonly id: string;
  /** As the caller saw the task. */
  readonly revision: number;
}

export interface Effected {
  readonly taskId: string;
  readonly effect: Effect;
  /** The act that it is ended by from now on; null: it stands. */
  readonly endedBy: string | null;
}

type Stale = 'task-not-found' | 'task-changed' | 'task-asked-twice';

/** One task that is split. It must stand. */
export function endTask<Task extends AdjustableTask>(
  task: Task | undefined,
  revision: number,
): Outcome<Task, 'task-not-found' | 'task-changed' | 'task-withdrawn'> {
  if (task === undefined) return failure('task-not-found');
  if (task.revision !== revision) return failure('task-changed', { code: task.code });
  return task.state === 'withdrawn' ? failure('task-withdrawn', { code: task.code }) : success(task);
}

/** Tasks that are withdrawn or merged: all or none. They must stand. */
export function endTasks<Task extends AdjustableTask>(
  found: readonly Task[],
  asked: readonly Asked[],
): Outcome<readonly Task[], Stale | 'task-withdrawn'> {
  const tasks = asSeen(found, asked);
  if (!tasks.ok) return tasks;
  const gone = tasks.value.find(({ state }) => state === 'withdrawn');
  return gone === undefined ? tasks : failure('task-withdrawn', { code: gone.code });
}

/** The same of tasks that become one: they are of one plan, whose numbers and unit names they share. */
export function mergeTasks<Task extends AdjustableTask>(
  found: readonly Task[],
  asked: readonly Asked[],
): Outcome<readonly Task[], Stale | 'task-withdrawn' | 'merge-of-plans'> {
  const tasks = endTasks(found, asked);
  if (!tasks.ok) return tasks;
  const [first, ...others] = tasks.value;
  const stranger = others.find(({ planId }) => planId !== first?.planId);
  return first === undefined || stranger === undefined ? tasks : failure('merge-of-plans', { code: stranger.code, other: first.code });
}

/** Tasks that a person withdrew stand again: all or none. `kindOf`: of the act that ended a task. */
export function restoreTasks<Task extends AdjustableTask>(
  found: readonly Task[],
  asked: readonly Asked[],
  kindOf: (adjustmentId: string) => AdjustmentKind | undefined,
): Outcome<readonly Task[], Stale | 'task-stands' | 'task-not-restorable'> {
  const tasks = asSeen(found, asked);
  if (!tasks.ok) return tasks;
  const standing = tasks.value.find(({ state }) => state !== 'withdrawn');
  if (standing !== undefined) return failure('task-stands', { code: standing.code });
  const other = tasks.value.find(({ endedBy }) => endedBy === null || kindOf(endedBy) !== 'withdraw');
  return other === undefined ? tasks : failure('task-not-restorable', { code: other.code });
}

function asSeen<Task extends AdjustableTask>(
  found: readonly Task[],
  asked: readonly Asked[],
): { readonly ok: true; readonly value: readonly Task[] } | Failure<Stale> {
  const byId = new Map(found.map((task) => [task.id, task]));
  const seen = new Map<string, Task>();
  for (const { id, revision } of asked) {
    const task = byId.get(id);
    if (task === undefined) return failure('task-not-found');
    if (seen.has(id)) return failure('task-asked-twice', { code: task.code });
    if (task.revision !== revision) return failure('task-changed', { code: task.code });
    seen.set(id, task);
  }
  return success([...seen.values()]);
}

/** What an act did, what the task was ended by before it, and the revision that it left the task with. */
export interface MadeEffect {
  readonly taskId: string;
  readonly effect: Effect;
  readonly wasEndedBy: string | null;
  readonly revision: number;
}

/**
 * Takes an act back by a new one (`id`), all or none: what it ended stands again, what it made or brought back ends. Refused once one of the
 * tasks was changed since; `touched`: those of which the trail tells something later.
 */
export function undoAdjustment(
  id: string,
  found: readonly AdjustableTask[],
  made: readonly MadeEffect[],
  touched: ReadonlySet<string>,
): Outcome<readonly Effected[], 'adjustment-overtaken'> {
  const byId = new Map(found.map((task) => [task.id, task]));
  const effects: Effected[] = [];
  for (const { taskId, effect, wasEndedBy, revision } of made) {
    const task = byId.get(taskId);
    if (task === undefined) throw new Error('an adjusted task is not among the tasks');
    if (task.revision !== revision || touched.has(taskId)) return failure('adjustment-overtaken', { code: task.code });
    effects.push(
      effect === 'ended' ? { taskId, effect: 'reopened', endedBy: null } : { taskId, effect: 'ended', endedBy: wasEndedBy ?? id },
    );
  }
  return success(effects);
}
