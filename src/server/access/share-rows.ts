/**
 * 共享 of every kind of object, with units outside of the jurisdiction (docs/decisions/027-share.md). The domain that owns the objects locks them first, so
 * that their revisions hold, and tells the trail; with other grantees nothing is shared before there is an exchange.
 */
import { sql, type Expression, type RawBuilder, type Selectable, type SqlBool } from 'kysely';
import { decideShares, sharedOfAll, type SharesAsked, type SharesDecided } from '#core/access/decide-shares.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { DB } from '#server/platform/database/tables.ts';
import type { Act, Asking } from '#server/platform/http/act.ts';

type SharedKind = 'task';

/** Rows a statement: keeps the text of one statement small. */
const batch = 1000;

/** The ids of objects that are shared with one of these units, as a query. */
export function sharedWith(act: Act, kind: SharedKind, unitIds: readonly string[]): RawBuilder<unknown> {
  return sql`select object_id from share
    where ${inJurisdiction(act)} and kind = ${kind} and unit_id = any(${unitIds}::uuid[]) and ended_at is null`;
}

/** Whether an object is shared with one of these units. */
export function isShared(act: Act, kind: SharedKind, objectId: Expression<unknown>, unitIds: readonly string[]): Expression<SqlBool> {
  return sql<SqlBool>`exists (select 1 from share as shared where ${inJurisdiction(act, 'shared')} and shared.kind = ${kind}
    and shared.object_id = ${objectId} and shared.unit_id = any(${unitIds}::uuid[]) and shared.ended_at is null)`;
}

/** The units that an object is shared with, whom it was shared with first at first, as a query. */
export function shareRows(act: Asking, kind: SharedKind, objectId: string) {
  return sql<{ unit: string; parts: string[]; revision: number | null; by: string; at: string }>`
    select unit_id as unit, parts, revision, shared_by as by, shared_at as at from share
     where ${inJurisdiction(act)} and kind = ${kind} and object_id = ${objectId} and unit_id is not null and ended_at is null
     order by shared_at, id`;
}

/** Whether a part of one object is shared with one of these units. */
export async function isPartShared(
  act: Act,
  kind: SharedKind,
  objectId: string,
  unitIds: readonly string[],
  part: string,
): Promise<boolean> {
  const { rows } = await sql<{ shared: boolean }>`select exists (${sharedWith(act, kind, unitIds)}
    and object_id = ${objectId} and ${part} = any(parts)) as shared`.execute(act.db);
  return rows[0]?.shared ?? false;
}

/** Shares these objects as they are now, or takes that back, and says what of it was new. Behind shareJurisdiction: units do not merge meanwhile. */
export async function changeShares(act: Act, kind: SharedKind, asked: SharesAsked): Promise<SharesDecided> {
  const { rows: standing } = await sql<{ id: string; objectId: string; unitId: string; parts: string[]; revision: number | null }>`
    select id, object_id as "objectId", unit_id as "unitId", parts, revision from share
     where ${inJurisdiction(act)} and kind = ${kind} and object_id = any(${[...asked.objects.keys()]}::uuid[])
       and unit_id = any(${[...asked.add, ...asked.remove]}::uuid[]) and ended_at is null`.execute(act.db);
  const decided = decideShares(standing, asked);
  await sql`
    update share set ended_by = ${act.actor}, ended_at = ${act.now}
     where ${inJurisdiction(act)} and id = any(${decided.ended.map(({ id }) => id)}::uuid[])`.execute(act.db);
  await beginShares(
    act,
    decided.begun.map(({ objectId, unitId, revision }) => ({
      kind,
      object_id: objectId,
      unit_id: unitId,
      to_jurisdiction_id: null,
      peer_id: null,
      parts: [...asked.parts],
      revision,
    })),
  );
  return decided;
}

/** Objects that are made of others are shared from the start with whom all of these are shared with: whoever saw one of them sees nothing of the others. */
export async function inheritShares(
  act: Act,
  kind: SharedKind,
  from: readonly string[],
  made: readonly { readonly id: string; readonly revision: number }[],
): Promise<void> {
  const { rows } = await sql<Pick<Selectable<DB['share']>, 'unit_id' | 'to_jurisdiction_id' | 'peer_id' | 'parts'> & { grantee: string }>`
    select coalesce(unit_id, to_jurisdiction_id, peer_id) as grantee, unit_id, to_jurisdiction_id, peer_id, parts from share
     where ${inJurisdiction(act)} and kind = ${kind} and object_id = any(${from}::uuid[]) and ended_at is null`.execute(act.db);
  const shared = sharedOfAll(rows, from.length);
  await beginShares(
    act,
    made.flatMap(({ id, revision }) =>
      shared.map(({ unit_id, to_jurisdiction_id, peer_id, parts }) => ({
        kind,
        object_id: id,
        unit_id,
        to_jurisdiction_id,
        peer_id,
        parts: [...parts],
        revision,
      })),
    ),
  );
}

/** Two rows of one unit become one, which sees what either saw. Where both did, what was said of `into` holds. */
export async function moveShares(act: Act, from: string, into: string): Promise<void> {
  await sql`
    update share set ended_by = ${act.actor}, ended_at = ${act.now}
     where ${inJurisdiction(act, 'share')} and unit_id = ${from} and ended_at is null and exists (select 1 from share as other
       where ${inJurisdiction(act, 'other')} and other.kind = share.kind and other.object_id = share.object_id
         and other.unit_id = ${into} and other.ended_at is null)`.execute(act.db);
  await sql`update share set unit_id = ${into} where ${inJurisdiction(act)} and unit_id = ${from}`.execute(act.db);
}

type NewShare = Pick<Selectable<DB['share']>, 'kind' | 'object_id' | 'unit_id' | 'to_jurisdiction_id' | 'peer_id' | 'parts' | 'revision'>;

async function beginShares(act: Act, shares: readonly NewShare[]): Promise<void> {
  for (let from = 0; from < shares.length; from += batch) {
    const rows = shares
      .slice(from, from + batch)
      .map((share) => ({ ...share, jurisdiction_id: act.jurisdictionId, id: act.newId(), shared_by: act.actor, shared_at: act.now }));
    await sql`insert into share select new.* from json_populate_recordset(null::share, ${JSON.stringify(rows)}::json) as new`.execute(
      act.db,
    );
  }
}
