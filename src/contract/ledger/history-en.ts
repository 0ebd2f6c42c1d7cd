/** Messages of the ledger (台账), English: history tabs. */
import type { historyZh } from '#contract/ledger/history-zh.ts';

export const historyEn: Readonly<Record<keyof typeof historyZh, string>> = {
  'history.task.published': 'Published with version {number}',
  'history.task.continued': 'Goes on with version {number}',
  'history.task.withdrawn': 'Withdrawn with version {number}',
  'history.task.text': 'Text rewritten, before: “{text}”',
  'history.task.themes-added': 'Put under “{names}”',
  'history.task.themes-removed': 'Taken out of “{names}”',
  'history.task.shares-added': 'Shared with {names}',
  'history.task.shares-renewed': 'Shared anew with {names}',
  'history.task.shares-no-source': 'Without its source',
  'history.task.shares-removed': 'No longer shared with {names}',
  'history.task.principles': 'Linked principles: {before, number} → {after, number}',
  'history.correction.undone': 'Undid an earlier correction',
  'history.correction.undone.of': 'Undid an earlier correction (its reason: {reason})',
  'history.correction.redone': 'Restored a correction that had been undone',
  'history.correction.kept': '{fields}: the new version differs; the correction was chosen to stand',
  'history.correction.over': '{fields}: the new version differs; its words were chosen, and the correction is over',
  'audit.field.undone': 'Reason of the undone correction',
  'audit.field.keptCorrections': 'Corrections that stand',
  'audit.field.overCorrections': 'Corrections that are over',
  'history.object.added': 'Entered from the document',
  'history.object.merged-names': 'Merged “{names}” into this object',
  'history.object.merged': 'Other names of the same object were merged',
};
