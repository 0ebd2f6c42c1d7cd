/** The security administrator grants a post, never on the own account. */
import type * as contract from '#contract/account/endpoints.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { failure } from '#core/failure.ts';
import { checkPost, type NewPost } from '#core/account/post.ts';
import { loadAccountForUpdate, isOwn, readUnit } from '#server/account/change-account.ts';
import { accountAnswer } from '#server/account/rows.ts';
import { insertPost } from '#server/session/insert-account.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';

/**
 * Grants a role for a scope. The lock on the account's row prevents granting the same post twice. Open sessions stay in their post; switching
 * to the new one (switchPost) determines the stage again, so that a missing second factor must be set up first.
 */
export const grantPost: Handler<typeof contract.grantPost> = async ({ params: { accountId }, body: post }, act) => {
  if (isOwn(act, accountId)) return failure('account-own');
  const account = await loadAccountForUpdate(act, accountId);
  if (account === null) return failure('account-not-found');
  if (account.state === 'disabled') return failure('account-needs-enabling');
  const refusal = checkPost(post, account.powerClass, await readUnit(act, post.unitId), await readUnit(act, post.scope.unitId), act.today);
  if (refusal) return refusal;
  if (await hasSamePost(act, accountId, post)) return failure('post-exists');
  const id = await insertPost(act, { accountId, role: post.role, unitId: post.unitId, scope: post.scope });
  act.audit({
    objects: [{ type: 'post', id, after: { accountId, role: post.role, unitId: post.unitId, scope: post.scope } }],
  });
  return accountAnswer(act, accountId);
};

async function hasSamePost(act: Act, accountId: string, { role, scope }: NewPost): Promise<boolean> {
  const row = await act.db
    .selectFrom('post')
    .select('id')
    .where(inJurisdiction(act))
    .where('account_id', '=', accountId)
    .where('role', '=', role)
    .where('scope_kind', '=', scope.kind)
    .where('scope_unit_id', scope.unitId === null ? 'is' : '=', scope.unitId)
    .where('ended_at', 'is', null)
    // Whoever stands in, or once did, may come to hold the post.
    .where('for_post', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}
