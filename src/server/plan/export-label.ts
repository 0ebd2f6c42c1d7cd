/** What leaves the house carries the label of the papers that it was made from. */
import type { Label } from '#core/platform/label.ts';
import { message } from '#contract/platform/message.ts';
import { zh } from '#contract/plan/zh.ts';

/** A note below the title of a workbook; none when there is nothing to label. */
export function labelNote(label: Label | undefined): string[] {
  return label === undefined ? [] : [message(zh, 'export.label', { label: zh[`label.${label}`] })];
}

/** The name of a file that leaves the house: whatever is not public says so before anybody opens it. */
export function labelledName(fileName: string, label: Label): string {
  return label === 'public' ? fileName : `【${zh[`label.${label}`]}】${fileName}`;
}
