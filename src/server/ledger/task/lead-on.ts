/** A filter of the ledger as it is meant today: units and objects that were merged into others are those. */
import type { TaskFilter } from '#contract/ledger/task-endpoints.ts';
import { leadOn } from '#server/platform/merged-ids.ts';
import type { Act } from '#server/platform/http/act.ts';

/** The same filter, with what is there now in the place of what was merged away. */
export async function leadFilterOn<F extends TaskFilter>(act: Act, filter: F): Promise<F> {
  const { unitId, objectId } = filter;
  return {
    ...filter,
    ...(unitId === undefined ? {} : { unitId: await leadOn(act, 'unit', unitId) }),
    ...(objectId === undefined ? {} : { objectId: await leadOn(act, 'object', objectId) }),
  };
}
