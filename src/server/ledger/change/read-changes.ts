/** 变更申请 as a queue, and what of one item may be asked for beside what was issued first. */
import { sql, type RawBuilder } from 'kysely';
import { failure, success } from '#core/failure.ts';
import { changeKinds, mayAsk, stillStands, type ChangedValue } from '#core/ledger/change/item-change.ts';
import type * as contract from '#contract/ledger/change-endpoints.ts';
import { withinPower } from '#server/access/within-power.ts';
import { loadIssued, withMerged, type StoredChange } from '#server/ledger/change/change-rows.ts';
import { itemWithin, listReach } from '#server/ledger/list/list-rows.ts';
import { signersOf } from '#server/ledger/list/read-sign-fors.ts';
import { unitNames } from '#server/plan/unit-text/unit-tree.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { AnswerOf, Handler } from '#server/platform/http/route.ts';
import { unitsSpokenFor } from '#server/unit/units-spoken-for.ts';

type Listed = AnswerOf<typeof contract.listChanges>;

/** Changes `own` within reach: the office, and who reads all, see each; a unit those of its own, and what holds of the items that it answers for. */
export async function withinChanges(act: Act): Promise<RawBuilder<unknown>> {
  const within = await unitsSpokenFor(act);
  if (within.kind === 'all') return inJurisdiction(act, 'own');
  const reach = await listReach(act);
  return sql`${inJurisdiction(act, 'own')} and (own.unit_id = any(${within.unitIds}::uuid[])
    or (own.state = 'granted' and exists (select from list_item item where ${inJurisdiction(act, 'item')} and item.id = own.item_id and ${itemWithin(act, reach)})))`;
}

interface Row extends StoredChange {
  readonly list: contract.ItemChange['list'];
  readonly item: contract.ItemChange['item'];
  readonly leader: string | null;
  readonly asked_by: string;
  readonly asked_at: string;
  readonly basis: NonNullable<contract.ItemChange['basis']>['as'] | null;
  readonly basis_by: string | null;
  readonly basis_on: string | null;
  readonly basis_number: string | null;
  readonly decision: string | null;
  readonly decided_by: string | null;
  readonly decided_at: string | null;
}

export const listChanges: Handler<typeof contract.listChanges> = async ({ query }, act) => {
  const { state, kind, listId, itemId, limit, offset } = query;
  const wanted = [
    ...(kind === undefined ? [] : [sql`and own.kind = ${kind}`]),
    ...(itemId === undefined ? [] : [sql`and own.item_id = ${itemId}`]),
    ...(listId === undefined
      ? []
      : [sql`and own.item_id in (select item.id from list_item item where ${inJurisdiction(act, 'item')} and item.list_id = ${listId})`]),
  ];
  const within = sql`${await withinChanges(act)} ${sql.join(wanted, sql` `)}`;
  const ofState = state === undefined ? sql`` : sql`and own.state = ${state}`;
  const counted = await sql<Pick<Listed, 'total' | 'asked' | 'late'>>`
    select count(*) filter (where true ${ofState})::int as total, count(*) filter (where own.state = 'asked')::int as asked,
           count(*) filter (where own.state = 'asked' and own.late)::int as late
      from item_change own where ${within}`.execute(act.db);
  const { total = 0, asked = 0, late = 0 } = counted.rows[0] ?? {};
  const { rows } = await sql<Row>`
    with found as (
      select own.* from item_change own where ${within} ${ofState} order by ${waitingFirst} limit ${limit} offset ${offset})
    select own.*, own.item_id as "itemId", own.unit_id as "unitId",
           json_build_object('id', list.id, 'year', list.year, 'name', list.name) as list,
           json_build_object('id', item.id, 'code', item.code, 'title', task.title,
             'lead', (select part.unit_id from item_part part where ${inJurisdiction(act, 'part')} and part.item_id = item.id and part.valid_to is null
                and part.role = 'lead')) as item
      from found own
      join list_item item on item.jurisdiction_id = own.jurisdiction_id and item.id = own.item_id
      join annual_list list on list.jurisdiction_id = item.jurisdiction_id and list.id = item.list_id
      join task on task.jurisdiction_id = item.jurisdiction_id and task.id = item.task_id
     order by ${waitingFirst}`.execute(act.db);
  const changes = await withMerged(act, rows);
  const items = await loadIssued(act, [...new Set(changes.flatMap((row) => (row.state === 'asked' ? [row.itemId] : [])))]);
  const names = await unitNames(act, [
    ...new Set(
      changes.flatMap(({ before, after, unitId, item }) => [...unitsOf(before), ...unitsOf(after), unitId ?? [], item.lead ?? []].flat()),
    ),
  ]);
  const asker = withinPower(act, 'withdrawChange');
  const own = asker === null ? null : await unitsSpokenFor(asker);
  const told = changes.map((row): contract.ItemChange => {
    const item = items.get(row.itemId);
    return {
      id: row.id,
      kind: row.kind,
      origin: row.origin,
      state: row.state,
      list: row.list,
      item: { ...row.item, lead: row.item.lead === null ? null : (names.get(row.item.lead) ?? '') },
      before: sideOf(row.before),
      after: sideOf(row.after),
      reason: row.reason,
      late: row.late,
      outdated: row.state === 'asked' && (item === undefined || item.listState !== 'issued' || !stillStands(item, row.kind, row)),
      asked: row.unitId === null ? null : { unit: names.get(row.unitId) ?? '', leader: row.leader ?? '' },
      askedBy: row.asked_by,
      askedAt: row.asked_at,
      basis:
        row.basis === null || row.basis_on === null
          ? null
          : { as: row.basis, by: row.basis_by ?? '', on: row.basis_on, number: row.basis_number },
      decided: row.decided_at === null ? null : { reason: row.decision, by: row.decided_by ?? '', at: row.decided_at },
      own: row.state === 'asked' && row.unitId !== null && own !== null && (own.kind === 'all' || own.unitIds.includes(row.unitId)),
    };
  });
  return success({ total, asked, late, changes: told, units: [...names].map(([id, name]) => ({ id, name })) });
};

