/** 签收 by the people of a unit, objecting, and taking an objection back. */
import { sql } from 'kysely';
import { failure, success } from '#core/failure.ts';
import { actOnSignFor } from '#core/ledger/list/sign-for.ts';
import { calendarOf } from '#core/settings/change-calendar.ts';
import { workdaysAfter } from '#core/settings/calendar.ts';
import type * as contract from '#contract/ledger/sign-for-endpoints.ts';
import { decideKind, deemedBy, lockSignFors, settleSigning, type SignForRow } from '#server/ledger/list/sign-for-rows.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { owe, settleDuties } from '#server/platform/duty/duty.ts';
import type { AuditObject } from '#server/platform/audit/write-audit.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { shareJurisdiction } from '#server/platform/jurisdiction.ts';
import { loadRuleSet } from '#server/settings/rows.ts';

export const signItems: Handler<typeof contract.signItems> = async ({ body: { ids, leader, contact } }, act) => {
  await shareJurisdiction(act);
  const wanted = [...new Set(ids)];
  const found = await lockSignFors(act, wanted);
  if (found.length < wanted.length) return failure('sign-for-not-found');
  for (const one of found) {
    const acted = actOnSignFor(one, 'sign');
    if (!acted.ok) return failure('sign-for-state-wrong', { code: one.itemCode, state: one.state, act: 'sign' });
  }
  await sign(act, wanted, leader, contact);
  await settleSigning(act, wanted);
  act.audit({ objects: found.map((one) => signed(one, leader, contact)) });
  return success({ signed: found.length });
};

async function sign(act: Act, ids: readonly string[], leader: string, contact: string): Promise<void> {
  await sql`
    update sign_for set state = 'signed', leader = ${leader}, contact = ${contact}, signed_by = ${act.actor}, signed_at = ${act.now},
           deemed_on = ${deemedBy(act.today)}
     where ${inJurisdiction(act)} and id = any(${ids}::uuid[])`.execute(act.db);
}

function signed({ id, itemCode, state }: SignForRow, leader: string, contact: string): AuditObject {
  return { type: 'sign_for', id, before: { state }, after: { item: itemCode, state: 'signed', leader, contact } };
}

export const objectToItem: Handler<typeof contract.objectToItem> = async ({ params: { signForId }, body: { reason, leader } }, act) => {
  await shareJurisdiction(act);
  const [found] = await lockSignFors(act, [signForId]);
  if (found === undefined) return failure('sign-for-not-found');
  const acted = actOnSignFor(found, 'object');
  if (!acted.ok)
    return acted.code === 'objection-too-late' ? acted : failure(acted.code, { code: found.itemCode, state: found.state, act: 'object' });
  const { rules, calendar } = await loadRuleSet(act);
  const due = workdaysAfter(act.today, rules['clock.objection-decision'], calendarOf(calendar));
  if (due === null) throw new Error('no such day: the clock of decisions leads beyond all days');
  await sql`
    update sign_for set state = ${acted.value}, objection = ${reason}, objecting_leader = ${leader}, objected_by = ${act.actor}, objected_at = ${act.now},
           decision_due = ${due.day}, decision_provisional = ${due.provisional},
           deemed_on = ${deemedBy(act.today)}
     where ${inJurisdiction(act)} and id = ${signForId}`.execute(act.db);
  await settleSigning(act, [signForId]);
  await owe(act, [{ kind: decideKind, objectType: 'sign_for', objectId: signForId, unitId: null, role: 'office', due: due.day }]);
  act.audit({
    detail: reason,
    objects: [
      {
        type: 'sign_for',
        id: signForId,
        before: { state: found.state },
        after: { item: found.itemCode, state: acted.value, leader, reason, decisionDue: due.day },
      },
    ],
  });
  return success({ decisionDue: due });
};

export const withdrawObjection: Handler<typeof contract.withdrawObjection> = async (
  { params: { signForId }, body: { leader, contact } },
  act,
) => {
  await shareJurisdiction(act);
  const [found] = await lockSignFors(act, [signForId]);
  if (found === undefined) return failure('sign-for-not-found');
  if (!actOnSignFor(found, 'withdraw-objection').ok)
    return failure('sign-for-state-wrong', { code: found.itemCode, state: found.state, act: 'withdraw-objection' });
  await sign(act, [signForId], leader, contact);
  await settleDuties(act, { kind: decideKind, objectType: 'sign_for', objectIds: [signForId] });
  act.audit({ objects: [signed(found, leader, contact)] });
  return success({});
};
