/** Which chain an auditor reads: that of the own jurisdiction, or the platform's, which only the installation's own jurisdiction may read. */
import type { AuditFilter } from '#contract/audit/endpoints.ts';
import { failure, success, type Outcome } from '#core/failure.ts';
import { enterTenant } from '#server/platform/database/tenant.ts';
import type { Act } from '#server/platform/http/act.ts';
import { homeJurisdiction, platformJurisdiction } from '#server/platform/jurisdiction.ts';

/** May the platform's chain be read from this jurisdiction? */
export function readsPlatform(jurisdictionId: string): boolean {
  return jurisdictionId === homeJurisdiction.id;
}

/** The jurisdiction whose chain is meant. */
export function chainOwner(jurisdictionId: string, chain: AuditFilter['chain']): Outcome<string, 'chain-not-here'> {
  if (chain === 'jurisdiction') return success(jurisdictionId);
  return readsPlatform(jurisdictionId) ? success(platformJurisdiction.id) : failure('chain-not-here');
}

/** Reads as the chain's jurisdiction, then switches back to the own one, where the act's event is written. */
export async function withChain<T>(act: Act, owner: string, read: () => Promise<T>): Promise<T> {
  if (owner === act.jurisdictionId) return read();
  await enterTenant(act.db, owner, act.installation.keys);
  const answer = await read();
  await enterTenant(act.db, act.jurisdictionId, act.installation.keys);
  return answer;
}
