import type { DraftDoubt, DraftTask } from '#core/plan/draft/draft.ts';
import { takenBy } from '#core/plan/draft/apply-add-task.ts';
import { clauseAt, markClauses } from '#core/plan/draft/clause-marks.ts';
import { applied, applier, refused } from '#core/plan/draft/draft-state.ts';
import { clamped, isInside } from '#core/plan/draft/ranges.ts';
import { joined, rowsOf } from '#core/plan/draft/responsibilities.ts';
import type { Assignment } from '#core/plan/parsed-plan.ts';

/** 标记责任分工: it applies to the tasks since the assignment before it in the same chapter, and answers the doubts that it was missing. */
export const applyMarkAssignment = applier('mark-assignment', (state, { range, lead, responsible, support, local }, entry) => {
  if (!isInside(state.text, range)) return refused(state, 'range-invalid', clamped(state.text, range));
  if (takenBy(state, [range]) !== undefined) return refused(state, 'range-taken', clamped(state.text, range));
  const { start, end } = range;
  const path = clauseAt(state.clauses, start)?.path ?? '';
  const raw = state.text.slice(start, end);
  const assignment: Assignment = { start, end, path, raw, lead, responsible, support, local, othersOpen: false };
  const since = state.assignments.reduce((at, other) => (other.path === path && other.end <= start ? Math.max(at, other.end) : at), 0);
  const isMeant = (task: DraftTask) => {
    const at = task.ranges[0]?.start ?? 0;
    return task.path === path && since <= at && at < start;
  };
  const index = state.assignments.length;
  const basis = state.tasks.filter(isMeant).length === 1 ? 'printed' : 'inherited';
  const isAnswered = (doubt: DraftDoubt) =>
    (doubt.code === 'no-assignment' || doubt.code === 'empty-assignment') &&
    doubt.settled === null &&
    doubt.start < end &&
    since <= doubt.start &&
    clauseAt(state.clauses, doubt.start)?.path === path;
  const settled = { answer: { kind: 'as-printed' as const }, note: '', actor: entry.actor, at: entry.at, seq: entry.seq };
  return applied({
    ...state,
    assignments: [...state.assignments, assignment],
    clauses: markClauses(state.clauses, [range], 'assignment', entry.seq),
    tasks: state.tasks.map((task) =>
      isMeant(task) ? { ...task, responsibilities: joined(task.responsibilities, rowsOf(assignment, index, basis)), changed: true } : task,
    ),
    doubts: state.doubts.map((doubt) => (isAnswered(doubt) ? { ...doubt, settled } : doubt)),
  });
});
