/** A session acts in one post; to act in another is a step of its own, kept in the trail. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Me } from '#contract/access/me.ts';
import { failure, success, type Outcome } from '#core/failure.ts';
import { loadMe } from '#server/session/me.ts';
import { methodOf, raiseSession } from '#server/session/open-session.ts';
import { loadAccount, loadSettings } from '#server/session/stored-account.ts';
import type { Visit } from '#server/platform/http/visit.ts';

/** Under a new secret: what an old one may do does not grow. */
export async function switchPost(visit: Visit, postId: string): Promise<Outcome<Me>> {
  const { sessionId, by, subject } = visit.caller;
  if (sessionId === null || by.accountId === null) return failure('not-signed-in');
  const { accountId } = by;
  const switched = await visit.write<{ secret: string; me: Me }>(visit.caller, async (act) => {
    const account = await loadAccount(act, accountId);
    if (account === null || !account.posts.some(({ id }) => id === postId)) return failure('post-not-found');
    const { secret } = await raiseSession(act, sessionId, await methodOf(act, sessionId), account, await loadSettings(act), postId);
    const before = subject?.postId ?? null;
    act.audit({
      act: 'session.switch-post',
      objects: [{ type: 'session', id: sessionId, before: { post: before }, after: { post: postId } }],
    });
    return success({ secret, me: await loadMe(act, sessionId) });
  });
  if (!switched.ok) return switched;
  visit.setSession(switched.value.secret);
  return success(switched.value.me);
}

/** Ends the session; the cookie goes whether there was one or not. */
export async function logOut(visit: Visit): Promise<Outcome<Record<string, never>>> {
  const { sessionId } = visit.caller;
  visit.setSession(null);
  if (sessionId === null) return success({});
  return visit.write(visit.caller, async (act) => {
    await act.db
      .updateTable('session')
      .set({ ended_at: act.now, end_reason: 'person' })
      .where(inJurisdiction(act))
      .where('id', '=', sessionId)
      .where('ended_at', 'is', null)
      .execute();
    act.audit({ act: 'session.close', objects: [{ type: 'session', id: sessionId }] });
    return success({});
  });
}
