/** When units get new names: printed texts that nobody decided, and that are now exactly one unit's name, are matched with it. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { unitTextsDecided } from '#server/plan/unit-text/hooks.ts';
import { printedTexts } from '#server/plan/unit-text/printed-texts.ts';
import { keepUnitTexts, unitTextsOf } from '#server/plan/unit-text/unit-texts.ts';
import { unitNames } from '#server/plan/unit-text/unit-tree.ts';
import { issuedOnOf } from '#server/plan/rows.ts';
import type { AuditObject } from '#server/platform/audit/write-audit.ts';
import type { Act } from '#server/platform/http/act.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';

/** Subscriber of new names of units: in the same transaction; answers what it changed. */
export async function matchNewNames(act: Act): Promise<AuditObject[]> {
  await lockJurisdiction(act);
  const plans = await act.db.selectFrom('plan').select('id').where(inJurisdiction(act)).orderBy('number').execute();
  const changed: AuditObject[] = [];
  for (const { id } of plans) changed.push(...(await matchPlan(act, id)));
  return changed;
}

async function matchPlan(act: Act, planId: string): Promise<AuditObject[]> {
  const before = await unitTextsOf(act, planId);
  const printed = [...(await printedTexts(act, planId)).tasks.keys()];
  const waiting = [...before.values()].filter(({ state }) => state === 'open').map(({ text }) => text);
  await keepUnitTexts(act, { id: planId, issuedOn: await issuedOnOf(act, planId) }, [...printed, ...waiting], true);
  const after = await unitTextsOf(act, planId);
  const matched = [...after.values()].filter(({ text, state }) => state === 'matched' && before.get(text)?.state !== 'matched');
  const names = await unitNames(
    act,
    matched.flatMap(({ unitIds }) => unitIds),
  );
  const changed: AuditObject[] = [];
  await unitTextsDecided.call(act, planId, matched);
  for (const text of matched) {
    const units = text.unitIds.map((id) => names.get(id) ?? id);
    changed.push({ type: 'unit_text', id: planId, after: { unit: text.text, resolution: text.state, units } });
  }
  return changed;
}
