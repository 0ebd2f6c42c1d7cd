/** What is done in a row of 工作台: one slot for each kind of row, which the domain of the kind fills in its manifest (`fill(deskSlot('opinion'), …)`). */
import { defineSlot, type Slot } from '#web/ui/slot.tsx';

export interface DeskActionProps {
  /** What the duty is about, or what the many are of for which the row stands; null: of several. */
  readonly objectId: string | null;
  readonly count: number;
}

const slots = new Map<string, Slot<DeskActionProps>>();

/** The slot of a kind. */
export function deskSlot(kind: string): Slot<DeskActionProps> {
  const slot = slots.get(kind) ?? defineSlot<DeskActionProps>();
  slots.set(kind, slot);
  return slot;
}
