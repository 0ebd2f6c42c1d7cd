/** What people look after themselves: their post of the moment, sessions, second factors, tokens. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { z } from 'zod';
import type { getCredentials, PasswordRuleFigures, sessionSchema, tokenSchema } from '#contract/session/own-account-endpoints.ts';
import { failure, success, type Outcome } from '#core/failure.ts';
import { tokenScopes, type TokenScope } from '#core/access/policy.ts';
import type { SecuritySettings } from '#core/session/security-settings.ts';
import { lastDay } from '#server/session/me.ts';
import { endSessions } from '#server/session/open-session.ts';
import { newSecret, secretHash } from '#server/session/secret.ts';
import { loadAccount, loadSettings } from '#server/session/stored-account.ts';
import { loadPasskeys } from '#server/session/stored-passkey.ts';
import { updateAccount } from '#server/session/log-in.ts';
import type { Act } from '#server/platform/http/act.ts';

type Session = z.output<typeof sessionSchema>;
type Token = z.output<typeof tokenSchema>;

function accountId(act: Act): string {
  if (act.by.accountId === null) throw new Error('a request about one’s own account without an account');
  return act.by.accountId;
}

/** Live sessions of an account in browsers, the last used one first. */
export async function liveSessions(act: Act, ofAccount: string, current: string | null): Promise<Session[]> {
  const rows = await act.db
    .selectFrom('session')
    .select(['id', 'method', 'address', 'user_agent', 'created_at', 'last_seen_at', 'idle_seconds'])
    .where(inJurisdiction(act))
    .where('account_id', '=', ofAccount)
    .where('kind', '=', 'browser')
    .where('ended_at', 'is', null)
    .where('expires_at', '>', act.now)
    .orderBy('last_seen_at', 'desc')
    .execute();
  const live = rows.filter(
    (row) => row.idle_seconds === null || Date.parse(row.last_seen_at) + row.idle_seconds * 1000 > Date.parse(act.now),
  );
  return live.map((row) => ({
    id: row.id,
    current: row.id === current,
    method: row.method,
    address: row.address,
    userAgent: row.user_agent,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
  }));
}

/** Ends one of one's own sessions. */
export async function endOwnSession(act: Act, sessionId: string): Promise<Outcome<Record<string, never>>> {
  const ended = await endSessions(act, accountId(act), 'person', { only: sessionId, kind: 'browser' });
  if (ended === 0) return failure('session-not-found');
  act.audit({ act: 'session.end', objects: [{ type: 'session', id: sessionId }] });
  return success({});
}

/** What one's login is made of. */
export async function ownCredentials(act: Act): Promise<Outcome<z.output<(typeof getCredentials)['response']>>> {
  const account = await loadAccount(act, accountId(act));
  if (account === null) return failure('not-signed-in');
  const settings = await loadSettings(act);
  const passkeys = await loadPasskeys(act, account.id);
  const subjects = await act.db
    .selectFrom('oidc_subject')
    .select(['issuer', 'linked_at'])
    .where(inJurisdiction(act))
    .where('account_id', '=', account.id)
    .execute();
  return success({
    passwordSetAt: account.passwordSetAt,
    passwordUntil: lastDay(account.passwordSetAt, act.now, settings),
    totp: account.totpSecret !== null,
    passkeys: passkeys.map(({ id, label, createdAt, lastUsedAt }) => ({ id, label, createdAt, lastUsedAt })),
    subjects: subjects.map((row) => ({ issuer: row.issuer, linkedAt: row.linked_at })),
    rules: ruleFigures(settings),
  });
}

/** What a form says of a new password before it is sent. */
export function ruleFigures(settings: SecuritySettings): PasswordRuleFigures {
  return {
    preset: settings.preset,
    minLength: settings.minLength,
    minClasses: settings.characterClasses,
    history: settings.rememberedPasswords,
    maxAgeDays: settings.maxAgeDays === 0 ? null : settings.maxAgeDays,
  };
}

/** Takes a second factor away, as long as another is left or none is needed. */
export async function removeFactor(act: Act, factor: 'totp' | { readonly passkeyId: string }): Promise<Outcome<void>> {
  const account = await loadAccount(act, accountId(act), true);
  if (account === null) return failure('not-signed-in');
  const passkeyId = factor === 'totp' ? null : factor.passkeyId;
  const left = passkeyId === null ? account.passkeys : (account.totpSecret === null ? 0 : 1) + account.passkeys - 1;
  if (account.needsFactor && left === 0) return failure('factor-needed');
  if (passkeyId === null) {
    await updateAccount(act, account.id, { totp_secret: null, totp_used_step: null });
  } else {
    const removed = await act.db
      .deleteFrom('passkey')
      .where(inJurisdiction(act))
      .where('account_id', '=', account.id)
      .where('id', '=', passkeyId)
      .returning('id')
      .executeTakeFirst();
    if (!removed) return failure('passkey-not-found');
  }
  const name = passkeyId === null ? 'totp' : 'passkey';
  act.audit({ act: `account.remove-${name}`, objects: [{ type: 'account', id: account.id, before: { factor: name } }] });
  return success(undefined);
}

/** Live API tokens of one's own. */
export async function ownTokens(act: Act): Promise<Outcome<{ tokens: Token[] }>> {
  const rows = await act.db
    .selectFrom('session')
    .select(['id', 'label', 'token_scopes', 'created_at', 'last_seen_at', 'expires_at'])
    .where(inJurisdiction(act))
    .where('account_id', '=', accountId(act))
    .where('kind', '=', 'token')
    .where('ended_at', 'is', null)
    .where('expires_at', '>', act.now)
    .orderBy('created_at', 'desc')
    .execute();
  return success({
    tokens: rows.map((row) => ({
      id: row.id,
      label: row.label ?? '',
      scopes: tokenScopes.filter((scope) => row.token_scopes?.includes(scope)),
      createdAt: row.created_at,
      lastSeenAt: row.last_seen_at,
      expiresAt: row.expires_at,
    })),
  });
}

/** A token that acts in the post that makes it, no further than its scopes, and ends with the post. */
export async function addOwnToken(
  act: Act,
  { label, scopes, days }: { label: string; scopes: TokenScope[]; days: number },
): Promise<Outcome<{ secret: string; token: Token }>> {
  if (act.subject === null) return failure('token-post-missing');
  const secret = newSecret();
  const token: Token = {
    id: act.newId(),
    label,
    scopes: [...new Set(scopes)],
    createdAt: act.now,
    lastSeenAt: act.now,
    expiresAt: new Date(Date.parse(act.now) + days * 86_400_000).toISOString(),
  };
  await act.db
    .insertInto('session')
    .values({
      token_hash: secretHash(secret),
      jurisdiction_id: act.jurisdictionId,
      id: token.id,
      account_id: accountId(act),
      post_id: act.subject.postId,
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
  act.audit({
    act: 'token.add',
    objects: [{ type: 'token', id: token.id, after: { label, scopes: token.scopes, expiresAt: token.expiresAt } }],
  });
  return success({ secret, token });
}

/** Ends one of one's own tokens. */
export async function endOwnToken(act: Act, tokenId: string): Promise<Outcome<Record<string, never>>> {
  const ended = await endSessions(act, accountId(act), 'person', { only: tokenId, kind: 'token' });
  if (ended === 0) return failure('token-not-found');
  act.audit({ act: 'token.end', objects: [{ type: 'token', id: tokenId }] });
  return success({});
}
