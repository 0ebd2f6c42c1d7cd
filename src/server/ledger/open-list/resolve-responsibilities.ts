/** Decisions for single responsibilities, whatever their text means elsewhere in the plan. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql } from 'kysely';
import { success } from '#core/failure.ts';
import { resolveResponsibilities as decideResolutions } from '#core/ledger/resolve-responsibilities.ts';
import type * as contract from '#contract/ledger/open-list-endpoints.ts';
import { keepOpenLists, writeDecision } from '#server/ledger/responsibility-unit/write-decision.ts';
import { unitTextsOf, type UnitText } from '#server/plan/unit-text/unit-texts.ts';
import { unitNames } from '#server/plan/unit-text/unit-tree.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';

interface Row {
  readonly id: string;
  readonly taskId: string;
  readonly planId: string;
  readonly text: string;
  readonly openList: boolean;
  readonly resolution: string;
  readonly unitIds: readonly string[];
}

/** All or none. `open` gives each back to what its text means in the plan. */
export const resolveResponsibilities: Handler<typeof contract.resolveResponsibilities> = async ({ body }, act) => {
  const { reason, ...decision } = body;
  const asked = body.responsibilities.map(({ taskId, unit: text }) => ({ taskId, text }));
  await lockJurisdiction(act);
  const rows = await standing(act, asked);
  const names = await unitNames(act, [...decision.unitIds, ...rows.flatMap((row) => row.unitIds)]);
  const texts = decision.state === 'open' ? await meanings(act, rows) : new Map<string, ReadonlyMap<string, UnitText>>();
  const decided = decideResolutions(asked, rows, decision, {
    isUnit: (id) => names.has(id),
    meaningOf: (planId, text) => {
      const known = texts.get(planId)?.get(text);
      return known === undefined ? undefined : { state: known.state, unitIds: known.unitIds, by: known.decidedBy, at: known.decidedAt };
    },
    actor: act.actor,
    now: act.now,
  });
  if (!decided.ok) return decided;

  for (const { ids, resolution } of decided.value) await writeDecision(act, ids, resolution, resolution);
  await keepOpenLists(act, [...new Set(rows.map((row) => row.taskId))]);
  const named = (list: readonly string[]): string[] => list.map((id) => names.get(id) ?? id);
  const unitIds = [...new Set(decision.unitIds)];
  act.audit({
    ...(reason === '' ? {} : { detail: reason }),
    objects: rows.map((row) => ({
      type: 'task',
      id: row.taskId,
      before: { unit: row.text, resolution: row.resolution, units: named(row.unitIds) },
      after: { unit: row.text, resolution: decision.state, units: named(unitIds), ...(reason === '' ? {} : { reason }) },
    })),
  });
  return success({ changed: rows.length });
};

/** What these tasks print so, in force. */
async function standing(act: Act, asked: readonly Pick<Row, 'taskId' | 'text'>[]): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select responsibility.id, responsibility.task_id as "taskId", task.plan_id as "planId", responsibility.unit_text as text,
      responsibility.open_list as "openList", responsibility.resolution,
      array(select unit_id from responsibility_unit as member where member.jurisdiction_id = responsibility.jurisdiction_id
              and member.task_id = responsibility.task_id and member.responsibility_id = responsibility.id) as "unitIds"
      from responsibility join task on task.jurisdiction_id = responsibility.jurisdiction_id and task.id = responsibility.task_id
     where ${inJurisdiction(act, 'responsibility')} and (responsibility.task_id, responsibility.unit_text) in (
         select * from unnest(${asked.map(({ taskId }) => taskId)}::uuid[], ${asked.map(({ text }) => text)}::text[]))
       and responsibility.valid_to is null
     order by responsibility.task_id, responsibility.id`.execute(act.db);
  return rows;
}

/** What the texts of these responsibilities mean, by plan. */
async function meanings(act: Act, rows: readonly Row[]): Promise<Map<string, ReadonlyMap<string, UnitText>>> {
  const found = new Map<string, ReadonlyMap<string, UnitText>>();
  for (const [planId, own] of Map.groupBy(rows, (row) => row.planId)) {
    found.set(planId, await unitTextsOf(act, planId, [...new Set(own.map(({ text }) => text))]));
  }
  return found;
}
