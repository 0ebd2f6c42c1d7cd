/** The tasks that a key or a button of the ledger acts on, and what Escape takes back. */
import type { DraftTask } from '#core/plan/draft/draft.ts';
import type { Operation } from '#core/plan/draft/operation.ts';
import type { LedgerRow } from '#web/plan/review/ledger-rows.ts';
import { selectTask, selectedTask, type ReviewState } from '#web/plan/review/review-state.ts';

/** Escape takes back what was selected last: the stretch of text, then the chosen tasks, then the task. */
export function stepBack(state: ReviewState): ReviewState {
  if (state.stretch !== null) return { ...state, stretch: null };
  return state.chosen.size > 0 ? { ...state, chosen: new Set() } : selectTask(state, null, 'ledger');
}

/** The chosen tasks where there are any, else the selected one. */
export function tasksMeant(state: ReviewState): DraftTask[] {
  const chosen = state.draft.tasks.filter(({ key }) => state.chosen.has(key));
  const selected = selectedTask(state);
  return chosen.length > 0 ? chosen : selected === undefined ? [] : [selected];
}

/** The chosen tasks into the first of them, else the selected one into the one before it in its chapter. */
export function mergeOperation(state: ReviewState): Operation | null {
  const chosen = state.draft.tasks.filter(({ key }) => state.chosen.has(key));
  const index = state.draft.tasks.findIndex(({ key }) => key === state.selected);
  const before = state.draft.tasks[index - 1];
  const own = state.draft.tasks[index];
  const tasks = chosen.length > 1 ? chosen : before !== undefined && own !== undefined && before.path === own.path ? [before, own] : [];
  return tasks.length > 1 ? { type: 'merge-tasks', tasks: tasks.map(({ ranges }) => ({ ranges })) } : null;
}

/** The task row that is `by` rows on from the selected one, chapters passed over; from the bottom up when none is selected. Null beyond an end. */
export function taskBeside(rows: readonly LedgerRow[], selected: string | null, by: 1 | -1): string | null {
  let index = rows.findIndex((row) => row.key === selected);
  if (index < 0 && by === -1) index = rows.length;
  for (index += by; index >= 0 && index < rows.length; index += by) {
    const row = rows[index];
    if (row?.type === 'task') return row.key;
  }
  return null;
}

/** The tasks between two rows, both with them; `to` alone where `from` is not among the rows. */
export function taskSpan(rows: readonly LedgerRow[], from: string | null, to: string): string[] {
  const end = rows.findIndex((row) => row.key === to);
  const begin = rows.findIndex((row) => row.key === from);
  const span = begin < 0 ? rows.slice(end, end + 1) : rows.slice(Math.min(begin, end), Math.max(begin, end) + 1);
  return span.flatMap((row) => (row.type === 'task' ? [row.key] : []));
}
