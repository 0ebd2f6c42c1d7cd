/** The logged-in person, as the browser gets it. */
import { storedWord } from '#server/platform/database/stored-word.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Me } from '#contract/access/me.ts';
import type { Post } from '#contract/access/me.ts';
import { passwordDaysLeft } from '#core/session/password-policy.ts';
import { rememberedDays } from '#core/session/remembered-device.ts';
import { byDevice, methods } from '#core/session/session-stage.ts';
import { roles, scopeKinds } from '#core/access/subject.ts';
import { loadNotices } from '#server/session/account-notice.ts';
import { loadJoinedAccounts } from '#server/session/joined-account.ts';
import { loadAccount, loadSettings } from '#server/session/stored-account.ts';
import { dayInShanghai } from '#server/platform/clock.ts';
import type { Act } from '#server/platform/http/act.ts';

const stages = ['password', 'factor', 'enroll', 'full'] as const satisfies readonly Me['stage'][];

/** The person behind a session of this jurisdiction. */
export async function loadMe(act: Act, sessionId: string): Promise<Me> {
  const session = await act.db
    .selectFrom('session')
    .select(['account_id', 'post_id', 'joined_jurisdiction_id', 'joined_post_id', 'stage', 'method', 'idle_seconds', 'expires_at'])
    .where(inJurisdiction(act))
    .where('id', '=', sessionId)
    .executeTakeFirstOrThrow();
  const jurisdiction = await act.db
    .selectFrom('jurisdiction')
    .select(['id', 'name', 'demo', 'feedback'])
    .where('id', '=', act.jurisdictionId)
    .executeTakeFirstOrThrow();
  const account = await loadAccount(act, session.account_id);
  if (account === null) throw new Error('a session without its account');
  const settings = await loadSettings(act);
  const joined = await loadJoinedAccounts(act, account.id);
  const acting = joined.find((one) => one.jurisdiction.id === session.joined_jurisdiction_id);
  const posts = [...(await loadPosts(act, account.id)).map((post) => ({ ...post, jurisdiction })), ...joined.flatMap((one) => one.posts)];
  const { id, displayName, powerClass } = acting?.account ?? account;
  const postId = acting ? session.joined_post_id : session.joined_jurisdiction_id === null ? session.post_id : null;
  return {
    stage: storedWord(stages, session.stage),
    account: { id, loginName: account.loginName, displayName, powerClass },
    jurisdiction: acting?.jurisdiction ?? jurisdiction,
    home: jurisdiction,
    post: posts.find((post) => post.id === postId) ?? null,
    posts,
    factors: {
      needed: account.needsFactor,
      from: account.needsFactor ? null : settings.factorFrom,
      password: account.passwordHash !== null,
      totp: account.totpSecret !== null,
      passkeys: account.passkeys,
      remembered: methods.some((one) => one === session.method && byDevice(one)),
      rememberDays: rememberedDays(account, settings),
    },
    notices: await loadNotices(act, account.id, sessionId),
    passwordUntil: lastDay(account.passwordSetAt, act.now, settings),
    idleSeconds: session.idle_seconds,
    expiresAt: session.expires_at,
    today: act.today,
  };
}

/** The last day on which a password is valid; null when it does not expire or there is none. */
export function lastDay(setAt: string | null, now: string, settings: Parameters<typeof passwordDaysLeft>[2]): string | null {
  const days = setAt === null ? null : passwordDaysLeft(setAt, now, settings);
  return days === null ? null : dayInShanghai(new Date(Date.parse(now) + days * 86_400_000).toISOString());
}

/** Live posts of an account with the names of their units, oldest first. */
async function loadPosts(act: Act, accountId: string): Promise<Post[]> {
  const rows = await act.db
    .selectFrom('post')
    .select(['id', 'role', 'unit_id', 'scope_kind', 'scope_unit_id'])
    .where(inJurisdiction(act))
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .where('valid_from', '<=', act.today)
    .orderBy('granted_at')
    .orderBy('id')
    .execute();
  const nameOf = await fullUnitNames(
    act,
    rows.flatMap((row) => [row.unit_id, row.scope_unit_id]),
  );
  return rows.map((row) => {
    const role = storedWord(roles, row.role);
    const scope = { kind: storedWord(scopeKinds, row.scope_kind), unitId: row.scope_unit_id, unitName: nameOf(row.scope_unit_id) };
    return { id: row.id, role, unitId: row.unit_id, unitName: nameOf(row.unit_id), scope };
  });
}

/** Full names of today by id; the newest one of a unit that has ended. */
export async function fullUnitNames(act: Act, ids: readonly (string | null)[]): Promise<(id: string | null) => string | null> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return () => null;
  const rows = await act.db
    .selectFrom('unit_name')
    .select(['unit_id', 'name'])
    .where(inJurisdiction(act))
    .where('unit_id', 'in', wanted)
    .where('form', '=', 'full')
    .orderBy('valid_to', (order) => order.asc().nullsLast())
    .execute();
  const names = new Map(rows.map((row) => [row.unit_id, row.name]));
  return (id) => (id === null ? null : (names.get(id) ?? null));
}
