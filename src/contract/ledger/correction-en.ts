/** Messages of the ledger (台账), English: corrections. */
import type { correctionZh } from '#contract/ledger/correction-zh.ts';

export const correctionEn: Readonly<Record<keyof typeof correctionZh, string>> = {
  'audit.field.cityLeader': 'City leader responsible',
  'audit.field.commitment': 'Commitment',
  'audit.field.nature': 'Nature',
  'audit.field.due': 'Deadline',
  'task-asked-twice': 'Task {code} comes twice in this correction. Put both into one and try again',
  'correction-not-found': 'This correction was not found. Refresh and look again',
  'correction-overtaken':
    'Task {code} was corrected again since, or a new version of the plan changed it, so this cannot be undone. Correct what it says now instead',
  'corrections-undecided':
    'The new version and {count, plural, one {# correction} other {# corrections}} say different things, for instance of task {code}. Choose what is to stand, then publish',
};
