/** Which rows of `post` stand today: not taken back, begun, and of a deputy (代理) not over (core/access/standing-post.ts). */
import { sql, type RawBuilder } from 'kysely';
import type { Act } from '#server/platform/http/act.ts';

/** The condition, on the table by its name or alias. */
export function standing({ today }: Pick<Act, 'today'>, post = 'post'): RawBuilder<boolean> {
  const [ended, first, last] = ['ended_at', 'valid_from', 'last_day'].map((column) => sql.ref(`${post}.${column}`));
  return sql`(${ended} is null and ${first} <= ${today} and (${last} is null or ${last} >= ${today}))`;
}
