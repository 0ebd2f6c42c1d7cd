/** What a returned sheet comes to, and what a person chose for the cells that both it and somebody here changed. */
import type { mergeListSheet } from '#contract/ledger/list-sheet-endpoints.ts';
import type { Answer } from '#web/ui/call.ts';

export type Merged = Answer<typeof mergeListSheet>;

/** sheet: what the file says · here: what stands. By `keyOfCell`. */
export type Choices = ReadonlyMap<string, 'sheet' | 'here'>;

export function keyOfCell({ item, field }: { readonly item: string; readonly field: string }): string {
  return `${item} ${field}`;
}
