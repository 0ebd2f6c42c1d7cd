/**
 * 待办: rows that say who has to do what by when, in one table for all domains (decision 034). The domain of the object writes them, in the transaction
 * whose facts make them due or settle them. They are derived, so no event of the trail tells of them; `kind.owed` (duty-kind.ts) derives them anew.
 */
import { sql } from 'kysely';
import type { Role } from '#core/access/subject.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';

/** One thing that one desk owes. */
export interface Duty {
  /** The name of a row of a manifest's `duties`. */
  readonly kind: string;
  /** As the trail names types: `sign_for`. */
  readonly objectType: string;
  readonly objectId: string;
  /** Null: the jurisdiction's own desk. */
  readonly unitId: string | null;
  /** Whoever holds this role there. */
  readonly role: Role;
  /** ISO day, whose end is the end of it; null where no clock runs. */
  readonly due: string | null;
}

/** Which duties are settled: of this kind, on these objects; of one unit or role alone where that is said. */
export interface Settled {
  readonly kind: string;
  readonly objectType: string;
  readonly objectIds: readonly string[];
  readonly unitId?: string | null;
  readonly role?: Role;
}

/** What makes two duties the same one. */
export const dutyKey = ({ kind, objectType, objectId, unitId, role }: Omit<Duty, 'due'>): string =>
  [kind, objectType, objectId, unitId ?? '', role].join(' ');

/**
 * These are owed. One that is owed already stays, with its new day; of two that are the same, the later one counts. Any number: one statement,
 * whose rows come in one order, so that two of them never wait in a circle.
 */
export async function owe(act: Act, duties: readonly Duty[]): Promise<void> {
  const sorted = [...new Map(duties.map((duty) => [dutyKey(duty), duty]))].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, duty]) => duty);
  if (sorted.length === 0) return;
  await sql`
    insert into duty (jurisdiction_id, id, kind, object_type, object_id, unit_id, role, due, made_at)
    select ${act.jurisdictionId}::uuid, owed.*, ${act.now}
      from unnest(${sorted.map(() => act.newId())}::uuid[], ${sorted.map(({ kind }) => kind)}::text[],
             ${sorted.map(({ objectType }) => objectType)}::text[], ${sorted.map(({ objectId }) => objectId)}::uuid[],
             ${sorted.map(({ unitId }) => unitId)}::uuid[], ${sorted.map(({ role }) => role)}::text[],
             ${sorted.map(({ due }) => due)}::date[]) as owed
    on conflict (jurisdiction_id, kind, object_id, unit_id, role, object_type) where done_at is null
      do update set due = excluded.due where duty.due is distinct from excluded.due`.execute(act.db);
}

/** Nothing is owed of these any more: it was done, or nobody wants it. What is settled stays so. One statement for any number. */
export async function settleDuties(act: Act, { kind, objectType, objectIds, unitId, role }: Settled): Promise<void> {
  if (objectIds.length === 0) return;
  await sql`
    update duty set done_at = ${act.now}
      from (select id from duty
             where ${inJurisdiction(act)} and kind = ${kind} and object_id = any(${objectIds}::uuid[]) and object_type = ${objectType} and done_at is null
               ${unitId === undefined ? sql`` : sql`and unit_id is not distinct from ${unitId}::uuid`}
               ${role === undefined ? sql`` : sql`and role = ${role}`}
             order by object_id, unit_id nulls first, role for update) owed
     where ${inJurisdiction(act, 'duty')} and duty.id = owed.id`.execute(act.db);
}

/** Two rows of one unit become one: what the first owed, the second owes. Where both owed it, once, by the earlier day. */
export async function moveDuties(act: Act, from: string, into: string): Promise<void> {
  await sql`
    update duty kept set due = least(kept.due, gone.due) from duty gone
     where ${inJurisdiction(act, 'kept')} and kept.unit_id = ${into} and kept.done_at is null and ${inJurisdiction(act, 'gone')}
       and gone.unit_id = ${from} and gone.done_at is null and gone.kind = kept.kind and gone.object_id = kept.object_id
       and gone.role = kept.role and gone.object_type = kept.object_type`.execute(act.db);
  await sql`
    update duty gone set done_at = ${act.now} from duty kept
     where ${inJurisdiction(act, 'gone')} and gone.unit_id = ${from} and gone.done_at is null and ${inJurisdiction(act, 'kept')}
       and kept.unit_id = ${into} and kept.done_at is null and kept.kind = gone.kind and kept.object_id = gone.object_id
       and kept.role = gone.role and kept.object_type = gone.object_type`.execute(act.db);
  await sql`update duty set unit_id = ${into} where ${inJurisdiction(act)} and unit_id = ${from}`.execute(act.db);
}
