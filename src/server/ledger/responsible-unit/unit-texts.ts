/** The unit texts of a plan with what they mean, and decisions on them, which reach the responsibilities of a published plan. */
import { sql } from 'kysely';
import { failure, success, type Failure, type Outcome } from '#core/failure.ts';
import type { PlanUnit } from '#contract/ledger/open-list-endpoints.ts';
import { keepOpenLists, writeDecision } from '#server/ledger/responsible-unit/write-decision.ts';
import { openDraft } from '#server/plan/open-draft.ts';
import { decideUnitText, planResolver, proposalsOf, unitTextsOf, type UnitText } from '#server/plan/unit-text/unit-texts.ts';
import { unitNames } from '#server/plan/unit-text/unit-tree.ts';
import { findPlan, findVersion, issuedOnOf, newestVersionId } from '#server/plan/rows.ts';
import type { AuditObject } from '#server/platform/audit/write-audit.ts';
import type { Act } from '#server/platform/http/route.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';

export interface UnitDecision {
  readonly state: PlanUnit['state'];
  readonly unitIds: readonly string[];
  readonly reason: string;
}

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

function answerOf(row: UnitText, tasks: number, proposals: PlanUnit['proposals']): PlanUnit {
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
  const rows = await act.db
    .selectFrom('responsibility')
    .innerJoin('task', (join) =>
      join.onRef('task.jurisdiction_id', '=', 'responsibility.jurisdiction_id').onRef('task.id', '=', 'responsibility.task_id'),
    )
    .select(['responsibility.unit_text as text', sql<number>`count(distinct task.id)::int`.as('tasks')])
    .where('task.jurisdiction_id', '=', act.jurisdictionId)
    .where('task.plan_id', '=', planId)
    .where('task.state', '=', 'open')
    .where('responsibility.valid_to', 'is', null)
    .groupBy('responsibility.unit_text')
    .execute();
  return new Map(rows.map(({ text, tasks }) => [text, tasks]));
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
  const tasks = await writeThrough(act, planId, decided);

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

/** To the responsibilities in force that print the text and that nobody decided one by one; answers their tasks. */
export async function writeThrough(act: Act, planId: string, decided: UnitText): Promise<string[]> {
  const rows = await act.db
    .selectFrom('responsibility')
    .innerJoin('task', (join) =>
      join.onRef('task.jurisdiction_id', '=', 'responsibility.jurisdiction_id').onRef('task.id', '=', 'responsibility.task_id'),
    )
    .select(['responsibility.id', 'responsibility.task_id'])
    .where('responsibility.jurisdiction_id', '=', act.jurisdictionId)
    .where('responsibility.unit_text', '=', decided.text)
    .where('responsibility.valid_to', 'is', null)
    .where('responsibility.resolved_singly', '=', false)
    .where('task.plan_id', '=', planId)
    .orderBy('responsibility.task_id')
    .execute();
  await writeDecision(
    act,
    rows.map(({ id }) => id),
    decided,
    { singly: false, by: decided.decidedBy, at: decided.decidedAt },
  );
  const tasks = [...new Set(rows.map(({ task_id }) => task_id))];
  await keepOpenLists(act, tasks);
  return tasks;
}
