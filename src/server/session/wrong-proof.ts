/**
 * Wrong proofs in the middle of a session are counted by session and end it. Counted by login they would let whoever holds a stolen session keep
 * its owner out.
 */
import { failure, success, type Failure } from '#core/failure.ts';
import { writeAsOwner } from '#server/session/write-as-owner.ts';
import type { OwnAccountContext } from '#server/session/account-context.ts';
import { tellPerson } from '#server/session/account-notice.ts';
import { endSession } from '#server/session/open-session.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Visit } from '#server/platform/http/visit.ts';

/** Counts one, records it in the trail, and answers the refusal with what is left; the last one ends the session and tells the person. */
export async function refuseProof<const Code extends string>(
  visit: Visit,
  { account, settings, sessionId }: OwnAccountContext,
  code: Code,
): Promise<Failure<Code | 'proofs-exhausted'>> {
  const counted = await writeAsOwner(visit, async (act) => {
    const row = await act.db
      .updateTable('session')
      .set((session) => ({ proof_failures: session('proof_failures', '+', 1) }))
      .where(inJurisdiction(act))
      .where('id', '=', sessionId)
      .returning('proof_failures')
      .executeTakeFirstOrThrow();
    const left = settings.lockAfterFailures - row.proof_failures;
    const refusal = left > 0 ? failure(code, { left }) : failure('proofs-exhausted');
    if (left <= 0) await endSession(act, sessionId, 'proofs-refused');
    if (left === 0) await tellPerson(act, account.id, 'refuseProofs');
    const detail = JSON.stringify({ code: refusal.code, failures: row.proof_failures });
    act.audit({ outcome: 'refused', detail, objects: [{ type: 'account', id: account.id }] });
    return success(refusal);
  });
  return counted.ok ? counted.value : counted;
}
