/** Whether somebody is there for a unit: who left, or whose account is disabled, leaves duties that nobody sees. */
import { sql, type RawBuilder } from 'kysely';
import type { Role } from '#core/access/subject.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import { standing } from '#server/session/standing-posts.ts';

/**
 * Of these units those for which nobody holds one of the roles: neither there nor, with all that is below it, in a unit above; nor in a unit that took
 * over from it. Few units at a time.
 */
export async function unattendedUnits(act: Act, unitIds: readonly string[], held: readonly Role[]): Promise<ReadonlySet<string>> {
  if (unitIds.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    with recursive speaks as (
      select asked.id, asked.id as at from unnest(${[...new Set(unitIds)]}::uuid[]) asked (id)
      union
      select speaks.id, later.to_unit_id from speaks join unit_succession later on ${inJurisdiction(act, 'later')} and later.from_unit_id = speaks.at),
    above as (
      select speaks.id, speaks.at as own, speaks.at as at from speaks
      union
      select above.id, above.own, unit.parent_id from above join unit on ${inJurisdiction(act, 'unit')} and unit.id = above.at where unit.parent_id is not null)
    select asked.id from unnest(${[...new Set(unitIds)]}::uuid[]) asked (id)
     where not exists (select from post ${alive(act, held)} and post.scope_kind = 'jurisdiction')
       and asked.id not in (
         select above.id from above join post on post.scope_unit_id = above.at and (post.scope_kind = 'subtree' or above.own = above.at) ${alive(act, held)})`.execute(
    act.db,
  );
  return new Set(rows.map(({ id }) => id));
}

const alive = (act: Act, held: readonly Role[]): RawBuilder<unknown> => sql`
  join account on account.jurisdiction_id = post.jurisdiction_id and account.id = post.account_id and account.state <> 'disabled'
 where ${inJurisdiction(act, 'post')} and post.role = any(${[...held]}::text[]) and ${standing(act)}`;
