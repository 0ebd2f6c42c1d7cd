/** In whose name one breaks an item down, as the server says. */
import type { getBreakdown } from '#contract/ledger/breakdown-endpoints.ts';
import type { Answer } from '#web/ui/call.ts';

export type BreakingUnit = Answer<typeof getBreakdown>['own'][number];
