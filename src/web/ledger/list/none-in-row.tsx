import { NoneButton } from '#web/ledger/list/none-button.tsx';
import type { DeskActionProps } from '#web/ui/desk-slot.ts';

/** On 工作台: a unit that has no opinion says so where it is asked. */
export function NoneInRow({ objectId }: DeskActionProps) {
  return objectId === null ? null : <NoneButton consultation={{ id: objectId, state: 'asked' }} />;
}
