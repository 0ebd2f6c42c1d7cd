/** Switches the post that the session acts in. */
import type * as contract from '#contract/session/endpoints.ts';
import { failure, success, type Outcome } from '#core/failure.ts';
import { needsSecondFactor, roles } from '#core/access/subject.ts';
import { byDevice, mayActElsewhere } from '#core/session/session-stage.ts';
import { writeAsOwner } from '#server/session/write-as-owner.ts';
import { loadAccountContext, ownSession } from '#server/session/account-context.ts';
import { loadJoinedAccounts } from '#server/session/joined-account.ts';
import { loadMe } from '#server/session/me.ts';
import { advanceSession, methodOf, moveSession } from '#server/session/open-session.ts';
import { loadOwnAccount } from '#server/session/own-account.ts';
import { loadSettings, updateAccount } from '#server/session/stored-account.ts';
import type { VisitHandler } from '#server/platform/http/route.ts';
import { jurisdictionName } from '#server/platform/jurisdiction.ts';
import type { Visit } from '#server/platform/http/visit.ts';

/** Under a new secret: what an old one may do does not grow. */
export const switchPost: VisitHandler<typeof contract.switchPost> = async ({ body: { postId } }, visit) => {
  const { sessionId, accountId } = ownSession(visit);
  const { home, joined } = await visit.read(visit.as, async (act) => ({
    home: await jurisdictionName(act),
    joined: await loadJoinedAccounts(act, accountId),
  }));
  const elsewhere = joined.find(({ posts }) => posts.some(({ id }) => id === postId));
  const entered = elsewhere ? await enter(visit, home, elsewhere.jurisdiction.id, elsewhere.account.id, postId) : success(undefined);
  if (!entered.ok) return entered;
  const switched = await writeAsOwner(visit, async (act) => {
    const account = await loadOwnAccount(act);
    if (!elsewhere && !account.posts.some(({ id }) => id === postId)) return failure('post-not-found');
    const method = await methodOf(act, sessionId);
    const role = account.posts.find(({ id }) => id === postId)?.role;
    if (byDevice(method) && roles.some((one) => one === role && needsSecondFactor(one))) return failure('proof-needed');
    const { secret } = await advanceSession(act, sessionId, method, account, await loadSettings(act), elsewhere ? undefined : postId);
    await moveSession(
      act,
      sessionId,
      elsewhere ? { jurisdictionId: elsewhere.jurisdiction.id, accountId: elsewhere.account.id, postId } : null,
    );
    const before = visit.caller.acting.subject?.postId ?? null;
    const after = elsewhere ? { post: postId, jurisdiction: elsewhere.jurisdiction.name } : { post: postId };
    act.audit({ objects: [{ type: 'session', id: sessionId, before: { post: before }, after }] });
    return success({ secret, me: await loadMe(act, sessionId) });
  });
  if (!switched.ok) return switched;
  visit.setSession(switched.value.secret);
  return success(switched.value.me);
};

/** The other jurisdiction's own rules decide whether the login is good enough for it, and its trail tells who came. */
async function enter(
  visit: Visit,
  home: string,
  jurisdictionId: string,
  accountId: string,
  postId: string,
): Promise<Outcome<void, 'post-not-found' | 'post-needs-factor' | 'proof-needed'>> {
  const { sessionId } = ownSession(visit);
  const context = await loadAccountContext(visit, { jurisdiction_id: jurisdictionId, account_id: accountId });
  if (context?.account.state !== 'active' || !context.account.posts.some(({ id }) => id === postId)) return failure('post-not-found');
  const method = await visit.read(visit.as, (act) => methodOf(act, sessionId));
  if (!mayActElsewhere(method, context.account)) return failure(byDevice(method) ? 'proof-needed' : 'post-needs-factor');
  return visit.write(context.identity, async (act) => {
    await updateAccount(act, accountId, { last_login_at: act.now });
    act.audit({ objects: [{ type: 'session', id: sessionId, after: { post: postId, home } }] });
    return success(undefined);
  });
}
