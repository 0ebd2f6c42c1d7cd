/** Dates that hang on the day of issue (年内, 明年底前), read again when a person gives that day. */
import type { DraftTask } from '#core/plan/draft/draft.ts';
import { clauseAt } from '#core/plan/draft/clause-marks.ts';
import type { DraftState } from '#core/plan/draft/draft-state.ts';
import { readDeadlines } from '#core/plan/deadline.ts';
import type { ClauseKind } from '#core/plan/parsed-plan.ts';

/** The state with every printed deadline as of its day of issue; deadlines that a person gave stay. */
export function redated(state: DraftState): DraftState {
  const kindAt = (offset: number): ClauseKind => {
    const kind = clauseAt(state.clauses, offset)?.kind;
    return kind === undefined || kind === 'none' ? 'other' : kind;
  };
  const days = new Map(
    readDeadlines(state.text, { issuedOn: state.issuedOn, kindAt }).map(({ start, end, from, to }) => [`${start}:${end}`, { from, to }]),
  );
  const withDays = (task: DraftTask): DraftTask => ({
    ...task,
    deadlines: task.deadlines.map((deadline) => {
      const { range } = deadline;
      return range === null ? deadline : { ...deadline, ...days.get(`${range.start}:${range.end}`) };
    }),
  });
  return { ...state, tasks: state.tasks.map((task) => (task.deadlines.length === 0 ? task : withDays(task))) };
}
