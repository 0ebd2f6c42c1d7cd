import { applier } from '#core/plan/draft/draft-state.ts';
import { changeTask } from '#core/plan/draft/change-tasks.ts';

/** 修改事项的栏目. */
export const applyEditTask = applier('edit-task', (state, { task: anchor, set }) =>
  changeTask(state, anchor, (task) => ({
    ...task,
    title: set.title ?? task.title,
    role: set.role ?? task.role,
    kind: set.kind ?? task.kind,
    commitment: set.commitment ?? task.commitment,
    nature: set.nature ?? task.nature,
    subject: set.subject === undefined ? task.subject : set.subject,
  })),
);
