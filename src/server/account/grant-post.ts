/** Powers are given by somebody who can hold none of them. */
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
 * Gives a role for a scope. Two at once take turns at the account's row, so one post is never given twice. An open login goes on in its own
 * post; to act in this one it is judged anew (switchPost), and whoever needs a second factor then sets one up first.
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
    act: 'post.grant',
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
    .executeTakeFirst();
  return row !== undefined;
}
