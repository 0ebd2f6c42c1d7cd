/** What a person chose for the cells that both the sheet and somebody here changed. */

/** sheet: what the file says · here: what stands. By `keyOfCell`. */
export type Choices = ReadonlyMap<string, 'sheet' | 'here'>;

export function keyOfCell({ item, field }: { readonly item: string; readonly field: string }): string {
  return `${item} ${field}`;
}
