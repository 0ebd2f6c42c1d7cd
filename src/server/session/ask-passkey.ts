/** Gives a challenge for a passkey: any passkey for a new login, or the account's passkeys, as its second factor or as a fresh proof. */
import type * as contract from '#contract/session/endpoints.ts';
import { success } from '#core/failure.ts';
import { loadOwnContext } from '#server/session/account-context.ts';
import { storeChallenge, partyOf } from '#server/session/passkey-challenge.ts';
import { passkeyLoginOptions } from '#server/session/passkey.ts';
import { passkeysOf } from '#server/session/stored-passkey.ts';
import type { VisitHandler } from '#server/platform/http/route.ts';

/** What the browser's WebAuthn call needs. */
export const askPasskey: VisitHandler<typeof contract.askPasskey> = async (_input, visit) => {
  const party = partyOf(visit);
  if (!party.ok) return party;
  const own =
    visit.caller.stage === 'factor' || visit.caller.stage === 'full' ? await passkeysOf(visit, await loadOwnContext(visit)) : null;
  const options = await passkeyLoginOptions(party.value, own);
  await storeChallenge(visit, options.challenge, null);
  return success({ options: { ...options } });
};
