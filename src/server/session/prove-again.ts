/** A fresh proof of the person in the middle of a session: changes of the login itself want one. */
import type * as contract from '#contract/session/endpoints.ts';
import { success, type Failure, type Outcome } from '#core/failure.ts';
import { loadOwnContext, type OwnAccountContext } from '#server/session/account-context.ts';
import { checkCode, checkOwnPasskey, notePasskeyUse, refuseWrongPassword, spendCode } from '#server/session/check-proof.ts';
import { refuseIfLocked } from '#server/session/login-lock.ts';
import { loadMe } from '#server/session/me.ts';
import { noteProof } from '#server/session/open-session.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { FailureOf } from '#contract/platform/endpoint.ts';
import type { InputOf, VisitHandler } from '#server/platform/http/route.ts';
import type { Visit } from '#server/platform/http/visit.ts';

type Proof = InputOf<typeof contract.proveAgain>['body'];
type Refusal = FailureOf<typeof contract.proveAgain>;
/** Checks and writes in the transaction that takes the proof. */
type Taking = (act: Act) => Promise<Failure<Refusal> | null>;

/** Any one of password, authenticator and passkey is enough: the login that the session began with is not repeated. */
export const proveAgain: VisitHandler<typeof contract.proveAgain> = async ({ body }, visit) => {
  const context = await loadOwnContext(visit);
  const checked = await check(visit, context, body);
  if (!checked.ok) return checked;
  const { sessionId, account, identity } = context;
  return visit.write(identity, async (act) => {
    const refusal = (await refuseIfLocked(act, account.id)) ?? (await checked.value(act));
    if (refusal) return refusal;
    await noteProof(act, sessionId);
    act.audit({ objects: [{ type: 'session', id: sessionId, after: { method: body.by } }] });
    return success(await loadMe(act, sessionId));
  });
};

async function check(visit: Visit, context: OwnAccountContext, proof: Proof): Promise<Outcome<Taking, Refusal>> {
  switch (proof.by) {
    case 'password': {
      const wrong = await refuseWrongPassword(visit, context, proof.password);
      return wrong ?? success(async () => null);
    }
    case 'totp': {
      const step = await checkCode(visit, context, proof.code);
      return step.ok ? success((act) => spendCode(act, context.account.id, step.value)) : step;
    }
    case 'passkey': {
      const passkey = await checkOwnPasskey(visit, context, proof.response);
      if (!passkey.ok) return passkey;
      return success(async (act) => {
        await notePasskeyUse(act, passkey.value);
        return null;
      });
    }
  }
}
