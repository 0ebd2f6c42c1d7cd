/** The second step of adding a passkey: checks what the browser made against the challenge and stores it. */
import type * as contract from '#contract/session/own-account-endpoints.ts';
import { failure } from '#core/failure.ts';
import { refuseEnrolling } from '#core/session/second-factor.ts';
import { enrollFactor } from '#server/session/enroll-factor.ts';
import { loadOwnContext } from '#server/session/account-context.ts';
import { partyOf, consumeChallenge } from '#server/session/passkey-challenge.ts';
import { verifyPasskeyRegistration } from '#server/session/passkey.ts';
import type { VisitHandler } from '#server/platform/http/route.ts';

/** Stores the passkey with the label given by its owner. */
export const addPasskey: VisitHandler<typeof contract.addPasskey> = async ({ body: { label, response } }, visit) => {
  const context = await loadOwnContext(visit);
  const accountId = context.account.id;
  const refusal = refuseEnrolling(visit.caller.stage, context.account);
  if (refusal) return refusal;
  const party = partyOf(visit);
  if (!party.ok) return party;
  const challenge = await consumeChallenge(visit);
  if (!challenge.ok) return challenge;
  if (challenge.value.accountId !== accountId) return failure('passkey-expired');
  const made = await verifyPasskeyRegistration(party.value, challenge.value.challenge, response);
  if (!made.ok) return made;
  const { id, publicKey, counter, transports } = made.value;
  return enrollFactor(visit, context, 'passkey', async (act) => {
    await act.db
      .insertInto('passkey')
      .values({
        jurisdiction_id: act.jurisdictionId,
        id,
        account_id: accountId,
        label,
        public_key: Buffer.from(publicKey),
        counter,
        transports: [...transports],
        created_at: act.now,
      })
      .execute();
    act.audit({ objects: [{ type: 'account', id: accountId, after: { factor: 'passkey' } }] });
    return null;
  });
};
