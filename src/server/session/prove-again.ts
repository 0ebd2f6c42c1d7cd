/** A fresh proof of the person in the middle of a session: changes of the login itself want one. */
import type * as contract from '#contract/session/endpoints.ts';
import { failure, success, type Failure, type Outcome } from '#core/failure.ts';
import { byDevice, withFactor } from '#core/session/session-stage.ts';
import { writeAsOwner } from '#server/session/write-as-owner.ts';
import { loadOwnContext, type OwnAccountContext } from '#server/session/account-context.ts';
import { checkPasskey, notePasskeyUse, readCode, readPasskeyAnswer, spendCode } from '#server/session/check-proof.ts';
import { loadMe } from '#server/session/me.ts';
import { methodOf, noteProof } from '#server/session/open-session.ts';
import { verifyPassword } from '#server/session/password.ts';
import { refuseProof } from '#server/session/wrong-proof.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { FailureOf } from '#contract/platform/endpoint.ts';
import type { InputOf, VisitHandler } from '#server/platform/http/route.ts';
import type { Visit } from '#server/platform/http/visit.ts';

type Proof = InputOf<typeof contract.proveAgain>['body'];
type Refusal = FailureOf<typeof contract.proveAgain>;
/** Checks and writes in the transaction that takes the proof. */
type Taking = (act: Act) => Promise<Failure<Refusal> | null>;

/** Any one of password, authenticator and passkey is enough, but where a remembered device let the person in (core/session/fresh-proof.ts). */
export const proveAgain: VisitHandler<typeof contract.proveAgain> = async ({ body }, visit) => {
  const context = await loadOwnContext(visit);
  const reached = await visit.read(context.identity, (act) => methodOf(act, context.sessionId));
  if (body.by === 'password' && byDevice(reached)) return failure('remembered-needs-factor');
  const checked = await check(visit, context, body);
  if (!checked.ok) return checked;
  const { sessionId } = context;
  return writeAsOwner(visit, async (act) => {
    const refusal = await checked.value(act);
    if (refusal) return refusal;
    const method = body.by === 'password' ? undefined : withFactor(reached, body.by);
    await noteProof(act, sessionId, method);
    act.audit({ objects: [{ type: 'session', id: sessionId, after: { method: body.by } }] });
    return success(await loadMe(act, sessionId));
  });
};

async function check(visit: Visit, context: OwnAccountContext, proof: Proof): Promise<Outcome<Taking, Refusal>> {
  switch (proof.by) {
    case 'password': {
      const verified = await verifyPassword(context.account.passwordHash, proof.password);
      if (!verified.ok) return verified;
      return verified.value ? success(async () => null) : refuseProof(visit, context, 'password-wrong');
    }
    case 'totp': {
      const step = readCode(visit, context, proof.code);
      if (!step.ok) return step;
      const { value } = step;
      return value === null ? refuseProof(visit, context, 'code-refused') : success((act) => spendCode(act, context.account.id, value));
    }
    case 'passkey': {
      const answer = await readPasskeyAnswer(visit, proof.response);
      if (!answer.ok) return answer;
      const passkey = await checkPasskey(visit, context, answer.value, { named: true });
      if (!passkey.ok) return passkey;
      return success(async (act) => {
        await notePasskeyUse(act, passkey.value);
        return null;
      });
    }
  }
}
