/**
 * Login by name and password. Nothing tells whether a name exists: not the words, not the count until the lock, not the time (the same
 * hashing is done for an unknown name). A wrong password is counted in a transaction that stays although the answer is a refusal.
 */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql } from 'kysely';
import type { Me } from '#contract/access/me.ts';
import { failure, success, type Failure, type Outcome } from '#core/failure.ts';
import { defaultPreset, oneTimeClocks, settingsInForce, type SecuritySettings } from '#core/session/security-settings.ts';
import { loadMe } from '#server/session/me.ts';
import { openSession } from '#server/session/open-session.ts';
import { hashPassword, needsRehash, verifyPassword } from '#server/session/password.ts';
import { loginNameHash } from '#server/session/secret.ts';
import { loadAccount, loadSettings, type StoredAccount } from '#server/session/stored-account.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Identity, Visit } from '#server/platform/http/visit.ts';
import { homeJurisdiction, platformJurisdiction } from '#server/platform/jurisdiction.ts';

interface LoginRow {
  readonly jurisdiction_id: string | null;
  readonly account_id: string | null;
  readonly failures: number;
  readonly locked_until: string | null;
}

interface Known {
  readonly as: Identity;
  readonly account: StoredAccount;
  readonly settings: SecuritySettings;
}

/** Answers the person with whatever stage comes next, and sets the session's cookie. */
export async function logIn(visit: Visit, { loginName, password }: { loginName: string; password: string }): Promise<Outcome<Me>> {
  const hash = loginNameHash(visit.installation.keys, loginName);
  const login = await findLogin(visit, hash);
  const locked = lockOf(login, visit.now);
  const known = await loadKnown(visit, login);
  if (locked) {
    await noteRefusal(visit, known, locked);
    return locked;
  }
  const right = await verifyPassword(known?.account.passwordHash ?? null, password);
  if (!right.ok) return right;
  if (!right.value || !known) return refuse(visit, hash, known, 'login-refused');
  const closed = closedDoor(known.account, visit.now);
  if (closed) {
    await noteRefusal(visit, known, closed);
    return closed;
  }
  return enter(visit, known, 'password', async (act) => {
    const { passwordHash } = known.account;
    if (passwordHash === null || !needsRehash(passwordHash)) return;
    const better = await hashPassword(password);
    if (better.ok) await updateAccount(act, known.account.id, { password_hash: better.value });
  });
}

/** Why somebody with the right password does not get in. A password made by somebody else lasts as long as an invitation by link. */
function closedDoor({ state, passwordInitial, passwordSetAt }: StoredAccount, now: string): Failure | null {
  if (state !== 'active') return failure('account-disabled');
  const age = Date.parse(now) - Date.parse(passwordSetAt ?? now);
  return passwordInitial && age > oneTimeClocks.inviteHours * 3_600_000
    ? failure('initial-password-expired', { hours: oneTimeClocks.inviteHours })
    : null;
}

/** Opens the session of somebody who proved who they are. */
export async function enter(
  visit: Visit,
  { as, account, settings }: Known,
  method: Parameters<typeof openSession>[1]['method'],
  also: (act: Act) => Promise<void> = async () => {},
  postId?: string,
): Promise<Outcome<Me>> {
  const opened = await visit.write(as, async (act) => {
    const locked = method === 'password' ? await lockedMeanwhile(act, account.id) : null;
    if (locked) return locked;
    await also(act);
    const session = await openSession(act, {
      account,
      method,
      settings,
      credentials: visit.credentials,
      ...(postId === undefined ? {} : { postId }),
    });
    // Half a proof forgets nothing: else each right password would give a new count of guesses at the second factor.
    if (session.stage !== 'factor') await forgetFailures(act, account.id);
    act.audit({ act: 'session.open', objects: [{ type: 'session', id: session.id, after: { method, stage: session.stage } }] });
    return success({ secret: session.secret, me: await loadMe(act, session.id) });
  });
  if (!opened.ok) {
    await noteRefusal(visit, { as, account, settings }, opened);
    return opened;
  }
  visit.setSession(opened.value.secret);
  return success(opened.value.me);
}

/** A wrong proof: counted under the login name, kept in the trail, and answered in words that say nothing about who exists. */
export async function refuse(visit: Visit, hash: Buffer, known: Known | null, code: string): Promise<Failure> {
  const settings = known?.settings ?? (await homeSettings(visit));
  const as = known?.as ?? strangers(visit);
  const counted = await visit.write(as, async (act) => {
    const { rows } = await sql<{ failures: number; locked_until: string | null }>`
      select * from count_login_failure(${hash}, ${act.now}, ${settings.lockAfterFailures}, ${settings.failureWindowMinutes * 60},
        ${settings.lockMinutes * 60})`.execute(act.db);
    const failures = rows[0]?.failures ?? 0;
    const locked = lockOf(rows[0], act.now);
    act.audit({ act: 'session.open', outcome: 'refused', detail: JSON.stringify({ code, failures }), objects: aboutAccount(known) });
    return success(locked ?? failure(code, { left: Math.max(0, settings.lockAfterFailures - failures) }));
  });
  return counted.ok ? counted.value : counted;
}

