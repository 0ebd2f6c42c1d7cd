/** The draft of a stored version: its parse with its log replayed over it. */
import type { Draft } from '#core/plan/draft/draft.ts';
import type { LoggedOperation } from '#core/plan/draft/operation.ts';
import { replay } from '#core/plan/draft/replay.ts';
import type { ParsedPlan } from '#core/plan/parsed-plan.ts';
import { wholeParse, type StoredParse } from '#core/plan/stored-parse.ts';
import { loadLog, loadParse, type StoredVersion, type VersionChange } from '#server/plan/rows.ts';
import type { Act } from '#server/platform/http/act.ts';

export interface OpenDraft {
  readonly ledger: StoredParse;
  /** The ledger with the text that it is of. */
  readonly parsed: ParsedPlan;
  readonly log: readonly LoggedOperation[];
  readonly draft: Draft;
}

export async function openDraft(act: Act, version: StoredVersion): Promise<OpenDraft> {
  const ledger = await loadParse(act, version.summary.id, version.summary.parserVersion);
  const log = await loadLog(act, version.summary.id);
  const parsed = wholeParse(ledger, version.body);
  return { ledger, parsed, log, draft: replay(parsed, log) };
}

/** What the list of plans shows of a draft; kept in plan_version whenever the draft changes. */
export function draftFigures(draft: Draft): VersionChange & { readonly title: string } {
  const { accounted, total } = draft.coverage;
  return {
    title: draft.title,
    doc_number: draft.docNumber,
    issued_on: draft.issuedOn,
    // Rounded down: 100 % means that nothing at all is left.
    coverage_bp: total === 0 ? 0 : Math.floor((accounted * 10_000) / total),
    open_doubts: draft.doubts.filter((doubt) => doubt.settled === null).length,
    task_count: draft.tasks.length,
  };
}
