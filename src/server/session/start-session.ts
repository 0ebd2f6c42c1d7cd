/** Starts the browser's session after a proof of identity. */
import type { Me } from '#contract/access/me.ts';
import { failure, success, type Failure, type Outcome } from '#core/failure.ts';
import type { NoticeAct } from '#core/session/notice.ts';
import { longestRememberedDays } from '#core/session/remembered-device.ts';
import type { Method } from '#core/session/session-stage.ts';
import type { AccountContext } from '#server/session/account-context.ts';
import { tellPerson } from '#server/session/account-notice.ts';
import { resetFailures } from '#server/session/login-lock.ts';
import { loadMe } from '#server/session/me.ts';
import { auditLoginRefusal } from '#server/session/audit-login-refusal.ts';
import { rememberDevice } from '#server/session/known-device.ts';
import { comeByRemembered, tieToSession } from '#server/session/remembered-device.ts';
import { endSession, openSession } from '#server/session/open-session.ts';
import { loadAccount, loadSettings } from '#server/session/stored-account.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Visit } from '#server/platform/http/visit.ts';

export interface SessionStart<Code extends string> {
  readonly method: Method;
  /** The refusal when what was proven holds no more: meanwhile the account was disabled, or its sessions were ended. */
  readonly overtaken: Code;
  /** The post to act in; the first one when left out. */
  readonly postId?: string;
  /** What the proof changed about the login, named by its endpoint: the person is told of it, though not in this session, which did it. */
  readonly changed?: NoticeAct;
  /** Checks and writes that belong to the same transaction as the new session; a failure prevents it. */
  readonly before?: (act: Act) => Promise<Failure<Code> | null>;
}

/** Opens a session for the account and sets its cookie. A refusal by `before` is recorded in the trail. */
export async function startSession<Code extends string = never>(
  visit: Visit,
  context: AccountContext,
  { method, overtaken, postId, changed, before = async () => null }: SessionStart<Code>,
): Promise<Outcome<Me, Code>> {
  const { identity } = context;
  const opened = await visit.write<Opened, Code>(identity, async (act) => {
    // Since the proof was read a password was hashed, or a provider asked. The lock keeps acts that end sessions before this one or behind it.
    const account = await loadAccount(act, context.account.id, true);
    if (account?.state !== 'active' || account.sessionEndings !== context.account.sessionEndings) return failure(overtaken);
    const refusal = await before(act);
    if (refusal) return refusal;
    const settings = await loadSettings(act);
    const remembered = await comeByRemembered(act, visit, { account, settings, method });
    const proven = remembered?.method ?? method;
    const session = await openSession(act, {
      account,
      method: proven,
      settings,
      credentials: visit.credentials,
      ...(postId === undefined ? {} : { postId }),
    });
    if (changed !== undefined) await tellPerson(act, account.id, changed, session.id);
    // The count is kept until the second factor is proven: otherwise each right password would allow new guesses at the factor.
    if (session.stage !== 'factor') await resetFailures(act, account.id);
    const known = session.stage !== 'factor' && method !== 'demo';
    const devices = known ? await rememberDevice(act, account.id, visit) : null;
    if (remembered !== null) await tieToSession(act, session.id, remembered.id);
    act.audit({
      objects: [
        { type: 'session', id: session.id, after: { method: proven, stage: session.stage } },
        ...(remembered === null ? [] : [{ type: 'remembered_device', id: remembered.id }]),
      ],
    });
    return success({ secret: session.secret, devices, remembered: remembered?.secrets ?? null, me: await loadMe(act, session.id) });
  });
  if (!opened.ok) {
    await auditLoginRefusal(visit, context, opened);
    return opened;
  }
  await endFormerSession(visit);
  visit.setSession(opened.value.secret);
  if (opened.value.devices !== null) visit.setDevices(opened.value.devices);
  if (opened.value.remembered !== null) visit.setRemembered(opened.value.remembered, longestRememberedDays);
  return success(opened.value.me);
}

interface Opened {
  readonly secret: string;
  readonly devices: readonly string[] | null;
  readonly remembered: readonly string[] | null;
  readonly me: Me;
}

/** The browser's former session, of whomever: its cookie is about to be replaced, and a copy of it must be worth nothing. */
async function endFormerSession({ caller, credentials, write }: Visit): Promise<void> {
  const { sessionId, home } = caller;
  if (sessionId === null || credentials.cookie === null) return;
  await write(home, async (act) => {
    await endSession(act, sessionId, 'replaced');
    act.audit({ act: 'logOut', detail: JSON.stringify({ code: 'session-replaced' }), objects: [{ type: 'session', id: sessionId }] });
    return success(undefined);
  });
}
