/** Logs in with a passkey alone (it asked for the person and is something one has), or proves the second factor with it. */
import type * as contract from '#contract/session/endpoints.ts';
import { failure, type Failure } from '#core/failure.ts';
import { startSession } from '#server/session/start-session.ts';
import { acceptFactor } from '#server/session/accept-factor.ts';
import { loadAccountContext, loadOwnContext, type AccountContext } from '#server/session/account-context.ts';
import { auditLoginRefusal } from '#server/session/audit-login-refusal.ts';
import { checkPasskey, notePasskeyUse, readPasskeyAnswer } from '#server/session/check-proof.ts';
import type { PasskeyOwner } from '#server/session/passkey.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { VisitHandler } from '#server/platform/http/route.ts';
import type { Visit } from '#server/platform/http/visit.ts';

/** Answers the person with the next stage of the session, and sets its cookie. */
export const provePasskey: VisitHandler<typeof contract.provePasskey> = async ({ body: { response, remember } }, visit) => {
  // Alone it is proven anew each time.
  if (remember && visit.caller.stage !== 'factor') return failure('remembering-not-allowed');
  const answer = await readPasskeyAnswer(visit, response);
  if (!answer.ok) return answer;
  const second = visit.caller.stage === 'factor' ? await loadOwnContext(visit) : null;
  const context = second ?? (await loadOwner(visit, answer.value.login.owner));
  const proven = await checkPasskey(visit, context, answer.value, { named: second !== null });
  if (!proven.ok) return proven;
  if (context?.account.state !== 'active') return noted(visit, context, failure('account-disabled'));
  const before = async (act: Act): Promise<null> => {
    await notePasskeyUse(act, proven.value);
    return null;
  };
  if (second === null) return startSession(visit, context, { method: 'passkey', overtaken: 'passkey-refused', before });
  return acceptFactor(visit, second, { factor: 'passkey', remember }, before);
};

async function loadOwner(visit: Visit, owner: PasskeyOwner | null): Promise<AccountContext | null> {
  return loadAccountContext(visit, owner === null ? undefined : { jurisdiction_id: owner.jurisdictionId, account_id: owner.accountId });
}

async function noted<Code extends string>(visit: Visit, context: AccountContext | null, refusal: Failure<Code>): Promise<Failure<Code>> {
  await auditLoginRefusal(visit, context, refusal);
  return refusal;
}
