/** Whose or what the objects of the trail are, where that is no business value: people and units, by their names of today. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql } from 'kysely';
import { fullUnitNames } from '#server/session/unit-names.ts';
import type { Act } from '#server/platform/http/act.ts';

interface Named {
  readonly type: string;
  readonly id: string;
}

/** A session, a token and a post go by their person's name. The platform has neither people nor units. */
export async function auditObjectNames(
  act: Act,
  owner: string,
  objects: readonly Named[],
): Promise<(type: string, id: string) => string | null> {
  const idsOf = (...types: readonly string[]): string[] => [
    ...new Set(objects.filter(({ type }) => types.includes(type)).map(({ id }) => id)),
  ];
  const [accounts, posts, sessions, units] = [idsOf('account'), idsOf('post'), idsOf('session', 'token'), idsOf('unit')];
  const names = new Map<string, string>();
  if (accounts.length + posts.length + sessions.length > 0) {
    const { rows } = await sql<{ id: string; name: string }>`
      select id, display_name as name from account where ${inJurisdiction({ jurisdictionId: owner })} and id = any(${accounts}::uuid[])
      union all
      select post.id, account.display_name || coalesce('（代' || holder.display_name || '）', '') from post
        join account on account.jurisdiction_id = post.jurisdiction_id and account.id = post.account_id
        left join post held on held.jurisdiction_id = post.jurisdiction_id and held.id = post.for_post
        left join account holder on holder.jurisdiction_id = held.jurisdiction_id and holder.id = held.account_id
       where ${inJurisdiction({ jurisdictionId: owner }, 'post')} and post.id = any(${posts}::uuid[])
      union all
      select session.id, account.display_name from session
        join account on account.jurisdiction_id = session.jurisdiction_id and account.id = session.account_id
       where ${inJurisdiction({ jurisdictionId: owner }, 'session')} and session.id = any(${sessions}::uuid[])`.execute(act.db);
    for (const { id, name } of rows) names.set(id, name);
  }
  const unitName = owner === act.jurisdictionId ? await fullUnitNames(act, units) : () => null;
  return (type, id) => (type === 'unit' ? unitName(id) : (names.get(id) ?? null));
}
