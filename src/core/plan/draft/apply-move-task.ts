import { applied, applier, refused } from '#core/plan/draft/draft-state.ts';
import { placeOf, taskFinder } from '#core/plan/draft/find-task.ts';
import { endOfChapter, isKnownPath } from '#core/plan/draft/paths.ts';

/** 移动事项: to another chapter or place. Where only its new neighbour is gone it goes to the end of the chapter. */
export const applyMoveTask = applier('move-task', (state, { task: anchor, path, before }) => {
  const find = taskFinder(state.tasks);
  const task = state.tasks[find(anchor)];
  if (task === undefined) return refused(state, 'task-not-found', placeOf(state.text, anchor));
  if (!isKnownPath(state, path)) return refused(state, 'path-unknown', placeOf(state.text, anchor));
  const neighbour = before === null ? undefined : state.tasks[find(before)];
  const rest = state.tasks.filter((other) => other !== task);
  const moved = { ...task, path, changed: true };
  if (neighbour === task) return applied({ ...state, tasks: state.tasks.map((other) => (other === task ? moved : other)) });
  const index = neighbour === undefined ? endOfChapter(state, rest, path) : rest.indexOf(neighbour);
  const misfits = before !== null && neighbour === undefined ? [{ code: 'task-not-found' as const, at: placeOf(state.text, before) }] : [];
  return applied({ ...state, tasks: rest.toSpliced(index, 0, moved) }, misfits);
});
