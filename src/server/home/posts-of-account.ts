/** The posts in which an account acts today, for what is told to a person and not to one post. */
import { roles, scopeKinds, type Subject } from '#core/access/subject.ts';
import { storedWord } from '#server/platform/database/stored-word.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import { standing } from '#server/session/standing-posts.ts';

/** In the order in which they were given, deputies' among them. */
export async function postsOfAccount(act: Act, accountId: string): Promise<readonly Subject[]> {
  const rows = await act.db
    .selectFrom('post')
    .select(['id', 'role', 'unit_id', 'scope_kind', 'scope_unit_id'])
    .where(inJurisdiction(act))
    .where('account_id', '=', accountId)
    .where(standing(act))
    .orderBy('granted_at')
    .orderBy('id')
    .execute();
  return rows.map(({ id, role, unit_id, scope_kind, scope_unit_id }) => ({
    accountId,
    postId: id,
    role: storedWord(roles, role),
    unitId: unit_id,
    scope: { kind: storedWord(scopeKinds, scope_kind), unitId: scope_unit_id },
    tokenScopes: null,
  }));
}
