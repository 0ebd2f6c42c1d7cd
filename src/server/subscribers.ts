/** Who listens to whom: a later domain reacts to an earlier one inside the same transaction. Joined here, so that no earlier one knows a later. */
import { subscribeUnitNames, subscribeUnitsMerged } from '#server/unit/events.ts';
import { onUnitNames } from '#server/ledger/responsible-unit/match-new-names.ts';
import { onUnitsMerged } from '#server/ledger/responsible-unit/follow-merged-units.ts';

/** Called once at start. */
export function registerSubscribers(): void {
  subscribeUnitsMerged(onUnitsMerged);
  subscribeUnitNames(onUnitNames);
}
