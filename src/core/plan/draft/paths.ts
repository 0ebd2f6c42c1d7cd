/** Chapters of a draft by their paths, and where in them a task stands. */
import { isWithin } from '#core/plan/chapter-path.ts';
import type { DraftTask } from '#core/plan/draft/draft.ts';
import type { DraftState } from '#core/plan/draft/draft-state.ts';

/** Whether a path is a chapter of the document; '' is what stands outside of all chapters. */
export function isKnownPath(state: Pick<DraftState, 'headings' | 'clauses'>, path: string): boolean {
  return path === '' || state.headings.some((heading) => heading.path === path) || state.clauses.some((clause) => clause.path === path);
}

/** Where the text of a chapter begins; the end of the text when it is nowhere. */
function startOf(state: DraftState, path: string): number {
  const start =
    state.headings.find((heading) => heading.path === path)?.start ?? state.clauses.find((clause) => clause.path === path)?.start;
  return start ?? state.text.length;
}

/** The index at which a task enters the list so that it ends its chapter. */
export function endOfChapter(state: DraftState, tasks: readonly DraftTask[], path: string): number {
  const own = tasks.findLastIndex((task) => (path === '' ? task.path === '' : isWithin(task.path, path)));
  if (own >= 0) return own + 1;
  const start = startOf(state, path);
  const next = tasks.findIndex((task) => startOf(state, task.path) > start);
  return next < 0 ? tasks.length : next;
}

/** The index at which a task enters the list by its place in the text, within its chapter where the chapter has tasks. */
export function placeInText(state: DraftState, tasks: readonly DraftTask[], path: string, start: number): number {
  const next = tasks.findIndex((task) => task.path === path && (task.ranges[0]?.start ?? 0) > start);
  return next >= 0 ? next : endOfChapter(state, tasks, path);
}
