/** A session acts in one post; to act in another is a step of its own, kept in the trail. */
import type * as contract from '#contract/session/endpoints.ts';
import { failure, success } from '#core/failure.ts';
import { ownSession } from '#server/session/account-context.ts';
import { loadMe } from '#server/session/me.ts';
import { methodOf, advanceSession } from '#server/session/open-session.ts';
import { loadOwnAccount } from '#server/session/own-account.ts';
import { loadSettings } from '#server/session/stored-account.ts';
import type { VisitHandler } from '#server/platform/http/route.ts';

/** Under a new secret: what an old one may do does not grow. */
export const switchPost: VisitHandler<typeof contract.switchPost> = async ({ body: { postId } }, visit) => {
  const { sessionId } = ownSession(visit);
  const switched = await visit.write(visit.caller, async (act) => {
    const account = await loadOwnAccount(act);
    if (!account.posts.some(({ id }) => id === postId)) return failure('post-not-found');
    const { secret } = await advanceSession(act, sessionId, await methodOf(act, sessionId), account, await loadSettings(act), postId);
    const before = visit.caller.subject?.postId ?? null;
    act.audit({
      objects: [{ type: 'session', id: sessionId, before: { post: before }, after: { post: postId } }],
    });
    return success({ secret, me: await loadMe(act, sessionId) });
  });
  if (!switched.ok) return switched;
  visit.setSession(switched.value.secret);
  return success(switched.value.me);
};
