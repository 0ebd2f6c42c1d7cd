/** 答复异议: the office upholds or overrules; what it changes of the item is a version of it. */
import { sql } from 'kysely';
import { failure, success } from '#core/failure.ts';
import { decideObjection as decide, type TakingUnit } from '#core/ledger/list/sign-for.ts';
import { calendarOf } from '#core/settings/change-calendar.ts';
import { workdaysAfter, type ClockDay } from '#core/settings/calendar.ts';
import { responsibilityRoles } from '#core/plan/draft/operation.ts';
import { zh } from '#contract/catalogue.ts';
import { message } from '#contract/platform/message.ts';
import type * as contract from '#contract/ledger/sign-for-endpoints.ts';
import { checkedUnits } from '#server/ledger/list/answering-rows.ts';
import { takeBackPart } from '#server/ledger/list/give-children.ts';
import { writeVersions } from '#server/ledger/list/item-version.ts';
import { writeParts } from '#server/ledger/list/issue-list.ts';
import { askToSign, decideKind, lockSignFors, type SignForRow } from '#server/ledger/list/sign-for-rows.ts';
import { unitNames } from '#server/plan/unit-text/unit-tree.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { settleDuties } from '#server/platform/duty/duty.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';
import { loadRuleSet } from '#server/settings/rows.ts';

export const decideObjection: Handler<typeof contract.decideObjection> = async (
  { params: { signForId }, body: { decision, reason, takenOverBy } },
  act,
) => {
  // Two decisions must not give parts of one item at once.
  await lockJurisdiction(act);
  const [found] = await lockSignFors(act, [signForId]);
  if (found === undefined) return failure('sign-for-not-found');
  const taking = takenOverBy === null ? null : await takingUnit(act, found.itemId, takenOverBy);
  if (takenOverBy !== null && taking === null) return failure('unit-not-found');
  const decided = decide({ ...found, code: found.itemCode }, decision, taking);
  if (!decided.ok) {
    if (decided.code === 'sign-for-state-wrong') return failure(decided.code, { code: found.itemCode, state: found.state, act: decision });
    // Only who objects can be too late.
    if (decided.code === 'objection-too-late') throw new Error('a decision is no objection');
    return { ...decided, code: decided.code };
  }
  const takes = decision === 'uphold' ? taking : null;
  await sql`
    update sign_for set state = ${decided.value}, decision = ${reason}, decided_by = ${act.actor}, decided_at = ${act.now},
           taken_over_by = ${takes?.id ?? null}
     where ${inJurisdiction(act)} and id = ${signForId}`.execute(act.db);
  await settleDuties(act, { kind: decideKind, objectType: 'sign_for', objectIds: [signForId] });
  const signDue = decision === 'uphold' ? await leave(act, found, takes, reason) : null;
  // What it gave to its sub-units rested on that part. Why the office let the unit go is told to that unit alone.
  const takenBack = decision === 'uphold' ? await takeBackPart(act, found, message(zh, 'reason.part-ended')) : [];
  act.audit({
    detail: reason,
    objects: [
      {
        type: 'sign_for',
        id: signForId,
        before: { state: found.state },
        after: { item: found.itemCode, state: decided.value, reason, ...(takes === null ? {} : { takenOverBy: takes.name }) },
      },
      ...(decision === 'uphold'
        ? [
            {
              type: 'list_item',
              id: found.itemId,
              after: { item: found.itemCode, reason, ...(takes === null ? {} : { takenOverBy: takes.name }) },
            },
          ]
        : []),
      ...takenBack,
    ],
  });
  return success({ signDue });
};

async function takingUnit(act: Act, itemId: string, unitId: string): Promise<TakingUnit | null> {
  const [unit] = await checkedUnits(act, [unitId]);
  if (unit === undefined) return null;
  const own = await act.db
    .selectFrom('sign_for')
    .select('state')
    .where(inJurisdiction(act))
    .where('item_id', '=', itemId)
    .where('unit_id', '=', unitId)
    .forUpdate()
    .executeTakeFirst();
  return { ...unit, name: (await unitNames(act, [unitId])).get(unitId) ?? '', objects: own?.state === 'objected' };
}

/** The unit's part ends today; who takes it over has it from today on, with the weightier role where it has one already, and is asked to sign. */
async function leave(
  act: Act,
  { itemId, unitId, role, ownPart }: SignForRow,
  taking: TakingUnit | null,
  reason: string,
): Promise<ClockDay | null> {
  await endPart(act, itemId, unitId);
  let due: ClockDay | null = null;
  if (taking !== null) {
    const had = await endPart(act, itemId, taking.id);
    const roles = [role, had?.role].flatMap((one) => responsibilityRoles.filter((known) => known === one));
    const weightiest = responsibilityRoles.find((one) => roles.includes(one)) ?? 'responsible';
    const parts = [...new Set([ownPart, had?.ownPart].flatMap((one) => one ?? []))];
    await writeParts(act, [{ itemId, unitId: taking.id, role: weightiest, ownPart: parts.length === 0 ? null : parts.join('；') }]);
    const { rules, calendar } = await loadRuleSet(act);
    due = workdaysAfter(act.today, rules['clock.sign-for'], calendarOf(calendar));
    if (due === null) throw new Error('no such day: the clock of signing leads beyond all days');
    await askToSign(act, [{ itemId, unitId: taking.id }], due);
  }
  await writeVersions(act, [itemId], reason);
  return due;
}

/** The unit's part of the item ends today; what it was. */
export async function endPart(act: Act, itemId: string, unitId: string) {
  const { rows } = await sql<{ role: string; ownPart: string | null }>`
    update item_part set valid_to = ${act.today} where ${inJurisdiction(act)} and item_id = ${itemId} and unit_id = ${unitId} and valid_to is null
    returning role, own_part as "ownPart"`.execute(act.db);
  return rows[0];
}
