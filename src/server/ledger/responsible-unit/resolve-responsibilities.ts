/** Decisions for single responsibilities, whatever their text means elsewhere in the plan. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql } from 'kysely';
import { failure, success, type Outcome } from '#core/failure.ts';
import { checkDecision, knownUnits, type UnitDecision } from '#server/plan/unit-text/decide-plan-unit.ts';
import { keepOpenLists, writeDecision } from '#server/ledger/responsible-unit/write-decision.ts';
import { unitTextsOf } from '#server/plan/unit-text/unit-texts.ts';
import type { Act } from '#server/platform/http/act.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';

interface Row {
  readonly id: string;
  readonly task_id: string;
  readonly plan_id: string;
  readonly unit_text: string;
  readonly open_list: boolean;
  readonly resolution: string;
  readonly unit_ids: readonly string[];
}

/** All or none. `open` gives each back to what its text means in the plan. */
export async function resolveResponsibilities(
  act: Act,
  { responsibilityIds, ...decision }: UnitDecision & { readonly responsibilityIds: readonly string[] },
): Promise<Outcome<{ changed: number }>> {
  await lockJurisdiction(act);
  const ids = [...new Set(responsibilityIds)];
  const { rows } = await sql<Row>`
    select responsibility.id, responsibility.task_id, task.plan_id, responsibility.unit_text, responsibility.open_list,
      responsibility.resolution,
      array(select unit_id from responsibility_unit as member where member.jurisdiction_id = responsibility.jurisdiction_id
              and member.responsibility_id = responsibility.id) as unit_ids
      from responsibility join task on task.jurisdiction_id = responsibility.jurisdiction_id and task.id = responsibility.task_id
     where ${inJurisdiction(act, 'responsibility')} and responsibility.id = any(${ids}::uuid[])
       and responsibility.valid_to is null
     order by responsibility.task_id, responsibility.id`.execute(act.db);
  if (rows.length < ids.length) return failure('responsibility-not-found');
  for (const row of rows) {
    const wrong = checkDecision(row.unit_text, row.open_list, decision);
    if (wrong !== null) return wrong;
  }
  const unitIds = [...new Set(decision.unitIds)];
  const names = await knownUnits(act, unitIds);
  if (!names.ok) return names;

  if (decision.state === 'open') await takeBack(act, rows);
  else await writeDecision(act, ids, { state: decision.state, unitIds }, { singly: true, by: act.actor, at: act.now });
  await keepOpenLists(act, [...new Set(rows.map((row) => row.task_id))]);

  const former = await knownUnits(act, [...new Set(rows.flatMap((row) => row.unit_ids))]);
  const named = (list: readonly string[]): string[] =>
    list.map((id) => names.value.get(id) ?? (former.ok ? former.value.get(id) : undefined) ?? id);
  const { reason } = decision;
  act.audit({
    act: 'responsibility.resolve',
    ...(reason === '' ? {} : { detail: reason }),
    objects: rows.map((row) => ({
      type: 'task',
      id: row.task_id,
      before: { unit: row.unit_text, resolution: row.resolution, units: named(row.unit_ids) },
      after: { unit: row.unit_text, resolution: decision.state, units: named(unitIds), ...(reason === '' ? {} : { reason }) },
    })),
  });
  return success({ changed: rows.length });
}

async function takeBack(act: Act, rows: readonly Row[]): Promise<void> {
  for (const [planId, own] of Map.groupBy(rows, (row) => row.plan_id)) {
    const texts = await unitTextsOf(act, planId, [...new Set(own.map((row) => row.unit_text))]);
    for (const [text, same] of Map.groupBy(own, (row) => row.unit_text)) {
      const decided = texts.get(text);
      await writeDecision(
        act,
        same.map(({ id }) => id),
        { state: decided?.state ?? 'open', unitIds: decided?.unitIds ?? [] },
        { singly: false, by: decided?.decidedBy ?? null, at: decided?.decidedAt ?? null },
      );
    }
  }
}
