/** The chains to verify: of every jurisdiction in the database, and of those that only exported heads still name. */
import { sql } from 'kysely';
import { failure, success, type Outcome } from '#core/failure.ts';
import { jurisdictionsIn } from '#server/platform/audit/heads-file.ts';
import { platformJurisdiction } from '#server/platform/jurisdiction.ts';
import type { Database } from '#server/platform/database/connection.ts';

export interface Chain {
  /** The jurisdiction's. */
  readonly id: string;
  readonly name: string;
  /** Set up, so that it has events. */
  readonly isSetUp: boolean;
  /** The database knows the jurisdiction. */
  readonly isKnown: boolean;
}

/** As the owner; refused when the connection does not see everything. */
export async function chainsOf({ kysely }: Pick<Database, 'kysely'>, headsFolder: string): Promise<Outcome<readonly Chain[]>> {
  const state = await sql<{ chained: boolean; sees_all: boolean }>`
    select to_regclass('public.audit_head') is not null as chained,
      (select r.rolsuper or r.rolbypassrls or pg_has_role(current_user, c.relowner, 'usage')
       from pg_class c, pg_roles r where c.oid = to_regclass('public.audit_event') and r.rolname = current_user) as sees_all`.execute(
    kysely,
  );
  if (!state.rows[0]?.chained) return failure('verify.no-chain');
  if (!state.rows[0].sees_all) return failure('verify.not-owner');
  const { rows } = await sql<Chain>`
    select j.id, j.name, true as "isKnown",
      case when j.id = ${platformJurisdiction.id} then exists (select 1 from jurisdiction other where other.set_up_at is not null)
        else j.set_up_at is not null or exists (select 1 from account a where a.jurisdiction_id = j.id) end as "isSetUp"
      from jurisdiction j
    union all
    select h.jurisdiction_id, h.jurisdiction_id::text, false, true from audit_head h
      where not exists (select 1 from jurisdiction j where j.id = h.jurisdiction_id)
    order by 1`.execute(kysely);
  const known = new Set(rows.map(({ id }) => id));
  const gone = (await jurisdictionsIn(headsFolder)).filter((id) => !known.has(id));
  return success([...rows, ...gone.map((id) => ({ id, name: id, isSetUp: true, isKnown: false }))]);
}
