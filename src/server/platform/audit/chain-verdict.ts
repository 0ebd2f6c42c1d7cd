/** What the checks of a chain come to, for the command line and the auditor's page. */
import type { ChainReport } from '#server/platform/audit/chain-report.ts';
import type { ExportedHeads } from '#server/platform/audit/read-heads.ts';

export type ChainVerdict =
  /** Nothing found, and exported heads say the same. */
  | 'sound'
  /** Nothing found, and not confirmed by exported heads, in whole or at the end. */
  | 'unconfirmed'
  /** Something was found. */
  | 'unsound';

/**
 * A head is exported within about a second of an act. An act that is older than this, and behind the newest head, was not exported: the export
 * fails, the server was killed, or lines were removed from the end of the file.
 */
const exportLagMs = 10 * 60_000;

/** `now`: the moment of the check. `heads`: undefined when there are none, or none that can be checked. */
export function verdictOf({ finding, events, unexported }: ChainReport, heads: ExportedHeads | undefined, now: string): ChainVerdict {
  if (finding || heads?.flaw) return 'unsound';
  if (events === 0) return 'sound';
  const isBehind = unexported !== undefined && Date.parse(now) - Date.parse(unexported.at) > exportLagMs;
  return heads?.last === undefined || isBehind ? 'unconfirmed' : 'sound';
}
