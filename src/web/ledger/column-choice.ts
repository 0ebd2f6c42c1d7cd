/** Which columns the ledger shows, as this browser remembers it. */

export const columnIds = [
  'code',
  'title',
  'text',
  'units',
  'support',
  'local',
  'due',
  'commitment',
  'kind',
  'nature',
  'chapter',
  'objects',
  'themes',
  'lists',
] as const;
export type ColumnId = (typeof columnIds)[number];

export const defaultColumns: readonly ColumnId[] = ['code', 'title', 'units', 'due', 'commitment', 'kind'];

/** A stored choice, as far as it is understood. */
export function readColumns(stored: unknown): readonly ColumnId[] | null {
  return Array.isArray(stored) ? columnIds.filter((id) => stored.includes(id)) : null;
}

/** The columns of a choice, in the order of the table; the title is always there. */
export function chosenOf<C extends { readonly id: ColumnId }>(columns: readonly C[], chosen: readonly ColumnId[]): readonly C[] {
  return columns.filter(({ id }) => id === 'title' || chosen.includes(id));
}

/** The choice after a column was switched on or off. */
export function withColumn(chosen: readonly ColumnId[], id: ColumnId, on: boolean): readonly ColumnId[] {
  return on ? [...chosen, id] : chosen.filter((one) => one !== id);
}
