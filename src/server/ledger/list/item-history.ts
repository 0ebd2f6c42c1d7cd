/** 操作记录 of an item: what was done to it, and how its units signed for it. */
import { sql } from 'kysely';
import type { History } from '#contract/platform/history.ts';
import { withinSigning } from '#server/ledger/list/sign-for-rows.ts';
import { unitNames } from '#server/plan/unit-text/unit-tree.ts';
import { historyOf, objectRows, type HistoryRow } from '#server/platform/audit/object-history.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import { unitsSpokenFor } from '#server/unit/units-spoken-for.ts';

/** Events of a history tab. */
const mostEvents = 200;

interface Read {
  readonly listId: string;
  /** Of a child: the unit whose part it breaks down. */
  readonly partUnitId: string | null;
  readonly givenAt: string | null;
}

/**
 * What the reader may know of how an item came about. The signatures are those that 签收情况 shows the reader: the office all, a unit its own; `signFor`
 * in `after` names whose it is.
 */
export async function itemHistory(act: Act, itemId: string, item: Read): Promise<History> {
  const since = await knownSince(act, item);
  if (since === null) return { events: [], more: 0 };
  const signers = await signersOf(act, itemId);
  const signFors = [...signers.keys()];
  const objects = [{ type: 'list_item', ids: [itemId] }, ...(signFors.length === 0 ? [] : [{ type: 'sign_for', ids: signFors }])];
  const rows = await objectRows(act, objects, mostEvents, since);
  // An answer that ends a part is told of the item and of the signature, which says more.
  const answered = new Set(rows.flatMap(({ act: id, eventId, objectId }) => (id === decided && signers.has(objectId) ? [eventId] : [])));
  const told = rows
    .filter((row) => row.act !== decided || signers.has(row.objectId) || !answered.has(row.eventId))
    .map(({ eventId: _event, objectId, ...row }): HistoryRow => {
      const signer = signers.get(objectId);
      if (signer !== undefined) return { ...row, after: JSON.stringify({ ...sideOf(row.after), signFor: signer }) };
      return act.reach === 'jurisdiction' || item.partUnitId !== null ? row : withoutWhy(row);
    });
  const { events } = historyOf(told);
  return { events, more: (rows[0]?.total ?? 0) - rows.length };
}

const decided = 'decideObjection';

/**
 * From when on: how the office composed the list is its own. Of a child, its unit knows all, and everybody else what came after it was given.
 * `undefined`: all of it; null: nothing yet.
 */
async function knownSince(act: Act, { listId, partUnitId, givenAt }: Read): Promise<string | undefined | null> {
  if (partUnitId !== null) {
    const within = await unitsSpokenFor(act);
    const isOwn = within.kind !== 'all' && within.unitIds.includes(partUnitId);
    return isOwn ? undefined : (givenAt ?? undefined);
  }
  if (act.reach === 'jurisdiction') return undefined;
  const { issued_at: since } = await act.db
    .selectFrom('annual_list')
    .select('issued_at')
    .where(inJurisdiction(act))
    .where('id', '=', listId)
    .executeTakeFirstOrThrow();
  return since;
}

/** The signatures of the item within reach, each with what its unit is called today. */
async function signersOf(act: Act, itemId: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; unitId: string }>`
    select own.id, own.unit_id as "unitId" from sign_for own
     where ${await withinSigning(act)} and own.item_id = ${itemId}`.execute(act.db);
  const names = await unitNames(
    act,
    rows.map(({ unitId }) => unitId),
  );
  return new Map(rows.map(({ id, unitId }) => [id, names.get(unitId) ?? '']));
}

/** Why the office let another unit go is told to that unit alone, which reads it of its signature. */
function withoutWhy(event: HistoryRow): HistoryRow {
  if (event.act !== decided) return event;
  return { ...event, detail: null, after: event.after === null ? null : JSON.stringify({ item: sideOf(event.after)['item'] }) };
}

function sideOf(json: string | null): Readonly<Record<string, unknown>> {
  return json === null ? {} : (JSON.parse(json) as Readonly<Record<string, unknown>>);
}
