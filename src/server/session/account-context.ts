/** The account that a request about a login concerns, with the security settings of its jurisdiction and the identity that it acts under. */
import type { SecuritySettings } from '#core/session/security-settings.ts';
import { loadAccount, loadSettings, type StoredAccount } from '#server/session/stored-account.ts';
import type { Identity, Visit } from '#server/platform/http/visit.ts';
import { homeJurisdiction, platformJurisdiction } from '#server/platform/jurisdiction.ts';

export interface AccountContext {
  readonly identity: Identity;
  readonly account: StoredAccount;
  readonly settings: SecuritySettings;
}

/** The caller's own account and session, logged in or still logging in. */
export interface OwnAccountContext extends AccountContext {
  readonly sessionId: string;
}

/** The account that a row names; null when there is none. */
export async function loadAccountContext(
  visit: Visit,
  named: { readonly jurisdiction_id: string | null; readonly account_id: string | null } | undefined,
): Promise<AccountContext | null> {
  // An unknown name causes the same queries, so that the response time does not tell whether it exists.
  const jurisdictionId = named?.jurisdiction_id ?? homeJurisdiction.id;
  const accountId = named?.account_id ?? homeJurisdiction.id;
  const { account, settings } = await visit.read({ ...anonymousIdentity(visit), jurisdictionId }, async (act) => ({
    account: await loadAccount(act, accountId),
    settings: await loadSettings(act),
  }));
  return account === null ? null : { identity: identityOf(visit, jurisdictionId, account), account, settings };
}

/** The session of the request and its account. Only for endpoints that the gate closes to anonymous requests. */
export function ownSession({ caller }: Visit): { readonly sessionId: string; readonly accountId: string } {
  const { sessionId, home } = caller;
  if (sessionId === null || home.by.accountId === null) throw new Error('an endpoint about one’s own session without a session');
  return { sessionId, accountId: home.by.accountId };
}

/** The account of the request's session, with the caller's own identity. */
export async function loadOwnContext(visit: Visit): Promise<OwnAccountContext> {
  const { sessionId, accountId } = ownSession(visit);
  const { home } = visit.caller;
  const context = await loadAccountContext(visit, { jurisdiction_id: home.jurisdictionId, account_id: accountId });
  if (context === null) throw new Error('a session without its account');
  return { ...context, sessionId, identity: home };
}

/** The identity of an account before it acts in a post. */
function identityOf(visit: Visit, jurisdictionId: string, account: Pick<StoredAccount, 'id' | 'displayName'>): Identity {
  const { address } = visit.credentials;
  return {
    jurisdictionId,
    by: { name: account.displayName, accountId: account.id, postId: null, unitId: null, unitName: null, address },
    subject: null,
  };
}

/** The identity of a request without a known account; it acts in the platform's jurisdiction. */
export function anonymousIdentity(visit: Visit): Identity {
  const by = { name: '未登录', accountId: null, postId: null, unitId: null, unitName: null, address: visit.credentials.address };
  return { jurisdictionId: platformJurisdiction.id, by, subject: null };
}
