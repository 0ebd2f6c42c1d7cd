/** What people type into the grid of a list, batch by batch, and taking back one's own last one. */
import { sql } from 'kysely';
import { failure, success } from '#core/failure.ts';
import { decideCells, undoCells as decideUndo, unitsOf, type CellChange, type DecidedCells } from '#core/ledger/list/change-cells.ts';
import { milestoneLines, mostTypedMilestones, readCell, unitNamesIn, writeCell, type CellContext } from '#core/ledger/list/item-cell.ts';
import type * as contract from '#contract/ledger/list-item-endpoints.ts';
import {
  cellContext,
  isTouchedSince,
  keptCells,
  loadCells,
  standingIn,
  writeCells,
  type KeptCell,
  type LoadedItem,
} from '#server/ledger/list/cell-rows.ts';
import { writtenItems } from '#server/ledger/list/item-rows.ts';
import { bumpList, lockComposed, type LockedList } from '#server/ledger/list/list-rows.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { AuditObject } from '#server/platform/audit/write-audit.ts';
import type { Act } from '#server/platform/http/act.ts';
import { shareJurisdiction } from '#server/platform/jurisdiction.ts';
import { becameOf } from '#server/platform/merged-ids.ts';
import { serialized, type SerializedHandler } from '#server/platform/http/route.ts';

export const changeCells: SerializedHandler<typeof contract.changeCells> = async (
  { params: { listId }, body: { revision, changes } },
  act,
) => {
  // No unit that is written here goes or is merged meanwhile.
  await shareJurisdiction(act);
  const list = await lockComposed(act, listId);
  if (!list.ok) return list;
  // Nobody read what is not there yet; it would overwrite what others change until then.
  if (revision > list.value.revision) return failure('list-changed', { name: list.value.name });
  const count = changes.reduce((sum, cell) => sum + milestoneLines(cell), 0);
  if (count > mostTypedMilestones) return failure('milestones-too-many-at-once', { count, limit: mostTypedMilestones });
  const items = await loadCells(act, listId, [...new Set(changes.map(({ item }) => item))]);
  const context = await cellContext(act, list.value.year, items.values(), changes.flatMap(unitNamesIn));
  const decided = decideCells(changes, revision, standingIn(items), ({ field, value }) => readCell(field, value, context));
  if (decided.problems.length > 0 || decided.conflicts.length > 0) return notStored(act, list.value, decided, context);
  if (decided.changes.length === 0) {
    act.unchanged();
    return success(serialized(JSON.stringify({ stored: true, revision: list.value.revision, batchId: null, items: [], units: [] })));
  }
  const next = await bumpList(act, list.value);
  await writeCells(act, items, decided.changes, next);
  const batchId = await keepBatch(act, list.value.id, next, keptCells(decided.changes, items), null);
  return stored(act, list.value, next, batchId, decided, items, context);
};

export const undoCells: SerializedHandler<typeof contract.undoCells> = async ({ params: { listId } }, act) => {
  // No unit that is written here goes or is merged meanwhile.
  await shareJurisdiction(act);
  const list = await lockComposed(act, listId);
  if (!list.ok) return list;
  const batch = await lastBatch(act, listId);
  if (batch === undefined) return failure('nothing-to-undo');
  const items = await loadCells(act, listId, [...new Set(batch.cells.map(({ item }) => item))]);
  const said = unitsOf(batch.cells);
  const became = await becameOf(act, 'unit', said);
  const now = (unitId: string) => became.get(unitId) ?? unitId;
  const context = await cellContext(act, list.value.year, [...items.values(), { supervise: said.map(now), partner: [] }], []);
  const kept = new Map(batch.cells.map((cell) => [`${cell.item} ${cell.field}`, cell]));
  const decided = decideUndo(
    batch.cells,
    standingIn(items),
    (unitId) => (context.nameOf(now(unitId)) === '' ? null : now(unitId)),
    ({ item, field }) => {
      const cell = kept.get(`${item} ${field}`);
      return cell !== undefined && isTouchedSince(cell, items.get(item)?.milestones ?? []);
    },
  );
  if (decided.changes.length === 0) {
    await markUndone(act, batch.id, batch.id);
    return notStored(act, list.value, decided, context);
  }
  const next = await bumpList(act, list.value);
  const putBack = new Map(
    batch.cells.flatMap(({ item, field, milestones }) => (milestones === undefined ? [] : [[`${item} ${field}`, milestones]])),
  );
  await writeCells(act, items, decided.changes, next, putBack);
  const batchId = await keepBatch(act, listId, next, keptCells(decided.changes, items), batch.id);
  return stored(act, list.value, next, batchId, decided, items, context);
};

