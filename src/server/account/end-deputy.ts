/** Ends the time of a deputy (代理) before its last day: the holder takes the post back, or the deputy gives it back. */
import type * as contract from '#contract/account/deputy-endpoints.ts';
import { failure, success } from '#core/failure.ts';
import { ownDeputies } from '#server/account/deputy-rows.ts';
import { closePost } from '#server/account/close-post.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { ownAccountId } from '#server/session/own-account.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';

export const endDeputy: Handler<typeof contract.endDeputy> = async ({ params: { postId }, body: { reason } }, act) => {
  const accountId = ownAccountId(act);
  await lockJurisdiction(act);
  const post = await act.db
    .selectFrom('post')
    .leftJoin('post as held', (join) =>
      join.onRef('held.jurisdiction_id', '=', 'post.jurisdiction_id').onRef('held.id', '=', 'post.for_post'),
    )
    .select('post.for_post')
    .where(inJurisdiction(act, 'post'))
    .where('post.id', '=', postId)
    .where((row) => row.or([row('post.account_id', '=', accountId), row('held.account_id', '=', accountId)]))
    .where('post.ended_at', 'is', null)
    .executeTakeFirst();
  if (post === undefined) return failure('post-not-found');
  if (post.for_post === null) return failure('post-no-deputy');
  act.audit({ objects: await closePost(act, postId, reason) });
  return success(await ownDeputies(act, accountId));
};
