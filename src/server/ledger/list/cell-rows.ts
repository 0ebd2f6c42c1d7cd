/** Cells of a list's items, read for a change and written by one. */
import { sql } from 'kysely';
import type { CellChange } from '#core/ledger/list/change-cells.ts';
import { fitMilestones } from '#core/ledger/list/fit-milestones.ts';
import { cellValue, ofQuarter, type CellContext, type CellField, type CellValue, type ItemCells } from '#core/ledger/list/item-cell.ts';
import { analyzeLists } from '#server/ledger/list/list-rows.ts';
import { unitNames } from '#server/plan/unit-text/unit-tree.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';

/** A milestone with all that it says, as it is kept to be put back. */
export interface KeptMilestone {
  readonly id: string;
  readonly due: string;
  readonly text: string;
  readonly weight: number | null;
  readonly percent: number | null;
  readonly outcome: boolean;
  readonly waitingBody: string | null;
  readonly waitingSubmitted: string | null;
  readonly waitingNumber: string | null;
  readonly pressings: readonly { readonly day: string; readonly number?: string }[];
}

export interface LoadedItem extends ItemCells {
  readonly id: string;
  /** The revision of the list at which it was changed last. */
  readonly revision: number;
  readonly taskCode: string;
  readonly milestones: readonly KeptMilestone[];
  /** By cell, the revision of the list at which it was changed last. */
  readonly cellRevisions: Readonly<Partial<Record<CellField, number>>>;
}

