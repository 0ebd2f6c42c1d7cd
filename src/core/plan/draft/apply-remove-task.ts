import { markClauses } from '#core/plan/draft/clause-marks.ts';
import { applied, applier, refused } from '#core/plan/draft/draft-state.ts';
import { placeOf, taskFinder } from '#core/plan/draft/find-task.ts';

/** 删除事项: its text is marked as none. The reason stays in the operation that the mark names. */
export const applyRemoveTask = applier('remove-task', (state, { task: anchor }, { seq }) => {
  const index = taskFinder(state.tasks)(anchor);
  const task = state.tasks[index];
  if (task === undefined) return refused(state, 'task-not-found', placeOf(state.text, anchor));
  return applied({ ...state, clauses: markClauses(state.clauses, task.ranges, 'none', seq), tasks: state.tasks.toSpliced(index, 1) });
});
