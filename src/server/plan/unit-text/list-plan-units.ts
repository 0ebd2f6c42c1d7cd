/** The unit texts of a plan with what they mean. */
import { failure, success, type Outcome } from '#core/failure.ts';
import type { PlanUnit } from '#contract/plan/unit-text-endpoints.ts';
import { openDraft } from '#server/plan/open-draft.ts';
import { findPlan, findVersion, issuedOnOf, newestVersionId } from '#server/plan/rows.ts';
import { unitTextsPrinted } from '#server/plan/unit-text/hooks.ts';
import { planResolver, proposalsOf, unitTextsOf, type UnitText } from '#server/plan/unit-text/unit-texts.ts';
import type { Act } from '#server/platform/http/act.ts';

/** Every text that the newest draft prints, or else the ledger, those with the most tasks first. */
export async function listPlanUnits(act: Act, planId: string): Promise<Outcome<{ units: PlanUnit[] }>> {
  if (!(await findPlan(act, planId))) return failure('plan-not-found');
  const printed = await printedTexts(act, planId);
  const known = await unitTextsOf(act, planId);
  const resolve = await planResolver(act, await issuedOnOf(act, planId));
  const units = [...printed].flatMap(([text, tasks]) => {
    const row = known.get(text);
    return row === undefined ? [] : [answerOf(row, tasks, row.state === 'open' ? proposalsOf(resolve, text) : [])];
  });
  return success({ units: units.sort((a, b) => b.tasks - a.tasks || (a.text < b.text ? -1 : 1)) });
}

/** A text as pages see it. */
export function answerOf(row: UnitText, tasks: number, proposals: PlanUnit['proposals']): PlanUnit {
  return { ...row, unitIds: [...row.unitIds], tasks, proposals };
}

/** How many tasks print each text. */
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
