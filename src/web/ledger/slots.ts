import { defineSlot } from '#web/ui/slot.tsx';

/** What later domains show of an item of a year's list, under its own tabs: its reports, changes, orders. */
export const itemTabSlot = defineSlot<{ readonly itemId: string; readonly listId: string }>();
