import { defineSlot } from '#web/ui/slot.tsx';

/** 进展: what later domains show of an item of a year's list in the tab of that name, read when it is opened. */
export const progressSlot = defineSlot<{ readonly itemId: string }>();
