/** Who took a post over from somebody: in the first days the hand-over list (交接单) is theirs to go through. */
import { sql } from 'kysely';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';

/** So many days long, from the first day in the post. */
const firstDays = 14;

/**
 * Since when the reader holds the post, as an ISO day; null: for longer than that, or nobody held it before. Who stands in for somebody (代理) takes
 * nothing over.
 */
export async function tookOver(act: Act): Promise<string | null> {
  if (act.subject === null) return null;
  const { rows } = await sql<{ since: string }>`
    select own.valid_from::text as since from post own
     where ${inJurisdiction(act, 'own')} and own.id = ${act.subject.postId} and own.for_post is null
       and own.valid_from > ${act.today}::date - ${firstDays}::int
       and exists (select from post before
                    where ${inJurisdiction(act, 'before')} and before.role = own.role and before.unit_id is not distinct from own.unit_id
                      and before.for_post is null and before.account_id <> own.account_id and before.granted_at < own.granted_at)`.execute(
    act.db,
  );
  return rows[0]?.since ?? null;
}
