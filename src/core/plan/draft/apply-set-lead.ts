import { changeUnits } from '#core/plan/draft/change-tasks.ts';
import { applier } from '#core/plan/draft/draft-state.ts';
import { withLead } from '#core/plan/draft/responsibilities.ts';

/** 定牵头单位: one accountable lead, the former ones become responsible. */
export const applySetLead = applier('set-lead', (state, { tasks, unit }) => changeUnits(state, tasks, (rows) => withLead(rows, unit)));
