/** Sessions: opened after a proof, advanced stage by stage with a new secret each time (against session fixation), ended. */
import { storedWord } from '#server/platform/database/stored-word.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { SecuritySettings } from '#core/session/security-settings.ts';
import type { EndReason } from '#core/session/session-expiry.ts';
import { methods, stageAfter, type Method, type Stage } from '#core/session/session-stage.ts';
import { forgetDevices } from '#server/session/known-device.ts';
import { forgetRemembered } from '#server/session/remembered-device.ts';
import { newSecret, secretHash } from '#server/session/secret.ts';
import type { StoredAccount } from '#server/session/stored-account.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Credentials } from '#server/platform/http/visit.ts';

export interface NewSession {
  readonly account: StoredAccount;
  readonly method: Method;
  readonly settings: SecuritySettings;
  readonly credentials: Pick<Credentials, 'address' | 'userAgent'>;
  /** The post to act in; the first one when left out. */
  readonly postId?: string;
}

/** Opens a browser's session; answers its secret, which is stored nowhere, and its id. */
export async function openSession(
  act: Act,
  { account, method, settings, credentials, postId }: NewSession,
): Promise<{ secret: string; id: string; stage: Stage }> {
  const secret = newSecret();
  const id = act.newId();
  const stage = stageAfter(method, account, settings, act.now);
  await act.db
    .insertInto('session')
    .values({
      token_hash: secretHash(secret),
      jurisdiction_id: act.jurisdictionId,
      id,
      account_id: account.id,
      post_id: postId ?? account.posts[0]?.id ?? null,
      kind: 'browser',
      stage,
      method,
      user_agent: credentials.userAgent,
      address: credentials.address,
      created_at: act.now,
      last_seen_at: act.now,
      expires_at: new Date(Date.parse(act.now) + settings.absoluteHours * 3_600_000).toISOString(),
      idle_seconds: settings.idleMinutes * 60,
      proven_at: act.now,
    })
    .execute();
  await act.db.updateTable('account').set({ last_login_at: act.now }).where(inJurisdiction(act)).where('id', '=', account.id).execute();
  return { secret, id, stage };
}

/** Advances a session to its next stage under a new secret. A jurisdiction that it acts in, other than its own, stays. */
export async function advanceSession(
  act: Act,
  sessionId: string,
  method: Method,
  account: StoredAccount,
  settings: SecuritySettings,
  postId?: string,
): Promise<{ secret: string; stage: Stage }> {
  const secret = newSecret();
  const stage = stageAfter(method, account, settings, act.now);
  await act.db
    .updateTable('session')
    .set({ token_hash: secretHash(secret), stage, method, last_seen_at: act.now, post_id: postId ?? account.posts[0]?.id ?? null })
    .where(inJurisdiction(act))
    .where('id', '=', sessionId)
    .execute();
  return { secret, stage };
}

/** Where the session acts from now on: in a post of an account that joined the login, or at home (null). */
export async function moveSession(
  act: Act,
  sessionId: string,
  joined: { readonly jurisdictionId: string; readonly accountId: string; readonly postId: string } | null,
): Promise<void> {
  await act.db
    .updateTable('session')
    .set({
      joined_jurisdiction_id: joined?.jurisdictionId ?? null,
      joined_account_id: joined?.accountId ?? null,
      joined_post_id: joined?.postId ?? null,
    })
    .where(inJurisdiction(act))
    .where('id', '=', sessionId)
    .execute();
}

/** The person has proven who they are, now; `method`: by more than before. In a transaction that holds the session (write-as-owner.ts). */
export async function noteProof(act: Act, sessionId: string, method?: Method): Promise<void> {
  await act.db
    .updateTable('session')
    .set({ proven_at: act.now, proof_failures: 0, ...(method === undefined ? {} : { method }) })
    .where(inJurisdiction(act))
    .where('id', '=', sessionId)
    .execute();
}

/** How the session was proven so far. */
export async function methodOf(act: Act, sessionId: string): Promise<Method> {
  const row = await act.db
    .selectFrom('session')
    .select('method')
    .where(inJurisdiction(act))
    .where('id', '=', sessionId)
    .executeTakeFirstOrThrow();
  // Written by openSession, advanceSession and noteProof and by nothing else.
  return storedWord(methods, row.method);
}

/** Ends one session of the act's jurisdiction. */
export async function endSession(act: Act, sessionId: string, reason: EndReason): Promise<void> {
  await act.db
    .updateTable('session')
    .set({ ended_at: act.now, end_reason: reason })
    .where(inJurisdiction(act))
    .where('id', '=', sessionId)
    .where('ended_at', 'is', null)
    .execute();
}

/** Ends sessions of an account, including tokens unless `kind` says otherwise; answers how many were still open. Browsers where they were are known no more, but for the one that asks (its secrets are `devices`); no browser's second factor is remembered. */
export async function endSessions(
  act: Act,
  accountId: string,
  reason: EndReason,
  which: {
    readonly except?: string;
    readonly only?: string;
    readonly kind?: 'browser' | 'token';
    readonly stage?: Stage;
    readonly devices?: readonly string[];
  } = {},
): Promise<number> {
  if (which.kind !== 'token' && which.stage === undefined && which.only === undefined) {
    // First, as whoever opens a session locks the account first. A login whose proof is already read opens none after this.
    await act.db
      .updateTable('account')
      .set((row) => ({ session_endings: row('session_endings', '+', 1) }))
      .where(inJurisdiction(act))
      .where('id', '=', accountId)
      .execute();
    await forgetDevices(act, accountId, which.devices);
    await forgetRemembered(act, accountId);
  }
  const rows = await act.db
    .updateTable('session')
    .set({ ended_at: act.now, end_reason: reason })
    .where(inJurisdiction(act))
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .$if(which.except !== undefined, (query) => query.where('id', '<>', which.except ?? ''))
    .$if(which.only !== undefined, (query) => query.where('id', '=', which.only ?? ''))
    .$if(which.kind !== undefined, (query) => query.where('kind', '=', which.kind ?? 'browser'))
    .$if(which.stage !== undefined, (query) => query.where('stage', '=', which.stage ?? ''))
    .returning('id')
    .execute();
  return rows.length;
}
