import { defineSlot } from '#web/ui/slot.tsx';

/** Above the tree of units: where units can come from. `empty`: there are none yet. */
export const unitsPageSlot = defineSlot<{ readonly empty: boolean }>();
