/** The unit texts that a plan prints. */
import { openDraft } from '#server/plan/open-draft.ts';
import { findVersion, newestVersionId } from '#server/plan/rows.ts';
import { unitTextsPrinted } from '#server/plan/unit-text/hooks.ts';
import type { Act } from '#server/platform/http/act.ts';

/** How many tasks of the newest draft, or else of the ledger, print each text. */
export async function printedTexts(act: Act, planId: string): Promise<ReadonlyMap<string, number>> {
  const draftId = await newestVersionId(act, planId, 'draft');
  const version = draftId === null ? null : await findVersion(act, planId, draftId);
  if (version !== null) {
    const { draft } = await openDraft(act, version);
    const counts = new Map<string, number>();
    for (const task of draft.tasks)
      for (const text of new Set(task.responsibilities.map(({ unit }) => unit))) counts.set(text, (counts.get(text) ?? 0) + 1);
    return counts;
  }
  const inLedger = await unitTextsPrinted.call(act, planId);
  return new Map(inLedger.flatMap((texts) => [...texts]));
}
