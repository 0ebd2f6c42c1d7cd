/** Places of the pages about the login that later domains fill. */
import { defineSlot } from '#web/ui/slot.tsx';

/** Sections of the page of the own account. */
export const meSlot = defineSlot<{ readonly demo: boolean }>();
