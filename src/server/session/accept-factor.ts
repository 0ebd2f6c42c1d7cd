/** Advances a login to its next stage after a second factor was proven. */
import type { Me } from '#contract/access/me.ts';
import { success, type Failure, type Outcome } from '#core/failure.ts';
import { withFactor } from '#core/session/session-stage.ts';
import type { OwnAccountContext } from '#server/session/account-context.ts';
import { rememberDevice } from '#server/session/known-device.ts';
import { resetFailures } from '#server/session/login-lock.ts';
import { loadMe } from '#server/session/me.ts';
import { auditLoginRefusal } from '#server/session/audit-login-refusal.ts';
import { methodOf, advanceSession } from '#server/session/open-session.ts';
import { loadAccount } from '#server/session/stored-account.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Visit } from '#server/platform/http/visit.ts';

/** Advances the session and sets its new cookie. `before`: checks and writes in the same transaction. */
export async function acceptFactor<Code extends string = never>(
  visit: Visit,
  context: OwnAccountContext,
  factor: 'totp' | 'passkey',
  before: (act: Act) => Promise<Failure<Code> | null>,
): Promise<Outcome<Me, Code>> {
  const { identity, settings, account, sessionId } = context;
  const advanced = await visit.write(identity, async (act) => {
    const refusal = await before(act);
    if (refusal) return refusal;
    const now = await loadAccount(act, account.id);
    if (now === null) throw new Error('the account is gone');
    const method = withFactor(await methodOf(act, sessionId), factor);
    const { secret, stage } = await advanceSession(act, sessionId, method, now, settings);
    await resetFailures(act, account.id);
    const devices = await rememberDevice(act, account.id, visit);
    act.audit({ objects: [{ type: 'session', id: sessionId, after: { method, stage } }] });
    return success({ secret, devices, me: await loadMe(act, sessionId) });
  });
  if (!advanced.ok) {
    await auditLoginRefusal(visit, context, advanced);
    return advanced;
  }
  visit.setSession(advanced.value.secret);
  visit.setDevices(advanced.value.devices);
  return success(advanced.value.me);
}
