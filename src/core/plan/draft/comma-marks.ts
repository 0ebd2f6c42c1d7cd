/** Where a comma could go either way, as the draft stands now: one act splits the task there, or joins the two. */
import type { DraftTask } from '#core/plan/draft/draft.ts';
import type { Operation } from '#core/plan/draft/operation.ts';
import type { OpenComma } from '#core/plan/parsed-plan.ts';

export interface CommaMark {
  /** The offset of the comma. */
  readonly at: number;
  readonly operation: Extract<Operation, { type: 'split-task' | 'merge-tasks' }>;
}

/**
 * The marks in the order of the text. A comma that people cut or joined is one still, and leads back; one that stands between no two parts of tasks any more
 * is none.
 */
export function commaMarks(commas: readonly OpenComma[], tasks: readonly DraftTask[]): CommaMark[] {
  const pieces = tasks.flatMap((task) => task.ranges.map(({ start, end }) => ({ start, end, task }))).sort((a, b) => a.start - b.start);
  let next = 0;
  return commas.flatMap(({ at }): CommaMark[] => {
    while ((pieces[next + 1]?.start ?? Infinity) < at) next++;
    const before = pieces[next];
    if (before === undefined || before.start >= at) return [];
    const after = before.end > at + 1 ? before : pieces[next + 1];
    // No more than the comma, white space and a word that joins may stand between two that become one.
    if (after === undefined || at - before.end > nearest || after.start - at > nearest || before.task.path !== after.task.path) return [];
    const operation: CommaMark['operation'] =
      before.task === after.task
        ? { type: 'split-task', task: { ranges: before.task.ranges }, at: [at + 1] }
        : { type: 'merge-tasks', tasks: [{ ranges: before.task.ranges }, { ranges: after.task.ranges }] };
    return [{ at, operation }];
  });
}
const nearest = 8;
