/** Children of a unit's part as they are drafted and changed: added, said anew, put in order. */
import { sql } from 'kysely';
import { failure, success, type Outcome } from '#core/failure.ts';
import { actOnChild, breakable, childUnit, isLate, mayHaveChildren, mostChildren, weighable } from '#core/ledger/list/breakdown.ts';
import { fitMilestones } from '#core/ledger/list/fit-milestones.ts';
import type { TypedMilestone } from '#core/ledger/list/milestone-cell.ts';
import type * as contract from '#contract/ledger/breakdown-endpoints.ts';
import {
  findParent,
  isWithin,
  loadChildren,
  namedChildren,
  openPart,
  unitsBelow,
  type StoredChild,
} from '#server/ledger/list/breakdown-rows.ts';
import { addMilestones, bareMilestone, removeMilestones, retypeMilestones } from '#server/ledger/list/cell-rows.ts';
import { endedUnits } from '#server/ledger/list/item-rows.ts';
import { writeVersions } from '#server/ledger/list/item-version.ts';
import { unitNames } from '#server/plan/unit-text/unit-tree.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';

export const addChildren: Handler<typeof contract.addChildren> = async ({ params: { itemId }, body }, act) => {
  const opened = await openPart(act, itemId, body.unitId);
  if (!opened.ok) return opened;
  const { item, unit } = opened.value;
  const splits = mayHaveChildren(item);
  if (!splits.ok) return splits;
  const allowed = breakable(item, unit);
  if (!allowed.ok) return allowed;
  const standing = (await loadChildren(act, itemId, unit.id)).filter(({ state }) => state !== 'taken-back');
  if (standing.length + body.children.length > mostChildren) return failure('children-too-many', { limit: mostChildren });
  const names = await fitUnits(
    act,
    unit.id,
    body.children.map(({ unitId }) => unitId),
  );
  if (!names.ok) return names;
  const wrong = ofOtherYear(
    body.children.flatMap(({ milestones }) => milestones),
    item.year,
  );
  if (wrong !== undefined) return failure('milestone-of-other-year', { due: wrong, year: String(item.year) });
  const made = body.children.map((child) => ({ ...child, id: act.newId() }));
  await sql`
    insert into list_item (jurisdiction_id, id, list_id, year, task_id, parent_id, part_unit_id, child_unit_id, title, handled_by, weight, tier, work_id,
           place, revision, created_by, created_at)
    select ${act.jurisdictionId}, said.id, ${item.listId}, ${item.year}, ${item.taskId}, ${item.id}, ${unit.id}, said."unitId", said.title,
           said."handledBy", said.weight, ${item.tier}, said.id,
           row_number() over () + (select coalesce(max(place), 0) from list_item last where ${inJurisdiction(act, 'last')} and last.parent_id = ${item.id}),
           1, ${act.actor}, ${act.now}
      from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) said (id uuid, "unitId" uuid, title text, "handledBy" text, weight numeric)`.execute(
    act.db,
  );
  await addMilestones(
    act,
    made.flatMap(({ id, milestones }) => milestones.map((line) => ({ ...bareMilestone, ...line, id: act.newId(), item: id }))),
  );
  act.audit({
    objects: made.map((child) => ({ type: 'list_item', id: child.id, after: { item: item.code, ...toldOf(child, names.value) } })),
  });
  return success({ added: made.length });
};

export const changeChild: Handler<typeof contract.changeChild> = async ({ params: { itemId, childId }, body }, act) => {
  const { revision, reason, ...said } = body;
  const found = await childOf(act, itemId, childId);
  if (!found.ok) return found;
  const { item, unit, child, others } = found.value;
  const allowed = breakable(item, unit);
  if (!allowed.ok) return allowed;
  const named = namedChildren([child], [{ id: childId, revision }]);
  if (!named.ok) return named;
  const acted = actOnChild(child, 'change', reason);
  if (!acted.ok) return acted;
  const given = child.state === 'given';
  if (given && said.unitId !== child.unitId) return failure('child-unit-given', { title: child.title });
  // What was left without any weight, because others were taken back, can be said anew all the same.
  const weighed =
    given && said.weight !== child.weight ? weighable([said, ...others.filter(({ state }) => state === 'given')]) : success(null);
  if (!weighed.ok) return weighed;
  // A unit that ended meanwhile keeps what it was given until it is taken back.
  const names = given ? success(await unitNames(act, [child.unitId])) : await fitUnits(act, unit.id, [said.unitId]);
  if (!names.ok) return names;
  const wrong = ofOtherYear(said.milestones, item.year);
  if (wrong !== undefined) return failure('milestone-of-other-year', { due: wrong, year: String(item.year) });
  // A day that is changed to one after the item's says why, as giving does.
  const late = given && isLate({ dues: said.milestones.map(({ due }) => due) }, item.lastDay);
  const next = revision + 1;
  await act.db
    .updateTable('list_item')
    .set({
      title: said.title,
      child_unit_id: said.unitId,
      handled_by: said.handledBy,
      weight: String(said.weight),
      revision: next,
      late_reason: late ? (child.lateReason ?? reason) : null,
    })
    .where(inJurisdiction(act))
    .where('id', '=', childId)
    .execute();
  await sayMilestones(act, child, said.milestones);
  if (given) await writeVersions(act, [childId], reason);
  const before = toldOf(child, await unitNames(act, [child.unitId]));
  act.audit({
    ...(reason === null ? {} : { detail: reason }),
    objects: [
      {
        type: 'list_item',
        id: childId,
        before,
        after: { item: child.code ?? item.code, ...toldOf(said, names.value), ...(reason === null ? {} : { reason }) },
      },
    ],
  });
  return success({ revision: next });
};

