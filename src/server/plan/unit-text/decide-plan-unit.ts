/** A decision on what a printed unit text means. */
import { failure, success, type Failure, type Outcome } from '#core/failure.ts';
import type { PlanUnit } from '#contract/plan/unit-text-endpoints.ts';
import { findPlan, issuedOnOf } from '#server/plan/rows.ts';
import { unitTextDecided } from '#server/plan/unit-text/hooks.ts';
import { answerOf, printedTexts } from '#server/plan/unit-text/list-plan-units.ts';
import { decideUnitText, planResolver, proposalsOf, unitTextsOf, type UnitText } from '#server/plan/unit-text/unit-texts.ts';
import { unitNames } from '#server/plan/unit-text/unit-tree.ts';
import type { AuditObject } from '#server/platform/audit/write-audit.ts';
import type { Act } from '#server/platform/http/act.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';

export interface UnitDecision {
  readonly state: PlanUnit['state'];
  readonly unitIds: readonly string[];
  readonly reason: string;
}

/** What a text may be decided to be: an open list is named, a name is matched, both can stay as printed. */
export function checkDecision(text: string, openList: boolean, { state, unitIds }: UnitDecision): Failure | null {
  const count = new Set(unitIds).size;
  const fits = state === 'named' ? openList && count > 0 : state === 'matched' ? !openList && count === 1 : count === 0;
  return fits ? null : failure('unit-text-wrong-state', { text });
}

/** The names of these units; a refusal when one does not exist. One that ended may still be what a plan of its time meant. */
export async function knownUnits(act: Act, unitIds: readonly string[]): Promise<Outcome<ReadonlyMap<string, string>>> {
  const names = await unitNames(act, unitIds);
  return new Set(unitIds).size === names.size ? success(names) : failure('unit-not-found');
}

export async function decidePlanUnit(
  act: Act,
  planId: string,
  body: UnitDecision & { readonly text: string; readonly revision: number },
): Promise<Outcome<PlanUnit>> {
  await lockJurisdiction(act);
  if (!(await findPlan(act, planId))) return failure('plan-not-found');
  const before = (await unitTextsOf(act, planId, [body.text])).get(body.text);
  if (before === undefined) return failure('unit-text-not-found');
  if (before.revision !== body.revision) return failure('unit-text-changed', { text: body.text });
  const wrong = checkDecision(body.text, before.openList, body);
  if (wrong !== null) return wrong;
  const unitIds = [...new Set(body.unitIds)];
  const names = await knownUnits(act, [...unitIds, ...before.unitIds]);
  if (!names.ok) return names;

  const resolve = await planResolver(act, await issuedOnOf(act, planId));
  const proposals = proposalsOf(resolve, body.text);
  const [only] = unitIds;
  const decided = await decideUnitText(act, planId, before, {
    state: body.state,
    unitIds,
    confidence: body.state === 'matched' ? (proposals.find(({ unitId }) => unitId === only)?.confidence ?? null) : null,
    reason: body.reason === '' ? null : body.reason,
  });
  const tasks = (await unitTextDecided.call(act, planId, decided)).flat();

  const said = (row: UnitText): AuditObject['after'] => ({
    unit: row.text,
    resolution: row.state,
    units: row.unitIds.map((id) => names.value.get(id) ?? id),
    ...(row === decided && decided.reason !== null ? { reason: decided.reason } : {}),
  });
  act.audit({
    act: 'unit-text.decide',
    ...(body.reason === '' ? {} : { detail: body.reason }),
    objects: [
      { type: 'unit_text', id: planId, before: said(before) ?? null, after: said(decided) ?? null },
      ...tasks.map((id) => ({ type: 'task', id, before: said(before) ?? null, after: said(decided) ?? null })),
    ],
  });
  const printed = await printedTexts(act, planId);
  return success(answerOf(decided, printed.get(body.text) ?? 0, decided.state === 'open' ? proposals : []));
}
