/** Which tasks are chosen, by their ids, as clicks change it. */

/** The most tasks that one act may change (contract/ledger.ts). */
export const selectionLimit = 5000;

interface Row {
  readonly id: string;
}

/** A click on one task turns it; with Shift all between it and the one that was clicked last (`anchor`) are chosen. */
export function toggled(
  ids: ReadonlySet<string>,
  rows: readonly Row[],
  clicked: string,
  anchor: string | null,
  range: boolean,
): ReadonlySet<string> {
  const next = new Set(ids);
  const from = rows.findIndex(({ id }) => id === anchor);
  const to = rows.findIndex(({ id }) => id === clicked);
  if (range && from >= 0 && to >= 0) {
    for (const { id } of rows.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(id);
  } else if (!next.delete(clicked)) next.add(clicked);
  return next;
}

/** Is everything chosen that one act may change? */
export function isAllSelected(chosen: number, total: number): boolean {
  return chosen > 0 && chosen === Math.min(total, selectionLimit);
}

/** The task to go to from the current one: the first when there is none, never beyond an end. */
export function stepped<T extends Row>(rows: readonly T[], currentId: string | null, by: number): T | undefined {
  const at = rows.findIndex(({ id }) => id === currentId);
  return rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))];
}
