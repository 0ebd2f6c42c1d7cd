/** The first step of a new passkey: what the browser needs to make one. */
import type * as contract from '#contract/session/own-account-endpoints.ts';
import { success } from '#core/failure.ts';
import { refuseEnrolling } from '#core/session/second-factor.ts';
import { loadOwnContext } from '#server/session/account-context.ts';
import { storeChallenge, partyOf } from '#server/session/passkey-challenge.ts';
import { passkeyRegistrationOptions } from '#server/session/passkey.ts';
import { passkeysOf } from '#server/session/stored-passkey.ts';
import type { VisitHandler } from '#server/platform/http/route.ts';

/** Keeps the challenge for addPasskey. */
export const beginPasskey: VisitHandler<typeof contract.beginPasskey> = async (_input, visit) => {
  const context = await loadOwnContext(visit);
  const refusal = refuseEnrolling(visit.caller.stage, context.account);
  if (refusal) return refusal;
  const party = partyOf(visit);
  if (!party.ok) return party;
  const { id, loginName, displayName } = context.account;
  const owner = { jurisdictionId: context.identity.jurisdictionId, accountId: id, loginName, displayName };
  const options = await passkeyRegistrationOptions(party.value, owner, await passkeysOf(visit, context));
  await storeChallenge(visit, options.challenge, id);
  return success({ options: { ...options } });
};
