/** Ends one of the own API tokens. */
import type * as contract from '#contract/session/own-account-endpoints.ts';
import { failure, success } from '#core/failure.ts';
import { endSessions } from '#server/session/open-session.ts';
import { ownAccountId } from '#server/session/own-account.ts';
import type { Handler } from '#server/platform/http/route.ts';

/** What was done with the token stays in the trail. */
export const endToken: Handler<typeof contract.endToken> = async ({ params: { tokenId } }, act) => {
  const ended = await endSessions(act, ownAccountId(act), 'person', { only: tokenId, kind: 'token' });
  if (ended === 0) return failure('token-not-found');
  act.audit({ objects: [{ type: 'token', id: tokenId }] });
  return success({});
};