export const orderChildren: Handler<typeof contract.orderChildren> = async ({ params: { itemId }, body: { unitId, childIds } }, act) => {
  const opened = await openPart(act, itemId, unitId);
  if (!opened.ok) return opened;
  const { item, unit } = opened.value;
  const allowed = breakable(item, unit);
  if (!allowed.ok) return allowed;
  const standing = (await loadChildren(act, itemId, unitId)).filter(({ state }) => state !== 'taken-back');
  const asked = new Set(childIds);
  if (asked.size !== standing.length || standing.some(({ id }) => !asked.has(id))) return failure('breakdown-changed', { code: item.code });
  if (standing.every(({ id }, at) => id === [...asked][at])) {
    act.unchanged();
    return success({});
  }
  await sql`
    update list_item child set place = said.at from unnest(${[...asked]}::uuid[]) with ordinality said (id, at)
     where ${inJurisdiction(act, 'child')} and child.id = said.id`.execute(act.db);
  const titles = new Map(standing.map(({ id, title }) => [id, title]));
  act.audit({
    objects: [...asked].map((id, at) => ({
      type: 'list_item',
      id,
      after: { item: item.code, title: titles.get(id) ?? '', position: at + 1 },
    })),
  });
  return success({});
};

/** One child of the item with its part's others; the item is locked. Whoever may not break that part down finds none. */
async function childOf(act: Act, itemId: string, childId: string) {
  const { rows } = await sql<{ byUnitId: string }>`
    select part_unit_id as "byUnitId" from list_item
     where ${inJurisdiction(act)} and id = ${childId} and parent_id = ${itemId} and removed_at is null`.execute(act.db);
  const byUnitId = rows[0]?.byUnitId;
  if (byUnitId === undefined)
    return (await findParent(act, itemId, false)) === undefined ? failure('item-not-found') : failure('child-not-found');
  const opened = await openPart(act, itemId, byUnitId);
  if (!opened.ok) return opened.code === 'unit-not-found' ? failure('child-not-found') : failure('item-not-found');
  const children = await loadChildren(act, itemId, byUnitId);
  const child = children.find(({ id }) => id === childId);
  return child === undefined
    ? failure('child-not-found')
    : success({ ...opened.value, child, others: children.filter((other) => other !== child) });
}

/** The names of these units, each of which a child of this part may be for. */
export async function fitUnits(
  act: Act,
  partUnitId: string,
  unitIds: readonly string[],
): Promise<Outcome<ReadonlyMap<string, string>, 'unit-not-found' | 'unit-ended' | 'unit-not-below'>> {
  const wanted = [...new Set(unitIds)];
  const below = (await unitsBelow(act, [partUnitId])).get(partUnitId) ?? [];
  const names = await unitNames(act, wanted);
  const ended = await endedUnits(act, wanted);
  for (const id of wanted) {
    const name = names.get(id);
    const fit = childUnit(
      name === undefined ? undefined : { name, ended: ended.has(id), below: isWithin({ kind: 'units', unitIds: below }, id) },
    );
    if (!fit.ok) return fit;
  }
  return success(names);
}

async function sayMilestones(act: Act, { id, milestones }: StoredChild, said: readonly TypedMilestone[]): Promise<void> {
  const { removed, changed, added } = fitMilestones(milestones, said);
  await removeMilestones(act, removed);
  await retypeMilestones(act, changed);
  await addMilestones(
    act,
    added.map((line) => ({ ...bareMilestone, ...line, id: act.newId(), item: id })),
  );
}

const ofOtherYear = (milestones: readonly TypedMilestone[], year: number): string | undefined =>
  milestones.find(({ due }) => due.slice(0, 4) !== String(year))?.due;

interface Said {
  readonly title: string;
  readonly unitId: string;
  readonly handledBy: string | null;
  readonly weight: number;
  readonly milestones: readonly TypedMilestone[];
}

function toldOf({ title, unitId, handledBy, weight, milestones }: Said, names: ReadonlyMap<string, string>) {
  return {
    title,
    unit: names.get(unitId) ?? '',
    ...(handledBy === null ? {} : { handledBy }),
    weight,
    ...(milestones.length === 0 ? {} : { milestones: milestones.map(({ due, text }) => ({ due, text })) }),
  };
}
