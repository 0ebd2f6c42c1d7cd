/** Challenges of passkeys: stored for this browser, used once. */
import { z } from 'zod';
import { message } from '#contract/platform/message.ts';
import { zh } from '#contract/session/zh.ts';
import { failure, success, type Outcome } from '#core/failure.ts';
import { oneTimeLifetimes } from '#core/session/security-settings.ts';
import { storeFlow, consumeFlow } from '#server/session/flow.ts';
import { relyingPartyOf, type RelyingParty } from '#server/session/passkey.ts';
import type { Visit } from '#server/platform/http/visit.ts';

const Challenge = z.object({
  challenge: z.string(),
  /** Whose passkey is to be made; null when one is to be proved. */
  accountId: z.uuid().nullable(),
});

/** Stores a challenge that was given to this browser. */
export async function storeChallenge(visit: Visit, challenge: string, accountId: string | null): Promise<void> {
  await storeFlow(visit, { purpose: 'passkey', minutes: oneTimeLifetimes.challengeMinutes, data: { challenge, accountId } });
}

/** Takes the challenge that was last given to this browser. */
export async function consumeChallenge(visit: Visit): Promise<Outcome<z.output<typeof Challenge>, 'passkey-expired'>> {
  const flow = await consumeFlow(visit, 'passkey');
  return flow === null ? failure('passkey-expired') : success(Challenge.parse(flow.data));
}

/** The relying party for the address that the browser uses. */
export function partyOf(visit: Visit): Outcome<RelyingParty, 'passkey-unavailable'> {
  return relyingPartyOf(visit.origin, message(zh, 'totp.issuer', { jurisdiction: '' }).trim());
}
