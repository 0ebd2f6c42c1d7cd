/** What the unit names that a plan prints are taken to mean: one row a text, decided once for the whole plan. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql } from 'kysely';
import type { KeptText } from '#core/plan/draft/open-list-doubts.ts';
import { openPattern } from '#core/unit/open-list.ts';
import { unitResolver, type Resolution } from '#core/unit/resolve-unit.ts';
import { zh } from '#contract/plan/zh.ts';
import type { PlanUnit, UnitProposal } from '#contract/plan/unit-text-endpoints.ts';
import { issuerLevelOfPlan } from '#server/plan/rows.ts';
import { loadUnitTree } from '#server/plan/unit-text/unit-tree.ts';
import type { Act } from '#server/platform/http/act.ts';

const textsPerStatement = 500;

export interface UnitText {
  readonly text: string;
  readonly openList: boolean;
  readonly state: PlanUnit['state'];
  readonly unitIds: readonly string[];
  readonly confidence: number | null;
  readonly basis: PlanUnit['basis'];
  readonly reason: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly revision: number;
}

/** The texts of a plan that have a row, or those of them that are asked for, by text. */
export async function unitTextsOf(act: Act, planId: string, texts?: readonly string[]): Promise<Map<string, UnitText>> {
  if (texts?.length === 0) return new Map();
  const found = act.db
    .selectFrom('unit_text')
    .select(['text', 'open_list', 'state', 'confidence', 'basis', 'reason', 'decided_by', 'decided_at', 'revision'])
    .where(inJurisdiction(act))
    .where('plan_id', '=', planId)
    .$if(texts !== undefined, (query) => query.where('text', '=', sql<string>`any(${texts ?? []}::text[])`))
    .orderBy('text')
    .execute();
  const means = act.db
    .selectFrom('unit_text_unit')
    .select(['text', 'unit_id'])
    .where(inJurisdiction(act))
    .where('plan_id', '=', planId)
    .$if(texts !== undefined, (query) => query.where('text', '=', sql<string>`any(${texts ?? []}::text[])`))
    .orderBy('unit_id')
    .execute();
  const [rows, members] = await Promise.all([found, means]);
  const unitsOf = Map.groupBy(members, ({ text }) => text);
  return new Map(
    rows.map((row) => [
      row.text,
      {
        text: row.text,
        openList: row.open_list,
        // The CHECKs of the table hold these two to the contract's lists.
        state: row.state as UnitText['state'],
        unitIds: (unitsOf.get(row.text) ?? []).map(({ unit_id }) => unit_id),
        confidence: row.confidence,
        basis: row.basis as UnitText['basis'],
        reason: row.reason,
        decidedBy: row.decided_by,
        decidedAt: row.decided_at,
        revision: row.revision,
      },
    ]),
  );
}

/** The resolver for texts of a plan: names count as they were on the day of its issue, and mean bodies of whoever issued it. */
export async function planResolver(act: Act, planId: string, issuedOn: string | null): Promise<(text: string) => Resolution> {
  const [{ units, successions, jurisdiction }, issuerLevel] = await Promise.all([loadUnitTree(act), issuerLevelOfPlan(act, planId)]);
  return unitResolver({ units, successions, jurisdiction, day: issuedOn, issuerLevel });
}

/** What could be meant by a text that nobody decided. */
export function proposalsOf(resolve: (text: string) => Resolution, text: string): UnitProposal[] {
  const resolution = resolve(text);
  switch (resolution.kind) {
    case 'match':
      return [{ unitId: resolution.unitId, confidence: 100, why: 'same-name', name: text }];
    case 'proposals':
      return [...resolution.proposals];
    case 'open-list':
    case 'unknown':
      return [];
  }
}

/**
 * Gives each of these texts its row, and answers the rows. A text that is exactly one unit's name is matched with it, everything else stays open. Texts that stand
 * open are asked once more when `again` is set, but those that a person left open.
 */
export async function keepUnitTexts(
  act: Act,
  plan: { readonly id: string; readonly issuedOn: string | null | (() => Promise<string | null>) },
  texts: Iterable<string>,
  again = false,
): Promise<ReadonlyMap<string, UnitText>> {
  const wanted = [...new Set(texts)];
  const known = await unitTextsOf(act, plan.id, wanted);
  const waiting = (text: string): boolean => {
    const row = known.get(text);
    return row === undefined || (again && row.state === 'open' && row.basis === null && !row.openList);
  };
  const asked = wanted.filter(waiting);
  if (asked.length === 0) return known;
  const issuedOn = typeof plan.issuedOn === 'function' ? await plan.issuedOn() : plan.issuedOn;
  const resolve = await planResolver(act, plan.id, issuedOn);
  // A long plan prints thousands; a statement takes so many parameters, and others want their turn.
  for (let from = 0; from < asked.length; from += textsPerStatement) {
    const resolved = asked.slice(from, from + textsPerStatement).map((text) => ({ text, resolution: resolve(text) }));
    await writeResolved(act, plan.id, resolved);
  }
  return unitTextsOf(act, plan.id, wanted);
}

