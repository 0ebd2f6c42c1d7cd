import { changeUnits } from '#core/plan/draft/change-tasks.ts';
import { applier } from '#core/plan/draft/draft-state.ts';
import { withUnit } from '#core/plan/draft/responsibilities.ts';

/** 增加责任单位. A unit stands in a task once: where it does already, its role and part change. */
export const applyAddUnit = applier('add-unit', (state, { tasks, unit, role, ownPart }) =>
  changeUnits(state, tasks, (rows) => withUnit(rows, unit, role, ownPart)),
);
