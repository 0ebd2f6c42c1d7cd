/** A challenge for a passkey: of whoever comes, or of the account that has begun to log in. */
import type * as contract from '#contract/session/endpoints.ts';
import { success } from '#core/failure.ts';
import { loadOwn } from '#server/session/known-account.ts';
import { keepChallenge, partyOf } from '#server/session/passkey-challenge.ts';
import { passkeyLoginOptions } from '#server/session/passkey.ts';
import { passkeysOf } from '#server/session/stored-passkey.ts';
import type { VisitHandler } from '#server/platform/http/route.ts';

/** What the browser's WebAuthn call needs. */
export const askPasskey: VisitHandler<typeof contract.askPasskey> = async (_input, visit) => {
  const party = partyOf(visit);
  if (!party.ok) return party;
  const own = visit.caller.standing === 'factor' ? await passkeysOf(visit, await loadOwn(visit)) : null;
  const options = await passkeyLoginOptions(party.value, own);
  await keepChallenge(visit, options.challenge, null);
  return success({ options: { ...options } });
};