/** Those of these items that are in the list. The list is locked, so nobody changes them meanwhile. */
export async function loadCells(act: Act, listId: string, itemIds: readonly string[]): Promise<ReadonlyMap<string, LoadedItem>> {
  const { rows } = await sql<LoadedItem>`
    select item.id, item.revision, task.code as "taskCode", item.goal, item.tier, item.public, item.starts_on as start, item.planned_start as "plannedStart",
           item.curve, item.preset, item.outcome, item.city_leader as "cityLeader", item.cell_revisions as "cellRevisions",
           array(select unit_id from item_unit own where ${inJurisdiction(act, 'own')} and own.item_id = item.id and own.part = 'supervise') as supervise,
           array(select unit_id from item_unit own where ${inJurisdiction(act, 'own')} and own.item_id = item.id and own.part = 'partner') as partner,
           (select coalesce(json_agg(json_build_object('id', own.id, 'due', own.due, 'text', own.said, 'weight', own.weight, 'percent', own.percent,
              'outcome', own.outcome, 'waitingBody', own.waiting_body, 'waitingSubmitted', own.waiting_submitted, 'waitingNumber', own.waiting_number,
              'pressings', own.pressings) order by own.due, own.id), '[]')
              from milestone own where ${inJurisdiction(act, 'own')} and own.item_id = item.id) as milestones
      from list_item item
      join task on task.jurisdiction_id = item.jurisdiction_id and task.id = item.task_id
     where ${inJurisdiction(act, 'item')} and item.list_id = ${listId} and item.removed_at is null and item.parent_id is null
       and item.id = any(${itemIds}::uuid[])`.execute(act.db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** What cells are read and written with: the units that these items have, and those that are called by a name that somebody typed. */
export async function cellContext(
  act: Act,
  year: number,
  items: Iterable<Pick<ItemCells, 'supervise' | 'partner'>>,
  typed: readonly string[],
): Promise<CellContext> {
  const names = await unitNames(
    act,
    [...items].flatMap(({ supervise, partner }) => [...supervise, ...partner]),
  );
  const wanted = [...new Set(typed)];
  const called = wanted.length === 0 ? [] : await unitsCalled(act, wanted);
  const typedNames = await unitNames(
    act,
    called.map(({ id }) => id),
  );
  const byName = Map.groupBy(called, ({ name }) => name);
  return {
    year,
    unitsCalled: (name) => [...new Set((byName.get(name) ?? []).map(({ id }) => id))],
    nameOf: (id) => names.get(id) ?? typedNames.get(id) ?? '',
  };
}

/** Units that exist today, by any of their names of today: those that are called so, or all. */
export async function unitsCalled(act: Act, names?: readonly string[]): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const so = names === undefined ? sql`` : sql`and called.name = any(${names})`;
  const { rows } = await sql<{ id: string; name: string }>`
    select unit.id, called.name from unit_name called
      join unit on unit.jurisdiction_id = called.jurisdiction_id and unit.id = called.unit_id
     where ${inJurisdiction(act, 'called')} ${so}
       and (called.valid_from is null or called.valid_from <= ${act.today}) and (called.valid_to is null or called.valid_to > ${act.today})
       and (unit.valid_from is null or unit.valid_from <= ${act.today}) and (unit.valid_to is null or unit.valid_to > ${act.today})`.execute(
    act.db,
  );
  return rows;
}

/** A cell of a batch as it is kept: of a cell of milestones those that stood there, too. */
export type KeptCell = CellChange & { readonly milestones?: readonly KeptMilestone[] };

/** What is kept of these changes, so that they can be taken back. */
export function keptCells(changes: readonly CellChange[], items: ReadonlyMap<string, LoadedItem>): readonly KeptCell[] {
  return changes.map((change) =>
    'quarter' in change.before
      ? { ...change, milestones: ofQuarter(items.get(change.item)?.milestones ?? [], change.before.quarter) }
      : change,
  );
}

/** Writes the changes, and at which revision of the list each cell was changed. `putBack`: milestones of a quarter as they stood before a batch. */
export async function writeCells(
  act: Act,
  items: ReadonlyMap<string, LoadedItem>,
  changes: readonly CellChange[],
  revision: number,
  putBack: ReadonlyMap<string, readonly KeptMilestone[]> = new Map(),
): Promise<void> {
  const byItem = Map.groupBy(changes, ({ item }) => item);
  const rows = [...byItem].map(([id, own]) => {
    const before = items.get(id);
    if (before === undefined) throw new Error('a cell of an item that is not loaded');
    const after: ItemCells = Object.assign({}, before, ...own.flatMap(({ after: value }) => ('quarter' in value ? [] : [value])));
    const changed = Object.fromEntries(own.map(({ field }) => [field, revision]));
    return {
      id,
      ...after,
      cellRevisions: { ...before.cellRevisions, ...changed },
      fields: new Set<CellField>(own.map(({ field }) => field)),
    };
  });
  await sql`
    update list_item item set goal = said.goal, tier = said.tier, public = said.public, starts_on = said.start, planned_start = said."plannedStart",
           curve = said.curve, preset = said.preset, outcome = said.outcome, city_leader = said."cityLeader",
           cell_revisions = said."cellRevisions", revision = ${revision}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) said (id uuid, goal text, tier smallint, public boolean, start date, "plannedStart" text,
             curve text, preset text, outcome boolean, "cityLeader" text, "cellRevisions" jsonb)
     where ${inJurisdiction(act, 'item')} and item.id = said.id`.execute(act.db);
  for (const part of ['supervise', 'partner'] as const) {
    const own = rows.filter(({ fields }) => fields.has(part));
    if (own.length > 0) await setUnits(act, part, own);
  }
  await analyzeLists(act, await writeQuarters(act, items, changes, putBack));
}

async function setUnits(act: Act, part: 'supervise' | 'partner', items: readonly (ItemCells & { readonly id: string })[]): Promise<void> {
  await sql`
    delete from item_unit where ${inJurisdiction(act)} and part = ${part} and item_id = any(${items.map(({ id }) => id)}::uuid[])`.execute(
    act.db,
  );
  const pairs = items.flatMap((item) => item[part].map((unitId) => ({ itemId: item.id, unitId })));
  await sql`
    insert into item_unit (jurisdiction_id, item_id, part, unit_id)
    select ${act.jurisdictionId}, item_id, ${part}, unit_id
      from unnest(${pairs.map(({ itemId }) => itemId)}::uuid[], ${pairs.map(({ unitId }) => unitId)}::uuid[]) own (item_id, unit_id)`.execute(
    act.db,
  );
}

/** Answers how many milestones there are more. */
async function writeQuarters(
  act: Act,
  items: ReadonlyMap<string, LoadedItem>,
  changes: readonly CellChange[],
  putBack: ReadonlyMap<string, readonly KeptMilestone[]>,
): Promise<number> {
  const removed: string[] = [];
  const changed: Pick<KeptMilestone, 'id' | 'due' | 'text'>[] = [];
  const added: (KeptMilestone & { readonly item: string })[] = [];
  for (const { item, field, after } of changes) {
    if (!('quarter' in after)) continue;
    const standing = ofQuarter(items.get(item)?.milestones ?? [], after.quarter);
    const kept = putBack.get(`${item} ${field}`);
    if (kept === undefined) {
      const fitted = fitMilestones(standing, after.milestones);
      removed.push(...fitted.removed);
      changed.push(...fitted.changed);
      added.push(...fitted.added.map((line) => ({ ...bareMilestone, ...line, id: act.newId(), item })));
    } else {
      removed.push(...standing.map(({ id }) => id));
      added.push(...kept.map((milestone) => ({ ...milestone, item })));
    }
  }
  await removeMilestones(act, removed);
  await retypeMilestones(act, changed);
  await addMilestones(act, added);
  return added.length;
}

/** Day and text of these; all else that they say stays. */
export async function retypeMilestones(act: Act, changed: readonly Pick<KeptMilestone, 'id' | 'due' | 'text'>[]): Promise<void> {
  if (changed.length === 0) return;
  await sql`
    update milestone own set due = said.due, said = said.text from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) said (id uuid, due date, text text)
     where ${inJurisdiction(act, 'own')} and own.id = said.id`.execute(act.db);
}

/** Milestones whole, as one text to compare: with what their cell does not show, whatever their ids. */
export function allSaid(milestones: readonly KeptMilestone[]): string {
  const said = milestones.map(({ id: _id, ...own }) =>
    JSON.stringify([
      own.due,
      own.text,
      own.weight,
      own.percent,
      own.outcome,
      own.waitingBody,
      own.waitingSubmitted,
      own.waitingNumber,
      own.pressings.map(({ day, number }) => [day, number ?? null]),
    ]),
  );
  return said.toSorted().join('\n');
}

/** Whether a cell of milestones is no more as this batch left it, in what the cell does not show. */
export function isTouchedSince({ milestones: before, after }: KeptCell, standing: readonly KeptMilestone[]): boolean {
  if (before === undefined || !('quarter' in after)) return false;
  const { removed, changed, added } = fitMilestones(before, after.milestones);
  const left = before
    .filter(({ id }) => !removed.includes(id))
    .map((milestone) => ({ ...milestone, ...changed.find(({ id }) => id === milestone.id) }));
  const fresh = added.map((line) => ({ ...bareMilestone, ...line, id: '' }));
  return allSaid([...left, ...fresh]) !== allSaid(ofQuarter(standing, after.quarter));
}

/** What a line of a cell says of the rest: nothing. */
export const bareMilestone = {
  weight: null,
  percent: null,
  outcome: false,
  waitingBody: null,
  waitingSubmitted: null,
  waitingNumber: null,
  pressings: [],
} as const;

/** For good: what they said is in the batch, or in the trail. */
export async function removeMilestones(act: Act, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await sql`delete from milestone where ${inJurisdiction(act)} and id = any(${ids}::uuid[])`.execute(act.db);
}

/** Any number, of one item or of many, in one statement. */
export async function addMilestones(act: Act, milestones: readonly (KeptMilestone & { readonly item: string })[]): Promise<void> {
  if (milestones.length === 0) return;
  await sql`
    insert into milestone (jurisdiction_id, id, item_id, due, said, weight, percent, outcome, waiting_body, waiting_submitted, waiting_number, pressings)
    select ${act.jurisdictionId}, said.id, said.item, said.due, said.text, said.weight, said.percent, said.outcome, said."waitingBody",
           said."waitingSubmitted", said."waitingNumber", said.pressings
      from jsonb_to_recordset(${JSON.stringify(milestones)}::jsonb) said (id uuid, item uuid, due date, text text, weight numeric, percent numeric,
             outcome boolean, "waitingBody" text, "waitingSubmitted" date, "waitingNumber" text, pressings jsonb)`.execute(act.db);
}

/** Cells of loaded items as the rules ask for them. */
export function standingIn(items: ReadonlyMap<string, LoadedItem>) {
  return (item: string, field: CellField): { readonly value: CellValue; readonly revision: number } | undefined => {
    const found = items.get(item);
    return found === undefined ? undefined : { value: cellValue(field, found), revision: found.cellRevisions[field] ?? 0 };
  };
}
