import type { VersionSummary } from '#contract/plan/plan-endpoints.ts';
import { t } from '#web/plan/words.ts';

/** What the tasks beside the document are called: those of a published version are no draft any more. */
export function ledgerTitle({ state }: Pick<VersionSummary, 'state'>): string {
  return t(state === 'published' ? 'review.ledger.version' : 'review.ledger');
}