/** Nothing of it was written: what is wrong, and what somebody else changed. */
function notStored(act: Act, { revision }: LockedList, decided: DecidedCells, context: CellContext) {
  act.unchanged();
  return success(serialized(JSON.stringify({ stored: false, revision, ...refusedOf(decided, context) })));
}

function refusedOf({ problems, conflicts }: DecidedCells, context: CellContext) {
  const shown = conflicts.map(({ item, field, theirs, yours }) => ({
    item,
    field,
    theirs: writeCell(theirs, context),
    yours: writeCell(yours, context),
  }));
  return { problems, conflicts: shown };
}

async function stored(
  act: Act,
  list: LockedList,
  revision: number,
  batchId: string,
  decided: DecidedCells,
  items: ReadonlyMap<string, LoadedItem>,
  context: CellContext,
) {
  const { changes, problems, conflicts } = decided;
  act.audit({ objects: toldOf(list, changes, items, context) });
  const written = await writtenItems(act, { listId: list.id, itemIds: [...new Set(changes.map(({ item }) => item))] });
  const left = problems.length + conflicts.length === 0 ? '' : `,"left":${JSON.stringify(refusedOf(decided, context))}`;
  return success(
    serialized(
      `{"stored":true,"revision":${revision},"batchId":${JSON.stringify(batchId)},"items":[${written.items.join(',')}],"units":[${written.units.join(',')}]${left}}`,
    ),
  );
}

/** For the trail: each item with its cells, as they were shown. */
function toldOf(
  list: LockedList,
  changes: readonly CellChange[],
  items: ReadonlyMap<string, LoadedItem>,
  context: CellContext,
): readonly AuditObject[] {
  return [...Map.groupBy(changes, ({ item }) => item)].map(([id, own]) => ({
    type: 'list_item',
    id,
    before: Object.fromEntries(own.map(({ field, before }) => [`item.${field}`, writeCell(before, context)])),
    after: {
      list: list.name,
      year: list.year,
      task: items.get(id)?.taskCode ?? '',
      ...Object.fromEntries(own.map(({ field, after }) => [`item.${field}`, writeCell(after, context)])),
    },
  }));
}

async function keepBatch(act: Act, listId: string, revision: number, cells: readonly KeptCell[], undoes: string | null): Promise<string> {
  const id = act.newId();
  await act.db
    .insertInto('list_batch')
    .values({
      jurisdiction_id: act.jurisdictionId,
      id,
      list_id: listId,
      revision,
      account_id: accountOf(act),
      at: act.now,
      undoes,
      cells: JSON.stringify(cells),
    })
    .execute();
  if (undoes !== null) await markUndone(act, undoes, id);
  return id;
}

/** A batch of which nothing could be taken back is undone by itself, so that those before it can be reached. */
async function markUndone(act: Act, id: string, by: string): Promise<void> {
  await act.db.updateTable('list_batch').set({ undone_by: by }).where(inJurisdiction(act)).where('id', '=', id).execute();
}

/** The caller's last batch of this list that was not taken back and took none back. */
async function lastBatch(act: Act, listId: string): Promise<{ readonly id: string; readonly cells: readonly KeptCell[] } | undefined> {
  const { rows } = await sql<{ id: string; cells: readonly KeptCell[] }>`
    select id, cells from list_batch
     where ${inJurisdiction(act)} and list_id = ${listId} and account_id = ${accountOf(act)} and undone_by is null and undoes is null
     order by revision desc limit 1`.execute(act.db);
  return rows[0];
}

function accountOf(act: Act): string {
  if (act.by.accountId === null) throw new Error('cells are typed by people');
  return act.by.accountId;
}
