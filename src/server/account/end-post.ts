/** The security administrator ends a post, never on the own account. */
import type * as contract from '#contract/account/endpoints.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { failure } from '#core/failure.ts';
import type { EndReason } from '#core/session/session-expiry.ts';
import { loadAccountForUpdate, isOwn, refuseLastAdmin } from '#server/account/change-account.ts';
import { accountAnswer } from '#server/account/rows.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';

/** Ends a post. Sessions that act in it continue without a post; its tokens end. */
export const endPost: Handler<typeof contract.endPost> = async ({ params: { accountId, postId }, body: { reason } }, act) => {
  if (isOwn(act, accountId)) return failure('account-own');
  await lockJurisdiction(act);
  const account = await loadAccountForUpdate(act, accountId);
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
  const tokensEnded = await detachSessions(act, postId);
  act.audit({
    objects: [
      {
        type: 'post',
        id: postId,
        before: { accountId, role: post.role, unitId: post.unit_id, scope: { kind: post.scope_kind, unitId: post.scope_unit_id } },
        after: { accountId, ended: true, tokensEnded, reason },
      },
    ],
  });
  return accountAnswer(act, accountId);
};

async function detachSessions(act: Act, postId: string): Promise<number> {
  const tokens = await act.db
    .updateTable('session')
    .set({ ended_at: act.now, end_reason: 'post-ended' satisfies EndReason })
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
