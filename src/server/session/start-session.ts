/** The moment in which somebody is let in. */
import type { Me } from '#contract/access/me.ts';
import { success, type Failure, type Outcome } from '#core/failure.ts';
import type { Method } from '#core/session/session-stage.ts';
import type { AccountContext } from '#server/session/account-context.ts';
import { resetFailures } from '#server/session/login-lock.ts';
import { loadMe } from '#server/session/me.ts';
import { auditLoginRefusal } from '#server/session/audit-login-refusal.ts';
import { openSession } from '#server/session/open-session.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Visit } from '#server/platform/http/visit.ts';

export interface SessionStart<Code extends string> {
  readonly method: Method;
  /** The post to act in; the first one when left out. */
  readonly postId?: string;
  /** What has to be right, and what is noted, in the transaction that opens the session. */
  readonly before?: (act: Act) => Promise<Failure<Code> | null>;
}

/** Opens the session of somebody who proved who they are, and sets its cookie. */
export async function startSession<Code extends string = never>(
  visit: Visit,
  context: AccountContext,
  { method, postId, before = async () => null }: SessionStart<Code>,
): Promise<Outcome<Me, Code>> {
  const { identity, account, settings } = context;
  const opened = await visit.write(identity, async (act) => {
    const refusal = await before(act);
    if (refusal) return refusal;
    const session = await openSession(act, {
      account,
      method,
      settings,
      credentials: visit.credentials,
      ...(postId === undefined ? {} : { postId }),
    });
    // Half a proof forgets nothing: else each right password would give a new count of guesses at the second factor.
    if (session.stage !== 'factor') await resetFailures(act, account.id);
    act.audit({ act: 'session.open', objects: [{ type: 'session', id: session.id, after: { method, stage: session.stage } }] });
    return success({ secret: session.secret, me: await loadMe(act, session.id) });
  });
  if (!opened.ok) {
    await auditLoginRefusal(visit, context, opened);
    return opened;
  }
  visit.setSession(opened.value.secret);
  return success(opened.value.me);
}
