/** Powers are given and taken here, by somebody who can hold none of them. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { z } from 'zod';
import type { Account, grantPost as grantPostEndpoint } from '#contract/account/endpoints.ts';
import { failure, type Outcome } from '#core/failure.ts';
import { checkPost } from '#core/account/post.ts';
import { holdAccount, isOwn, readUnit, refuseLastAdmin } from '#server/account/change-account.ts';
import { insertPost } from '#server/session/first-people.ts';
import { getAccount } from '#server/account/rows.ts';
import type { Act } from '#server/platform/http/act.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';

type NewPost = z.output<typeof grantPostEndpoint.body>;

/**
 * Gives a role for a scope. Two at once take turns at the account's row, so one post is never given twice. An open login goes on in its own
 * post; to act in this one it is judged anew (switchPost), and whoever needs a second factor then sets one up first.
 */
export async function grantPost(act: Act, accountId: string, post: NewPost): Promise<Outcome<Account>> {
  if (isOwn(act, accountId)) return failure('account-own');
  const account = await holdAccount(act, accountId);
  if (account === null) return failure('account-not-found');
  if (account.state === 'disabled') return failure('account-needs-enabling');
  const refusal = checkPost(post, account.powerClass, await readUnit(act, post.unitId), await readUnit(act, post.scope.unitId), act.today);
  if (refusal) return refusal;
  if (await holdsAlready(act, accountId, post)) return failure('post-exists');
  const id = await insertPost(act, { accountId, role: post.role, unitId: post.unitId, scope: post.scope });
  act.audit({
    act: 'post.grant',
    objects: [{ type: 'post', id, after: { accountId, role: post.role, unitId: post.unitId, scope: post.scope } }],
  });
  return getAccount(act, accountId);
}

/** Takes a post away. Sessions that act in it go on without it; tokens, which are made for one post, end. */
export async function endPost(act: Act, accountId: string, postId: string, reason: string): Promise<Outcome<Account>> {
  if (isOwn(act, accountId)) return failure('account-own');
  await lockJurisdiction(act);
  const account = await holdAccount(act, accountId);
  if (account === null) return failure('account-not-found');
  const post = await act.db
    .selectFrom('post')
    .select(['role', 'unit_id', 'scope_kind', 'scope_unit_id'])
    .where(inJurisdiction(act))
    .where('account_id', '=', accountId)
    .where('id', '=', postId)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (post === undefined) return failure('post-not-found');
  const refusal = await refuseLastAdmin(act, account, postId);
  if (refusal) return refusal;
  await act.db.updateTable('post').set({ ended_at: act.now }).where(inJurisdiction(act)).where('id', '=', postId).execute();
  const tokensEnded = await leavePost(act, postId);
  act.audit({
    act: 'post.end',
    objects: [
      {
        type: 'post',
        id: postId,
        before: { accountId, role: post.role, unitId: post.unit_id, scope: { kind: post.scope_kind, unitId: post.scope_unit_id } },
        after: { accountId, ended: true, tokensEnded, reason },
      },
    ],
  });
  return getAccount(act, accountId);
}

async function leavePost(act: Act, postId: string): Promise<number> {
  const tokens = await act.db
    .updateTable('session')
    .set({ ended_at: act.now, end_reason: 'post-ended' })
    .where(inJurisdiction(act))
    .where('post_id', '=', postId)
    .where('kind', '=', 'token')
    .where('ended_at', 'is', null)
    .returning('id')
    .execute();
  await act.db
    .updateTable('session')
    .set({ post_id: null })
    .where(inJurisdiction(act))
    .where('post_id', '=', postId)
    .where('kind', '=', 'browser')
    .execute();
  return tokens.length;
}

async function holdsAlready(act: Act, accountId: string, { role, scope }: NewPost): Promise<boolean> {
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
