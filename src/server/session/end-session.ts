/** Ends one of the own sessions. */
import type * as contract from '#contract/session/own-account-endpoints.ts';
import { failure, success } from '#core/failure.ts';
import { forgetRememberedOf } from '#server/session/remembered-device.ts';
import { endSessions } from '#server/session/open-session.ts';
import { ownAccountId } from '#server/session/own-account.ts';
import type { Handler } from '#server/platform/http/route.ts';

/** Only sessions of browsers; endToken ends tokens. The factor that was remembered there is asked for again. */
export const endSession: Handler<typeof contract.endSession> = async ({ params: { sessionId } }, act) => {
  const device = await forgetRememberedOf(act, ownAccountId(act), sessionId);
  const ended = await endSessions(act, ownAccountId(act), 'person', { only: sessionId, kind: 'browser' });
  if (ended === 0) return failure('session-not-found');
  act.audit({ objects: [{ type: 'session', id: sessionId }, ...(device === null ? [] : [{ type: 'remembered_device', id: device }])] });
  return success({});
};
