/** What 交接单 calls what the ledger puts there, English. */
import type { handoverZh } from '#contract/ledger/handover-zh.ts';

export const handoverEn: Readonly<Record<keyof typeof handoverZh, string>> = {
  'handover.signed-part': 'Part',
  'handover.signed-part.note':
    '{role, select, lead {as lead} responsible {as responsible} support {in support} local {locally} other {as supervisor}}',
  'handover.milestone': 'Milestone',
  'handover.milestone-past': 'Milestone past its day',
  'handover.waiting': 'Waits for a body outside',
  'handover.waiting.note':
    '{body}, {submitted, select, none {not submitted yet} other {submitted {submitted}, {pressings, plural, =0 {not pressed} one {pressed once} other {pressed # times}}}}',
  'handover.objection': 'Objection without an answer',
  'handover.task-withdrawn': 'Stands no more in the plan',
};
