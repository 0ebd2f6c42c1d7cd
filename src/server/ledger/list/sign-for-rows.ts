/** 签收 as rows, and the duties that follow from them. */
import { sql, type RawBuilder } from 'kysely';
import { signForOn, type SignForState } from '#core/ledger/list/sign-for.ts';
import type { ClockDay } from '#core/settings/calendar.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { owe, settleDuties } from '#server/platform/duty/duty.ts';
import type { Act } from '#server/platform/http/act.ts';
import { unitsSpokenFor } from '#server/unit/units-spoken-for.ts';

/** The kinds of duties of signing. */
export const signKind = 'sign-for';
export const decideKind = 'objection';

/**
 * Asks these units to sign for these items until that day. A unit that was asked before, and whose part is another now, is asked again: what it said
 * of the earlier one is in the trail. Not while its objection waits for an answer: that would be lost with it.
 */
export async function askToSign(
  act: Act,
  asked: readonly { readonly itemId: string; readonly unitId: string }[],
  due: ClockDay,
): Promise<void> {
  const { rows } = await sql<{ id: string; unitId: string }>`
    insert into sign_for (jurisdiction_id, id, item_id, list_id, unit_id, asked_on, due, provisional)
    select ${act.jurisdictionId}, made.id, item.id, item.list_id, made.unit_id, ${act.today}, ${due.day}, ${due.provisional}
      from unnest(${asked.map(() => act.newId())}::uuid[], ${asked.map(({ itemId }) => itemId)}::uuid[], ${asked.map(({ unitId }) => unitId)}::uuid[])
             made (id, item_id, unit_id)
      join list_item item on ${inJurisdiction(act, 'item')} and item.id = made.item_id
    on conflict (jurisdiction_id, item_id, unit_id) do update set state = 'pending', asked_on = excluded.asked_on, due = excluded.due,
       provisional = excluded.provisional,
       leader = null, contact = null, signed_by = null, signed_at = null, deemed_on = null,
       objection = null, objecting_leader = null, objected_by = null, objected_at = null, decision_due = null, decision_provisional = null,
       decision = null, decided_by = null, decided_at = null, taken_over_by = null
    returning id, unit_id as "unitId"`.execute(act.db);
  await owe(
    act,
    rows.map(({ id, unitId }) => ({ kind: signKind, objectType: 'sign_for', objectId: id, unitId, role: 'contact', due: due.day })),
  );
}

/** The column `deemed_on` of a row that is changed: from when on it counted as signed, where the clock was over and its job has not come by. */
export const deemedBy = (today: string): RawBuilder<string | null> =>
  sql`case when state = 'pending' and due < ${today} then due + 1 else deemed_on end`;

/** Nobody is asked to sign these any more. */
export async function settleSigning(act: Act, ids: readonly string[]): Promise<void> {
  await settleDuties(act, { kind: signKind, objectType: 'sign_for', objectIds: ids });
}

export interface SignForRow {
  readonly id: string;
  readonly itemId: string;
  readonly unitId: string;
  readonly state: SignForState;
  readonly due: string;
  readonly reported: boolean;
  readonly role: string | null;
  readonly ownPart: string | null;
  readonly itemCode: string;
  readonly listState: string;
}

/** Whether the signature `own` is within reach. */
export async function withinSigning(act: Act): Promise<RawBuilder<unknown>> {
  const within = await unitsSpokenFor(act);
  const own = within.kind === 'all' ? sql`` : sql`and own.unit_id = any(${within.unitIds}::uuid[])`;
  return sql`${inJurisdiction(act, 'own')} ${own}`;
}

/** Those of these that the act may sign for or decide about, as they stand today whether or not the job of the clock came by, locked in the order of their ids. */
export async function lockSignFors(act: Act, ids: readonly string[]): Promise<readonly SignForRow[]> {
  const within = await withinSigning(act);
  const { rows } = await sql<SignForRow>`
    select own.id, own.item_id as "itemId", own.unit_id as "unitId", own.state, own.due, own.reported, part.role, part.own_part as "ownPart",
           item.code as "itemCode", list.state as "listState"
      from sign_for own
      join list_item item on item.jurisdiction_id = own.jurisdiction_id and item.id = own.item_id
      join annual_list list on list.jurisdiction_id = item.jurisdiction_id and list.id = item.list_id
      left join item_part part on part.jurisdiction_id = own.jurisdiction_id and part.item_id = own.item_id and part.unit_id = own.unit_id
        and part.valid_to is null
     where ${within} and own.id = any(${ids}::uuid[])
     order by own.id for update of own`.execute(act.db);
  return rows.map((row) => ({ ...row, state: signForOn(row, act.today) }));
}
