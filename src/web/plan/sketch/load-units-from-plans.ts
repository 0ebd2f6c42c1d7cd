import { words } from '#web/plan/sketch/words.ts';

/** For the page of units: where units can come from. */
export async function loadUnitsFromPlans() {
  const [{ UnitsFromPlans }] = await Promise.all([import('#web/plan/sketch/units-from-plans.tsx'), words.load()]);
  return UnitsFromPlans;
}
