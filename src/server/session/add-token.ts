/** Creates an API token. */
import type * as contract from '#contract/session/own-account-endpoints.ts';
import { failure, success } from '#core/failure.ts';
import { millisecondsOfDay } from '#core/moment.ts';
import { writeAsOwner } from '#server/session/write-as-owner.ts';
import { tellPerson } from '#server/session/account-notice.ts';
import { ownAccountId } from '#server/session/own-account.ts';
import { newSecret, secretHash } from '#server/session/secret.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import { newId } from '#server/platform/id.ts';
import type { VisitHandler } from '#server/platform/http/route.ts';
import type { Visit } from '#server/platform/http/visit.ts';

/** The token acts in the post that creates it, within its scopes, and ends with the post. */
export const addToken: VisitHandler<typeof contract.addToken> = async ({ body: { label, scopes, days } }, visit) => {
  const { acting, home } = visit.caller;
  if (acting.subject === null) return failure('token-post-missing');
  const { accountId, postId } = acting.subject;
  // A machine that goes on with another's powers, on the day after a deputy's last one, is nobody's.
  if (await visit.read(acting, (act) => isDeputy(act, postId))) return failure('token-deputy');
  const post =
    acting.jurisdictionId === home.jurisdictionId
      ? { post_id: postId }
      : { joined_jurisdiction_id: acting.jurisdictionId, joined_account_id: accountId, joined_post_id: postId };
  const id = newId();
  if (acting.jurisdictionId !== home.jurisdictionId) await noteThere(visit, id, label, scopes);
  return writeAsOwner(visit, async (act) => {
    const secret = newSecret();
    const token = {
      id,
      label,
      scopes: [...new Set(scopes)],
      createdAt: act.now,
      lastSeenAt: act.now,
      expiresAt: new Date(Date.parse(act.now) + days * millisecondsOfDay).toISOString(),
    };
    await act.db
      .insertInto('session')
      .values({
        token_hash: secretHash(secret),
        jurisdiction_id: act.jurisdictionId,
        id: token.id,
        account_id: ownAccountId(act),
        ...post,
        kind: 'token',
        stage: 'full',
        method: 'token',
        label,
        token_scopes: token.scopes,
        address: act.by.address,
        created_at: token.createdAt,
        last_seen_at: token.lastSeenAt,
        expires_at: token.expiresAt,
      })
      .execute();
    await tellPerson(act, ownAccountId(act), 'addToken', visit.caller.sessionId);
    act.audit({
      objects: [{ type: 'token', id: token.id, after: { label, scopes: token.scopes, expiresAt: token.expiresAt } }],
    });
    return success({ secret, token });
  });
};

async function isDeputy(act: Act, postId: string): Promise<boolean> {
  const { for_post } = await act.db
    .selectFrom('post')
    .select('for_post')
    .where(inJurisdiction(act))
    .where('id', '=', postId)
    .executeTakeFirstOrThrow();
  return for_post !== null;
}

/** The trail of the jurisdiction that the token acts in tells of it first: one that could not be made after all harms nobody there, one that nobody heard of would. */
async function noteThere(visit: Visit, id: string, label: string, scopes: readonly string[]): Promise<void> {
  await visit.write(visit.caller.acting, async (act) => {
    act.audit({ objects: [{ type: 'token', id, after: { label, scopes } }] });
    return success(undefined);
  });
}
