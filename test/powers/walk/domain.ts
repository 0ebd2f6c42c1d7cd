/** What a domain offers the walk through all endpoints: `test/powers/<domain>.ts` exports one as `powers`. */
import type { Offer } from '#test/powers/walk/offers.ts';
import type { Making, World } from '#test/powers/walk/target.ts';
import type { Trial } from '#test/powers/walk/trial.ts';

export interface DomainPowers {
  /** How each of its endpoints is tried. */
  readonly trials: readonly Trial[];
  /** Words on its pages, and the endpoint behind each. */
  readonly offers?: readonly Offer[];
  /** Makes what belongs to each unit; domains do it in their order, so what earlier ones made is there. Ids go into Target and World. */
  readonly seed?: (making: Making) => Promise<void>;
  /** Pairs of an id at home and one of the same kind abroad, besides those that targets have. */
  readonly alike?: (world: World) => readonly (readonly [home: string, abroad: string])[];
  /** Words of the business that no administrator may read anywhere. */
  readonly businessWords?: readonly string[];
  /** Words that only somebody who sees the unit's task may read; `readsPlans`: they may read issued documents as a whole. */
  readonly secrets?: (unit: string, may: { readonly readsPlans: boolean }) => readonly string[];
}

/** Lower than any revision: whoever gets as far as the row is told that somebody was faster. */
export const stale = -1;
