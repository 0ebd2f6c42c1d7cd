/** What the operations on the fields and units of tasks have in common. */
import type { DraftResponsibility, DraftTask } from '#core/plan/draft/draft.ts';
import { applied, refused, type Applied, type DraftState } from '#core/plan/draft/draft-state.ts';
import { findTasks, placeOf, taskFinder, withChanged } from '#core/plan/draft/find-task.ts';
import type { TaskAnchor } from '#core/plan/draft/operation.ts';

/** Changes the one anchored task. */
export function changeTask(state: DraftState, anchor: TaskAnchor, change: (task: DraftTask) => DraftTask): Applied {
  const index = taskFinder(state.tasks)(anchor);
  const task = state.tasks[index];
  if (task === undefined) return refused(state, 'task-not-found', placeOf(state.text, anchor));
  return applied({ ...state, tasks: withChanged(state.tasks, new Map([[index, { ...change(task), changed: true }]])) });
}

/** Changes the units of every anchored task; an anchor that stands nowhere is a misfit of its own. */
export function changeUnits(
  state: DraftState,
  anchors: readonly TaskAnchor[],
  change: (rows: readonly DraftResponsibility[]) => readonly DraftResponsibility[],
): Applied {
  const { found, misfits } = findTasks(state.text, state.tasks, anchors);
  const changed = new Map<number, DraftTask>();
  for (const index of found) {
    const task = state.tasks[index];
    const responsibilities = task === undefined ? [] : change(task.responsibilities);
    if (task !== undefined && responsibilities !== task.responsibilities) changed.set(index, { ...task, responsibilities, changed: true });
  }
  return applied({ ...state, tasks: withChanged(state.tasks, changed) }, misfits);
}
