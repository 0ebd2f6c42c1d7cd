/** Addresses of the pages of a plan and its versions. */
import { z } from 'zod';
import { digits } from '#contract/platform/schema.ts';
import { addressOf } from '#web/ui/address.ts';

const reviewView = addressOf(z.object({ at: digits(z.int().nonnegative()).nullable().default(null) }));

interface VersionPlace {
  readonly planId: string;
  readonly versionId: string;
}

/** A version in review; `at`: the place of its text that is shown. */
export function reviewAddress({ planId, versionId }: VersionPlace, at: number | null = null): string {
  return reviewView.write(`/plans/${planId}/versions/${versionId}/review`, { at });
}

/** The place of the text that an address leads to. */
export function readReviewPlace(search: URLSearchParams): number | null {
  return reviewView.read(search).at;
}

/** What the ledger, a later domain, holds of a plan. */
export function ledgerOfPlan(planId: string): string {
  return `/ledger?planId=${planId}`;
}

/** What a version changed, on a page of a later domain. */
export function diffAddress({ planId, versionId }: VersionPlace): string {
  return `/plans/${planId}/versions/${versionId}/diff`;
}
