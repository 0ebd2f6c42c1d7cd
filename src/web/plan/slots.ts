import { defineSlot } from '#web/ui/slot.tsx';

/** In the header of the review: what turns the draft into something else. `onUnits` opens the panel of printed unit names. */
export const publishSlot = defineSlot<{ readonly onUnits: () => void }>();
