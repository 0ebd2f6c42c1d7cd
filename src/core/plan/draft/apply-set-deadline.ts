import { changeTask } from '#core/plan/draft/change-tasks.ts';
import { applier } from '#core/plan/draft/draft-state.ts';

/** 定完成时限. It takes the place of the task's own deadlines; dates of goals and benefits in its text stay. */
export const applySetDeadline = applier('set-deadline', (state, { task: anchor, deadline }) =>
  changeTask(state, anchor, (task) => {
    const others = task.deadlines.filter(({ role }) => role !== 'task');
    return { ...task, deadlines: deadline === null ? others : [{ ...deadline, role: 'task', range: null }, ...others] };
  }),
);
