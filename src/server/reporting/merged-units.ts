/** When two rows of one unit become one, what the first was asked to report, the second is. */
import { askedOnce } from '#server/reporting/asked-once.ts';
import type { AuditObject } from '#server/platform/audit/write-audit.ts';
import type { Act } from '#server/platform/http/act.ts';

/** Subscriber of the merging of units: in the same transaction, without an audit event of its own. */
export async function reportsOfMergedUnits(act: Act, from: string, into: string): Promise<readonly AuditObject[]> {
  await askedOnce(act, { column: 'unit_id', from, into, running: false });
  return [];
}
