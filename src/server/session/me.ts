/** The logged-in person, as the browser gets it. */
import { storedWord } from '#server/platform/database/stored-word.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql } from 'kysely';
import type { Me } from '#contract/access/me.ts';
import type { Post } from '#contract/access/me.ts';
import { passwordDaysLeft } from '#core/session/password-policy.ts';
import { rememberedDays } from '#core/session/remembered-device.ts';
import { byDevice, methods } from '#core/session/session-stage.ts';
import { roles, scopeKinds } from '#core/access/subject.ts';
import { loadNotices } from '#server/session/account-notice.ts';
import { loadJoinedAccounts } from '#server/session/joined-account.ts';
import { fullUnitNames } from '#server/session/unit-names.ts';
import { standing } from '#server/session/standing-posts.ts';
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

/** Posts of an account that stand today, with the names of their units: its own, oldest first, then those that it stands in for. */
async function loadPosts(act: Act, accountId: string): Promise<Post[]> {
  const rows = await act.db
    .selectFrom('post')
    .leftJoin('post as held', (join) =>
      join.onRef('held.jurisdiction_id', '=', 'post.jurisdiction_id').onRef('held.id', '=', 'post.for_post'),
    )
    .leftJoin('account as holder', (join) =>
      join.onRef('holder.jurisdiction_id', '=', 'held.jurisdiction_id').onRef('holder.id', '=', 'held.account_id'),
    )
    .select(['post.id', 'post.role', 'post.unit_id', 'post.scope_kind', 'post.scope_unit_id', 'post.last_day', 'holder.display_name'])
    .where(inJurisdiction(act, 'post'))
    .where('post.account_id', '=', accountId)
    .where(standing(act))
    .orderBy(sql`post.for_post is not null`)
    .orderBy('post.granted_at')
    .orderBy('post.id')
    .execute();
  const nameOf = await fullUnitNames(
    act,
    rows.flatMap((row) => [row.unit_id, row.scope_unit_id]),
  );
  return rows.map((row) => {
    const role = storedWord(roles, row.role);
    const scope = { kind: storedWord(scopeKinds, row.scope_kind), unitId: row.scope_unit_id, unitName: nameOf(row.scope_unit_id) };
    const standsFor = row.display_name === null || row.last_day === null ? null : { name: row.display_name, lastDay: row.last_day };
    return { id: row.id, role, unitId: row.unit_id, unitName: nameOf(row.unit_id), scope, standsFor };
  });
}