async function writeResolved(
  act: Act,
  planId: string,
  resolved: readonly { readonly text: string; readonly resolution: Resolution }[],
): Promise<void> {
  const written = await act.db
    .insertInto('unit_text')
    .values(
      resolved.map(({ text, resolution }) => {
        const match = resolution.kind === 'match' ? resolution : null;
        return {
          jurisdiction_id: act.jurisdictionId,
          plan_id: planId,
          text,
          open_list: resolution.kind === 'open-list' || openPattern(text) !== null,
          state: match === null ? 'open' : 'matched',
          confidence: match?.confidence ?? null,
          basis: match?.basis ?? null,
          decided_by: match === null ? null : zh['unit-text.by-name'],
          decided_at: match === null ? null : act.now,
        };
      }),
    )
    // What somebody decided at this moment stays.
    .onConflict((conflict) =>
      conflict
        .columns(['jurisdiction_id', 'plan_id', 'text'])
        .doUpdateSet((row) => ({
          state: row.ref('excluded.state'),
          confidence: row.ref('excluded.confidence'),
          basis: row.ref('excluded.basis'),
          decided_by: row.ref('excluded.decided_by'),
          decided_at: row.ref('excluded.decided_at'),
        }))
        .where('unit_text.state', '=', 'open')
        .where('unit_text.basis', 'is', null),
    )
    .returning('text')
    .execute();
  const mine = new Set(written.map(({ text }) => text));
  await addUnits(
    act,
    planId,
    resolved.flatMap(({ text, resolution }) =>
      resolution.kind === 'match' && mine.has(text) ? [{ text, unitId: resolution.unitId }] : [],
    ),
  );
}

/** Writes what was decided about a text; the caller checked it. */
export async function decideUnitText(
  act: Act,
  planId: string,
  before: UnitText,
  decision: Pick<UnitText, 'state' | 'unitIds' | 'confidence' | 'reason'>,
  { by, at }: { readonly by: string; readonly at: string } = { by: act.actor, at: act.now },
): Promise<UnitText> {
  const open = decision.state === 'open';
  const decided = { decidedBy: open ? null : by, decidedAt: open ? null : at, revision: before.revision + 1 };
  await act.db
    .updateTable('unit_text')
    .set({
      state: decision.state,
      confidence: decision.confidence,
      basis: 'person',
      reason: decision.reason,
      decided_by: decided.decidedBy,
      decided_at: decided.decidedAt,
      revision: decided.revision,
    })
    .where(inJurisdiction(act))
    .where('plan_id', '=', planId)
    .where('text', '=', before.text)
    .execute();
  await writeUnits(act, planId, before.text, decision.unitIds);
  return { ...before, ...decision, ...decided, basis: 'person' };
}

/** Texts that were matched by their name alone, and whose unit goes: nobody has decided them. Answers the rows. */
export async function reopenTexts(act: Act, planId: string, texts: readonly string[]): Promise<ReadonlyMap<string, UnitText>> {
  await sql`
    delete from unit_text_unit where ${inJurisdiction(act)} and plan_id = ${planId} and text = any(${texts}::text[])`.execute(act.db);
  await sql`
    update unit_text set state = 'open', confidence = null, basis = null, decided_by = null, decided_at = null, revision = revision + 1
     where ${inJurisdiction(act)} and plan_id = ${planId} and text = any(${texts}::text[])`.execute(act.db);
  return unitTextsOf(act, planId, texts);
}

/** Writes down what the review of a draft answered, with who answered and when; texts that somebody decided stay. Answers what changed. */
export async function keepReviewAnswers(act: Act, planId: string, kept: readonly KeptText[]): Promise<UnitText[]> {
  const rows = await unitTextsOf(
    act,
    planId,
    kept.map(({ text }) => text),
  );
  const written: UnitText[] = [];
  for (const { text, actor, at } of kept) {
    const row = rows.get(text);
    if (row === undefined || !row.openList || row.state !== 'open' || row.basis !== null) continue;
    const decision = { state: 'as-printed' as const, unitIds: [], confidence: null, reason: null };
    written.push(await decideUnitText(act, planId, row, decision, { by: actor, at }));
  }
  return written;
}

async function writeUnits(act: Act, planId: string, text: string, unitIds: readonly string[]): Promise<void> {
  await act.db.deleteFrom('unit_text_unit').where(inJurisdiction(act)).where('plan_id', '=', planId).where('text', '=', text).execute();
  await addUnits(
    act,
    planId,
    unitIds.map((unitId) => ({ text, unitId })),
  );
}

async function addUnits(act: Act, planId: string, rows: readonly { readonly text: string; readonly unitId: string }[]): Promise<void> {
  if (rows.length === 0) return;
  await act.db
    .insertInto('unit_text_unit')
    .values(rows.map(({ text, unitId }) => ({ jurisdiction_id: act.jurisdictionId, plan_id: planId, text, unit_id: unitId })))
    .execute();
}

/** The unit texts that tasks print, each once. */
export function printedUnits(tasks: readonly { readonly responsibilities: readonly { readonly unit: string }[] }[]): Set<string> {
  return new Set(tasks.flatMap(({ responsibilities }) => responsibilities.map(({ unit }) => unit)));
}