/** Unknown names are counted by the rules of the installation's own jurisdiction: another count would tell that nobody has them. */
async function homeSettings(visit: Visit): Promise<SecuritySettings> {
  const read = await visit.read({ ...strangers(visit), jurisdictionId: homeJurisdiction.id }, async (act) =>
    success(await loadSettings(act)),
  );
  return read.ok ? read.value : settingsInForce(defaultPreset, {});
}

/** The login row of a name, whoever has it. */
export async function findLogin(visit: Visit, hash: Buffer): Promise<LoginRow | undefined> {
  const found = await visit.read(strangers(visit), async (act) => {
    const { rows } = await sql<LoginRow>`select * from find_login(${hash})`.execute(act.db);
    return success(rows[0]);
  });
  return found.ok ? found.value : undefined;
}

/** The refusal while a name is locked. */
export function lockOf(login: Pick<LoginRow, 'locked_until'> | undefined, now: string): Failure | null {
  const until = login?.locked_until;
  if (!until || Date.parse(until) <= Date.parse(now)) return null;
  return failure('login-locked', { minutes: Math.ceil((Date.parse(until) - Date.parse(now)) / 60_000) });
}

/** The refusal when others' wrong proofs locked the name while this one was looked at; nobody else counts until this act ends. */
export async function lockedMeanwhile(act: Act, accountId: string): Promise<Failure | null> {
  const [login] = await act.db
    .selectFrom('login')
    .select('locked_until')
    .where(inJurisdiction(act))
    .where('account_id', '=', accountId)
    .forUpdate()
    .execute();
  return lockOf(login, act.now);
}

/** The account behind a login row with its jurisdiction's rules; in whose name it then acts. */
export async function loadKnown(visit: Visit, login: Pick<LoginRow, 'jurisdiction_id' | 'account_id'> | undefined): Promise<Known | null> {
  // The same is read for nobody, so that the time does not tell a known name from an unknown one.
  const jurisdictionId = login?.jurisdiction_id ?? homeJurisdiction.id;
  const accountId = login?.account_id ?? homeJurisdiction.id;
  const stranger = { ...strangers(visit), jurisdictionId };
  const found = await visit.read(stranger, async (act) =>
    success({ account: await loadAccount(act, accountId), settings: await loadSettings(act) }),
  );
  if (!found.ok || found.value.account === null) return null;
  const { account, settings } = found.value;
  return { as: identityOf(visit, jurisdictionId, account), account, settings };
}

/** In whose name an account acts before a post is chosen. */
export function identityOf(visit: Visit, jurisdictionId: string, account: Pick<StoredAccount, 'id' | 'displayName'>): Identity {
  const { address } = visit.credentials;
  return {
    jurisdictionId,
    by: { name: account.displayName, accountId: account.id, postId: null, unitId: null, unitName: null, address },
    subject: null,
  };
}

/** In whose name a request acts that nobody is known to have sent. */
export function strangers(visit: Visit): Identity {
  const by = { name: '未登录', accountId: null, postId: null, unitId: null, unitName: null, address: visit.credentials.address };
  return { jurisdictionId: platformJurisdiction.id, by, subject: null };
}

/** Keeps in the trail that a login was refused, without counting it. */
export async function noteRefusal(visit: Visit, known: Known | null, { code, data }: Failure): Promise<void> {
  await visit.write(known?.as ?? strangers(visit), async (act) => {
    act.audit({ act: 'session.open', outcome: 'refused', detail: JSON.stringify({ code, data }), objects: aboutAccount(known) });
    return success(undefined);
  });
}

function aboutAccount(known: Known | null): { type: string; id: string }[] {
  return known === null ? [] : [{ type: 'account', id: known.account.id }];
}

/** After a whole proof. */
export async function forgetFailures(act: Act, accountId: string): Promise<void> {
  await act.db
    .updateTable('login')
    .set({ failures: 0, first_failure_at: null, locked_until: null })
    .where(inJurisdiction(act))
    .where('account_id', '=', accountId)
    .where('failures', '>', 0)
    .execute();
}

/** Writes columns of an account. */
export async function updateAccount(
  act: Act,
  accountId: string,
  change: Partial<{
    password_hash: string;
    password_set_at: string;
    password_initial: boolean;
    totp_secret: string | null;
    totp_used_step: number | null;
    state: string;
  }>,
): Promise<void> {
  await act.db.updateTable('account').set(change).where(inJurisdiction(act)).where('id', '=', accountId).execute();
}
