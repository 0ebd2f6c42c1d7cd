/** A decision on what a printed unit text means. */
import type * as contract from '#contract/plan/unit-text-endpoints.ts';
import { failure, success } from '#core/failure.ts';
import { checkTextDecision } from '#core/plan/unit-text.ts';
import { findPlan, issuedOnOf } from '#server/plan/rows.ts';
import { unitTextDecided } from '#server/plan/unit-text/hooks.ts';
import { answerOf } from '#server/plan/unit-text/list-plan-units.ts';
import { printedTexts } from '#server/plan/unit-text/printed-texts.ts';
import { decideUnitText, planResolver, proposalsOf, unitTextsOf, type UnitText } from '#server/plan/unit-text/unit-texts.ts';
import { knownUnits } from '#server/plan/unit-text/unit-tree.ts';
import type { AuditObject } from '#server/platform/audit/write-audit.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';

export const decidePlanUnit: Handler<typeof contract.decidePlanUnit> = async ({ params: { planId }, body }, act) => {
  await lockJurisdiction(act);
  if (!(await findPlan(act, planId))) return failure('plan-not-found');
  const before = (await unitTextsOf(act, planId, [body.text])).get(body.text);
  if (before === undefined) return failure('unit-text-not-found');
  const refusal = checkTextDecision(before, body);
  if (refusal !== null) return refusal;
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
    ...(body.reason === '' ? {} : { detail: body.reason }),
    objects: [
      { type: 'unit_text', id: planId, before: said(before) ?? null, after: said(decided) ?? null },
      ...tasks.map((id) => ({ type: 'task', id, before: said(before) ?? null, after: said(decided) ?? null })),
    ],
  });
  const printed = await printedTexts(act, planId);
  return success(answerOf(decided, printed.get(body.text) ?? 0, decided.state === 'open' ? proposals : []));
};
