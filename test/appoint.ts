/** People for tests: an account with a post and a live session, made without the pages. */
import { success, type Outcome } from '#core/failure.ts';
import { powerClassOf, type Role, type Scope } from '#core/access/subject.ts';
import { claimLogin, insertAccount, insertPost, unitByName } from '#server/session/insert-account.ts';
import { openSession } from '#server/session/open-session.ts';
import { loginNameHash } from '#server/session/secret.ts';
import { loadAccount, loadSettings } from '#server/session/stored-account.ts';
import type { Act } from '#server/platform/http/act.ts';

export interface AppointDetails {
  readonly loginName?: string;
  readonly displayName?: string;
  /** Full name of the unit that the person acts for; made when there is none. */
  readonly unit?: string;
  /** The scope: of contacts, leaders and counterparts their unit with all below it; of others the jurisdiction, unless said otherwise. */
  readonly scope?: Scope;
  readonly jurisdictionId?: string;
  /** PHC string; without one the person cannot log in with a password. */
  readonly passwordHash?: string;
}

export interface Appointed {
  readonly accountId: string;
  readonly postId: string;
  readonly sessionId: string;
  readonly loginName: string;
  readonly unitId: string | null;
  readonly cookie: string;
}

type Acting = <T>(work: (act: Act) => Promise<Outcome<T>>, jurisdictionId?: string) => Promise<Outcome<T>>;

let people = 0;

/** Somebody in a role, logged in past every stage. */
export async function appoint(act: Acting, role: Role, details: AppointDetails = {}): Promise<Appointed> {
  people += 1;
  const loginName = details.loginName ?? `${role}-${people}`;
  const outcome = await act(async (inside) => {
    const unitId = details.unit === undefined ? null : await unitByName(inside, details.unit);
    const accountId = await insertAccount(inside, {
      loginName,
      displayName: details.displayName ?? `${role}${people}`,
      powerClass: powerClassOf(role),
      unitId,
      state: 'active',
    });
    await claimLogin(inside, loginNameHash(inside.installation.keys, loginName), accountId);
    if (details.passwordHash !== undefined) {
      await inside.db
        .updateTable('account')
        .set({ password_hash: details.passwordHash, password_set_at: inside.now })
        .where('jurisdiction_id', '=', inside.jurisdictionId)
        .where('id', '=', accountId)
        .execute();
    }
    const postId = await insertPost(inside, { accountId, role, unitId, scope: details.scope ?? usualScope(role, unitId) });
    const account = await loadAccount(inside, accountId);
    if (account === null) throw new Error('the account is gone');
    const credentials = { address: '127.0.0.1', userAgent: 'test' };
    const session = await openSession(inside, { account, method: 'demo', settings: await loadSettings(inside), credentials, postId });
    inside.audit({ act: 'test.appoint', objects: [{ type: 'account', id: accountId, after: { role } }] });
    return success({ accountId, postId, sessionId: session.id, loginName, unitId, cookie: `taizhang=${session.secret}` });
  }, details.jurisdictionId);
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value;
}

function usualScope(role: Role, unitId: string | null): Scope {
  const ofUnit = role === 'contact' || role === 'unit-leader' || role === 'counterpart';
  return ofUnit && unitId !== null ? { kind: 'subtree', unitId } : { kind: 'jurisdiction', unitId: null };
}
