import { changeUnits } from '#core/plan/draft/change-tasks.ts';
import { applier } from '#core/plan/draft/draft-state.ts';
import { withFirstLead, withLead } from '#core/plan/draft/responsibilities.ts';

/** 定牵头单位: one accountable lead, the former ones become responsible. */
export const applySetLead = applier('set-lead', (state, { tasks, unit }) => changeUnits(state, tasks, (rows) => withLead(rows, unit)));

/** 列第一位的为牵头单位: each task is led by the unit that it lists first. */
export const applyLeadFirst = applier('lead-first', (state, { tasks }) => changeUnits(state, tasks, withFirstLead));
