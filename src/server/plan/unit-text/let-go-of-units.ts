/** When units go that were made by mistake: printed texts that were matched with them by name alone are open again. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql } from 'kysely';
import { unitTextsDecided } from '#server/plan/unit-text/hooks.ts';
import { reopenTexts } from '#server/plan/unit-text/unit-texts.ts';
import { unitNames } from '#server/plan/unit-text/unit-tree.ts';
import type { AuditObject } from '#server/platform/audit/write-audit.ts';
import type { Act } from '#server/platform/http/act.ts';

/** Subscriber of the removal of units, in the same transaction. What a person decided stays, and so the unit does. */
export async function letGoOfUnits(act: Act, unitIds: readonly string[]): Promise<AuditObject[]> {
  const { rows } = await sql<{ plan_id: string; text: string; unit_id: string }>`
    select member.plan_id, member.text, member.unit_id
      from unit_text_unit member
      join unit_text on unit_text.jurisdiction_id = member.jurisdiction_id and unit_text.plan_id = member.plan_id and unit_text.text = member.text
     where ${inJurisdiction(act, 'member')} and member.unit_id = any(${unitIds}::uuid[]) and unit_text.basis = 'name'
     order by member.plan_id, member.text`.execute(act.db);
  const names = await unitNames(act, unitIds);
  const changed: AuditObject[] = [];
  for (const [planId, own] of Map.groupBy(rows, ({ plan_id }) => plan_id)) {
    const reopened = await reopenTexts(
      act,
      planId,
      own.map(({ text }) => text),
    );
    await unitTextsDecided.call(act, planId, [...reopened.values()]);
    for (const row of reopened.values()) {
      const units = own.filter(({ text }) => text === row.text).map(({ unit_id }) => names.get(unit_id) ?? unit_id);
      changed.push({
        type: 'unit_text',
        id: planId,
        before: { unit: row.text, resolution: 'matched', units },
        after: { unit: row.text, resolution: row.state, units: [] },
      });
    }
  }
  return changed;
}