/** What waits, the longest first; then what was decided or withdrawn, the latest first. */
const waitingFirst = sql`case when own.state = 'asked' then 0 else 1 end, case when own.state = 'asked' then own.asked_at end,
  coalesce(own.decided_at, own.asked_at) desc, own.id`;

const unitsOf = ({ parts }: ChangedValue): readonly string[] => (parts ?? []).map(({ unitId }) => unitId);

function sideOf({ parts, milestones, ...side }: ChangedValue): contract.ChangedSide {
  return {
    ...side,
    ...(milestones === undefined ? {} : { milestones: [...milestones] }),
    ...(parts === undefined ? {} : { parts: parts.map(({ unitId, role }) => ({ unit: unitId, role })) }),
  };
}

export const getItemChanges: Handler<typeof contract.getItemChanges> = async ({ params: { itemId } }, act) => {
  const within = itemWithin(act, await listReach(act));
  const item = (await loadIssued(act, [itemId], { within })).get(itemId);
  if (item === undefined) return failure('item-not-found');
  const first = await firstIssued(act, itemId);
  const asker = withinPower(act, 'askChange');
  const spoken = asker === null ? null : await unitsSpokenFor(asker);
  const own = spoken === null ? [] : item.parts.filter(({ unitId }) => spoken.kind === 'all' || spoken.unitIds.includes(unitId));
  const { rows: waiting } = await sql<{ kind: (typeof changeKinds)[number] }>`
    select kind from item_change where ${inJurisdiction(act)} and item_id = ${itemId} and state = 'asked'`.execute(act.db);
  const names = await unitNames(act, [
    ...new Set([...(first.parts ?? []).map(({ unit }) => unit), ...item.parts.map(({ unitId }) => unitId)]),
  ]);
  return success({
    first,
    mayAsk: item.listState === 'issued' ? changeKinds.filter((kind) => own.some(({ role }) => mayAsk(kind, role))) : [],
    waiting: waiting.map(({ kind }) => kind),
    leaders: (await signersOf(act))?.leaders ?? [],
    units: [...names].map(([id, name]) => ({ id, name })),
  });
};

interface FirstFacts {
  readonly goal: string | null;
  readonly tier: 1 | 2 | 3 | 4;
  readonly milestones: readonly { readonly id: string; readonly due: string; readonly text: string }[];
  readonly parts: readonly { readonly unit: string; readonly role: NonNullable<contract.ChangedSide['parts']>[number]['role'] }[];
}

/** The first version of the item says what was issued. */
async function firstIssued(act: Act, itemId: string): Promise<AnswerOf<typeof contract.getItemChanges>['first']> {
  const { rows } = await sql<{ facts: FirstFacts; on: string }>`
    select facts, known_from as on from item_version where ${inJurisdiction(act)} and item_id = ${itemId} and number = 1`.execute(act.db);
  const [row] = rows;
  if (row === undefined) throw new Error('an issued item has a version');
  const { facts, on } = row;
  const issued = { before: { parts: facts.parts.map(({ unit, role }) => ({ unitId: unit, role })) }, after: {} };
  const [now = issued] = await withMerged(act, [issued]);
  return {
    on,
    goal: facts.goal,
    tier: facts.tier,
    milestones: facts.milestones.map(({ id, due, text }) => ({ id, due, text })),
    parts: now.before.parts.map(({ unitId, role }) => ({ unit: unitId, role })),
  };
}
