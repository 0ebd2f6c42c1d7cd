import { changeUnits } from '#core/plan/draft/change-tasks.ts';
import { applier } from '#core/plan/draft/draft-state.ts';

/** 去掉责任单位. Tasks that do not name it stay as they are: what was wanted is so already. */
export const applyDropUnit = applier('drop-unit', (state, { tasks, unit }) =>
  changeUnits(state, tasks, (rows) => (rows.some((row) => row.unit === unit) ? rows.filter((row) => row.unit !== unit) : rows)),
);
