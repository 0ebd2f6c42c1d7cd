/** The unit texts that a plan prints. */
import { keptTexts, type KeptText } from '#core/plan/draft/open-list-doubts.ts';
import { openDraft } from '#server/plan/open-draft.ts';
import { findVersion, newestVersionId } from '#server/plan/rows.ts';
import { unitTextsPrinted } from '#server/plan/unit-text/hooks.ts';
import type { UnitText } from '#server/plan/unit-text/unit-texts.ts';
import type { Act } from '#server/platform/http/act.ts';

export interface PrintedTexts {
  /** How many tasks print each text. */
  readonly tasks: ReadonlyMap<string, number>;
  /** What the review of a draft said to keep as printed, by text: publishing writes it down. */
  readonly kept: ReadonlyMap<string, KeptText>;
}

/** Those of the newest draft, or else of the ledger. */
export async function printedTexts(act: Act, planId: string): Promise<PrintedTexts> {
  const draftId = await newestVersionId(act, planId, 'draft');
  const version = draftId === null ? null : await findVersion(act, planId, draftId);
  if (version !== null) {
    const { draft } = await openDraft(act, version);
    const tasks = new Map<string, number>();
    for (const task of draft.tasks)
      for (const text of new Set(task.responsibilities.map(({ unit }) => unit))) tasks.set(text, (tasks.get(text) ?? 0) + 1);
    return { tasks, kept: new Map(keptTexts(draft).map((one) => [one.text, one])) };
  }
  const inLedger = await unitTextsPrinted.call(act, planId);
  return { tasks: new Map(inLedger.flatMap((texts) => [...texts])), kept: new Map() };
}

/** A text that nobody decided, and that the review answered: it is as printed by that answer. */
export function withReview(row: UnitText, kept: KeptText | undefined): UnitText {
  if (kept === undefined || !isUnasked(row)) return row;
  return { ...row, state: 'as-printed', basis: 'person', decidedBy: kept.actor, decidedAt: kept.at };
}

/** Nobody decided it and nobody left it open on purpose. */
export function isUnasked({ state, basis }: Pick<UnitText, 'state' | 'basis'>): boolean {
  return state === 'open' && basis === null;
}
