/** The security administrator ends a post, never on the own account. */
import type * as contract from '#contract/account/endpoints.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { failure } from '#core/failure.ts';
import { loadAccountForUpdate, isOwn, refuseLastAdmin } from '#server/account/change-account.ts';
import { closePost } from '#server/account/close-post.ts';
import { accountAnswer } from '#server/account/rows.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';

/** Ends a post, and those that stand in for it. Sessions that act in one continue without a post; its tokens end. */
export const endPost: Handler<typeof contract.endPost> = async ({ params: { accountId, postId }, body: { reason } }, act) => {
  if (isOwn(act, accountId)) return failure('account-own');
  await lockJurisdiction(act);
  const account = await loadAccountForUpdate(act, accountId);
  if (account === null) return failure('account-not-found');
  const post = await act.db
    .selectFrom('post')
    .select('id')
    .where(inJurisdiction(act))
    .where('account_id', '=', accountId)
    .where('id', '=', postId)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (post === undefined) return failure('post-not-found');
  const refusal = await refuseLastAdmin(act, account, postId);
  if (refusal) return refusal;
  act.audit({ objects: await closePost(act, postId, reason) });
  return accountAnswer(act, accountId);
};
