/** Which tasks are chosen, by their ids, as clicks change it, and where the keys go. */

/** The most tasks that one act may change (contract/ledger.ts). */
export const selectionLimit = 5000;

interface Row {
  readonly id: string;
}

/** A click on one task turns it. */
export function toggled<T extends Row>(chosen: ReadonlyMap<string, T>, clicked: T): ReadonlyMap<string, T> {
  const next = new Map(chosen);
  if (!next.delete(clicked.id)) next.set(clicked.id, clicked);
  return next;
}

/** With Shift all from the one that was clicked last (`anchor`) to this one are chosen: between these places, the second exclusive; so many at most. */
export function rangeOf(anchor: number, clicked: number, most: number): { readonly from: number; readonly to: number } {
  if (clicked >= anchor) return { from: anchor, to: Math.min(clicked + 1, anchor + most) };
  return { from: Math.max(clicked, anchor - most + 1), to: anchor + 1 };
}

/** Is everything chosen that one act may change? */
export function isAllSelected(chosen: number, total: number): boolean {
  return chosen > 0 && chosen === Math.min(total, selectionLimit);
}

/** The place to go to from the current one: the first when there is none, never beyond an end. */
export function stepped(total: number, place: number | null, by: number): number {
  return place === null ? 0 : Math.min(total - 1, Math.max(0, place + by));
}
