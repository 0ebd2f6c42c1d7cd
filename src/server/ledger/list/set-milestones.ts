/** 节点 of one item with all that a cell does not show: weight, percent, who outside decides. */
import { failure, success } from '#core/failure.ts';
import type * as contract from '#contract/ledger/list-item-endpoints.ts';
import { mostMilestones, ofQuarter, quarterFields, quarterOfField } from '#core/ledger/list/item-cell.ts';
import { addMilestones, allSaid, loadCells, removeMilestones, type KeptMilestone } from '#server/ledger/list/cell-rows.ts';
import { writtenItems } from '#server/ledger/list/item-rows.ts';
import { bumpList, lockComposed } from '#server/ledger/list/list-rows.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { serialized, type SerializedHandler } from '#server/platform/http/route.ts';
import { shareJurisdiction } from '#server/platform/jurisdiction.ts';

export const setMilestones: SerializedHandler<typeof contract.setMilestones> = async ({ params: { listId, itemId }, body }, act) => {
  await shareJurisdiction(act);
  const list = await lockComposed(act, listId);
  if (!list.ok) return list;
  const item = (await loadCells(act, listId, [itemId])).get(itemId);
  if (item === undefined) return failure('item-not-found');
  // Only what is replaced here: whoever changed the goal or the tier meanwhile loses nothing.
  // A revision that the list has not reached was read by nobody.
  const changedSince =
    body.revision > list.value.revision || quarterFields.some((field) => (item.cellRevisions[field] ?? 0) > body.revision);
  if (changedSince) return failure('item-changed', { code: item.taskCode });
  const other = body.milestones.find(({ due }) => due.slice(0, 4) !== String(list.value.year));
  if (other !== undefined) return failure('milestone-of-other-year', { due: other.due, year: String(list.value.year) });
  const full = quarterFields.map(quarterOfField).find((quarter) => ofQuarter(body.milestones, quarter).length > mostMilestones);
  if (full !== undefined) return failure('milestones-too-many', { quarter: String(full), limit: mostMilestones });
  const known = new Set(item.milestones.map(({ id }) => id));
  if (body.milestones.some(({ id }) => id !== undefined && !known.delete(id))) return failure('milestone-not-found');
  const after: KeptMilestone[] = body.milestones.map(({ id, due, text, weight, percent, outcome, waiting }) => ({
    id: id ?? act.newId(),
    due,
    text,
    weight,
    percent,
    outcome,
    waitingBody: waiting?.body ?? null,
    waitingSubmitted: waiting?.submitted ?? null,
    waitingNumber: waiting?.number ?? null,
    pressings: (waiting?.pressings ?? []).map(({ day, number }) => (number === undefined ? { day } : { day, number })),
  }));
  const revision = await bumpList(act, list.value);
  await removeMilestones(
    act,
    item.milestones.map(({ id }) => id),
  );
  await addMilestones(
    act,
    after.map((milestone) => ({ ...milestone, item: itemId })),
  );
  const said = (milestones: readonly KeptMilestone[], field: (typeof quarterFields)[number]) =>
    allSaid(ofQuarter(milestones, quarterOfField(field)));
  const cells = quarterFields.filter((field) => said(item.milestones, field) !== said(after, field));
  await act.db
    .updateTable('list_item')
    .set({
      revision,
      cell_revisions: JSON.stringify({ ...item.cellRevisions, ...Object.fromEntries(cells.map((field) => [field, revision])) }),
    })
    .where(inJurisdiction(act))
    .where('id', '=', itemId)
    .execute();
  act.audit({
    objects: [
      {
        type: 'list_item',
        id: itemId,
        before: { milestones: item.milestones.map(told) },
        after: { list: list.value.name, year: list.value.year, task: item.taskCode, milestones: after.map(told) },
      },
    ],
  });
  const { items, units } = await writtenItems(act, { listId, itemIds: [itemId] });
  return success(serialized(`{"revision":${revision},"items":[${items.join(',')}],"units":[${units.join(',')}]}`));
};

/** For the trail: what is said of a milestone. */
function told({ id: _id, ...milestone }: KeptMilestone): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(milestone).filter(([, value]) => value !== null && value !== false && !isEmpty(value)));
}

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;
