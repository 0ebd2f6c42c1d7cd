/** Advances a login to its next stage after a second factor was proven, and remembers the browser where the person wants it. */
import type { Me } from '#contract/access/me.ts';
import { failure, success, type Failure, type Outcome } from '#core/failure.ts';
import { longestRememberedDays, rememberedDays } from '#core/session/remembered-device.ts';
import { withFactor } from '#core/session/session-stage.ts';
import { writeAsOwner } from '#server/session/write-as-owner.ts';
import type { OwnAccountContext } from '#server/session/account-context.ts';
import { rememberDevice } from '#server/session/known-device.ts';
import { rememberBrowser, tieToSession } from '#server/session/remembered-device.ts';
import { resetFailures } from '#server/session/login-lock.ts';
import { loadMe } from '#server/session/me.ts';
import { auditLoginRefusal } from '#server/session/audit-login-refusal.ts';
import { methodOf, advanceSession } from '#server/session/open-session.ts';
import { loadAccount, loadSettings } from '#server/session/stored-account.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Visit } from '#server/platform/http/visit.ts';

/** What was proven; `remember`: the browser is not to be asked again for some days. */
interface Proven {
  readonly factor: 'totp' | 'passkey';
  readonly remember: boolean;
}

/** Advances the session and sets its new cookie. `before`: checks and writes in the same transaction. */
export async function acceptFactor<Code extends string = never>(
  visit: Visit,
  context: OwnAccountContext,
  { factor, remember }: Proven,
  before: (act: Act) => Promise<Failure<Code> | null>,
): Promise<Outcome<Me, Code | 'remembering-not-allowed'>> {
  const { settings, account, sessionId } = context;
  const advanced = await writeAsOwner<Advanced, Code | 'remembering-not-allowed'>(visit, async (act) => {
    const now = await loadAccount(act, account.id);
    if (now === null) throw new Error('the account is gone');
    // The rules of this moment, held: whoever shortens them finds the device that is written here.
    const days = remember ? rememberedDays(now, await loadSettings(act, true)) : 0;
    // Before the code is used up: the person goes on without it.
    if (remember && days === 0) return failure('remembering-not-allowed');
    const refusal = await before(act);
    if (refusal) return refusal;
    const method = withFactor(await methodOf(act, sessionId), factor);
    const { secret, stage } = await advanceSession(act, sessionId, method, now, settings);
    await resetFailures(act, account.id);
    const devices = await rememberDevice(act, account.id, visit);
    const remembered = remember ? await rememberBrowser(act, visit, account.id, days) : null;
    if (remembered !== null) await tieToSession(act, sessionId, remembered.id);
    act.audit({
      objects: [
        { type: 'session', id: sessionId, after: { method, stage } },
        ...(remembered === null
          ? []
          : [
              {
                type: 'remembered_device',
                id: remembered.id,
                after: { userAgent: visit.credentials.userAgent, until: remembered.expiresAt },
              },
            ]),
      ],
    });
    return success({ secret, devices, remembered: remembered?.secrets ?? null, me: await loadMe(act, sessionId) });
  });
  if (!advanced.ok) {
    await auditLoginRefusal(visit, context, advanced);
    return advanced;
  }
  visit.setSession(advanced.value.secret);
  visit.setDevices(advanced.value.devices);
  if (advanced.value.remembered !== null) visit.setRemembered(advanced.value.remembered, longestRememberedDays);
  return success(advanced.value.me);
}

interface Advanced {
  readonly secret: string;
  readonly devices: readonly string[];
  readonly remembered: readonly string[] | null;
  readonly me: Me;
}
