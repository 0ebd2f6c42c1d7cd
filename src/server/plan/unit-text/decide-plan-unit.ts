/** Decisions on what printed unit texts mean: one, or many in one act. */
import type * as contract from '#contract/plan/unit-text-endpoints.ts';
import type { FailureOf } from '#contract/platform/endpoint.ts';
import { failure, success, type Outcome } from '#core/failure.ts';
import { checkTextDecision } from '#core/plan/unit-text.ts';
import { findPlan, issuedOnOf } from '#server/plan/rows.ts';
import { unitTextsDecided } from '#server/plan/unit-text/hooks.ts';
import { answerOf } from '#server/plan/unit-text/list-plan-units.ts';
import { printedTexts } from '#server/plan/unit-text/printed-texts.ts';
import { decideUnitText, planResolver, proposalsOf, unitTextsOf, type UnitText } from '#server/plan/unit-text/unit-texts.ts';
import { knownUnits } from '#server/plan/unit-text/unit-tree.ts';
import type { AuditObject } from '#server/platform/audit/write-audit.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler, InputOf } from '#server/platform/http/route.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';

type Decision = InputOf<typeof contract.decidePlanUnits>['body']['decisions'][number];

export const decidePlanUnit: Handler<typeof contract.decidePlanUnit> = async ({ params: { planId }, body }, act) => {
  const { reason, ...decision } = body;
  const decided = await decide(act, planId, [decision], reason);
  if (!decided.ok) return decided;
  const [unit] = decided.value;
  return unit === undefined ? failure('unit-text-not-found') : success(unit);
};

/** All or none. */
export const decidePlanUnits: Handler<typeof contract.decidePlanUnits> = async ({ params: { planId }, body }, act) => {
  const decided = await decide(act, planId, body.decisions, body.reason);
  return decided.ok ? success({ units: decided.value }) : decided;
};

async function decide(
  act: Act,
  planId: string,
  given: readonly Decision[],
  reason: string,
): Promise<Outcome<contract.PlanUnit[], FailureOf<typeof contract.decidePlanUnits>>> {
  await lockJurisdiction(act);
  if (!(await findPlan(act, planId))) return failure('plan-not-found');
  const decisions = [...new Map(given.map((one) => [one.text, one])).values()];
  const rows = await unitTextsOf(
    act,
    planId,
    decisions.map(({ text }) => text),
  );
  const asked: { readonly before: UnitText; readonly decision: Decision }[] = [];
  for (const decision of decisions) {
    const before = rows.get(decision.text);
    if (before === undefined) return failure('unit-text-not-found');
    const refusal = checkTextDecision(before, decision);
    if (refusal !== null) return refusal;
    asked.push({ before, decision });
  }
  const names = await knownUnits(
    act,
    asked.flatMap(({ before, decision }) => [...decision.unitIds, ...before.unitIds]),
  );
  if (!names.ok) return names;

  const resolve = await planResolver(act, planId, await issuedOnOf(act, planId));
  const said = (row: UnitText): NonNullable<AuditObject['after']> => ({
    unit: row.text,
    resolution: row.state,
    units: row.unitIds.map((id) => names.value.get(id) ?? id),
  });
  const answers: { readonly before: UnitText; readonly row: UnitText; readonly proposals: contract.PlanUnit['proposals'] }[] = [];
  for (const { before, decision } of asked) {
    const unitIds = [...new Set(decision.unitIds)];
    const proposals = proposalsOf(resolve, before.text);
    const [only] = unitIds;
    const row = await decideUnitText(act, planId, before, {
      state: decision.state,
      unitIds,
      confidence: decision.state === 'matched' ? (proposals.find(({ unitId }) => unitId === only)?.confidence ?? null) : null,
      reason: reason === '' ? null : reason,
    });
    answers.push({ before, row, proposals: row.state === 'open' ? proposals : [] });
  }
  const followed = await unitTextsDecided.call(
    act,
    planId,
    answers.map(({ row }) => row),
  );
  const objects = answers.flatMap(({ before, row }): AuditObject[] => {
    const tasks = followed.flatMap((byText) => byText.get(row.text) ?? []);
    const change = { before: said(before), after: { ...said(row), ...(row.reason === null ? {} : { reason: row.reason }) } };
    return [{ type: 'unit_text', id: planId, ...change }, ...tasks.map((id) => ({ type: 'task', id, ...change }))];
  });
  act.audit({ ...(reason === '' ? {} : { detail: reason }), objects });
  const printed = await printedTexts(act, planId);
  return success(answers.map(({ row, proposals }) => answerOf(row, printed.tasks.get(row.text) ?? 0, proposals)));
}
